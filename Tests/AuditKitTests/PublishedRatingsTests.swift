import AuditCore
import AuditTestSupport
import Foundation
import Testing

/// Holds the youth frameworks to results that were really published.
struct PublishedRatingsTests {
  /// Rows that the source itself gets wrong, or that another set of standards made.
  private static let exceptions = [
    "Ceredigion": "its points are of 24, from an inspection of eight rated standards",
    "Bridgend": "the source gives a percentage that is no whole number of points",
  ]

  private struct Row {
    var programme: String
    var service: String
    var points: String
    var maximum: String
    var rating: String
  }

  private func rows() throws -> [Row] {
    let data = try Conformance.file("published-ratings/overall_ratings.csv")
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    #expect(lines[0].hasPrefix("programme,service,published,standards_count,points,max_points,"))
    return lines.dropFirst().map { line in
      // The first seven columns hold no comma.
      let cells = line.split(separator: ",", maxSplits: 7, omittingEmptySubsequences: false)
        .map(String.init)
      return Row(
        programme: cells[0],
        service: cells[1],
        points: cells[4],
        maximum: cells[5],
        rating: cells[6]
      )
    }
  }

  @Test func `published points earn the overall rating that was published with them`() throws {
    let rows = try rows()
    #expect(rows.count >= 83)
    for programme in ["youth-2018", "youth-2021"] {
      let known = rows.filter { $0.programme == programme && Self.exceptions[$0.service] == nil }
      #expect(!known.isEmpty)
      for row in known { #expect(row.maximum == "36", "\(row.service)") }
      // Each row is a unit of its own, numbered so that the order of names is that of the rows.
      let names = known.indices.map { "Service \(1_000 + $0)" }
      let scores = zip(names, known).map { "\($0),overall,,,,,\($1.points)" }
      let (result, diagnostics) = try RatingFromScores.rate(programme, scores)
      #expect(diagnostics.map(\.headline) == [])
      let found = RatingFromScores.overall(result)
      for (row, rating) in zip(known, found) { #expect(rating == row.rating, "\(row.service)") }
    }
  }

  @Test func `every exception is a row of the source`() throws {
    let services = Set(try rows().map(\.service))
    for service in Self.exceptions.keys { #expect(services.contains(service)) }
  }
}
