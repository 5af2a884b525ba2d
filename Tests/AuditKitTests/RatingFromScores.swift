import AuditCore
import AuditKit
import AuditTestSupport
import Foundation
import Testing

/// Rates made-up units by a shipped framework, as `caseaudit rate` does.
enum RatingFromScores {
  static let header = "unit,item,numerator,denominator,percent,rating,points\n"

  /// Rates the rows of a table of scores, written without its header.
  static func rate(
    _ framework: String,
    _ rows: [String],
    decisions: [String] = [],
    asOf: String = "2024-07-01"
  ) throws -> (result: AuditResult, diagnostics: [Diagnostic]) {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let scores = folder.appending(path: "scores.csv")
    try Data((header + rows.joined(separator: "\n") + "\n").utf8).write(to: scores)
    var decisionsPath: String?
    if !decisions.isEmpty {
      let file = folder.appending(path: "decisions.csv")
      let head = "unit,item,from,to,by,on,why,expires\n"
      try Data((head + decisions.joined(separator: "\n") + "\n").utf8).write(to: file)
      decisionsPath = file.path
    }
    let day = try #require(CalendarDay(asOf))
    let rating = ScoreRating(
      frameworkPath: Repository.standards.appending(path: "frameworks/\(framework).xml").path,
      scoresPath: scores.path,
      decisionsPath: decisionsPath,
      asOf: day,
      environment: AuditEnvironment(
        runAt: "2024-07-01T09:30:00Z",
        today: day,
        programVersion: "test",
        threadCount: 1
      )
    )
    let (result, _, diagnostics) = try rating.run()
    return (try #require(result, "\(diagnostics.all.map(\.headline))"), diagnostics.all)
  }

  /// The words of a standard's rating in the first unit; `nil` where it has none.
  static func standard(_ code: String, _ result: AuditResult) throws -> String? {
    let found = try standardResult(code, result)
    return found.status.ratingID.flatMap { result.framework.scale.rating($0)?.label }
  }

  /// A standard of the first unit.
  static func standardResult(_ code: String, _ result: AuditResult) throws -> StandardResult {
    let position = try #require(result.framework.standards.firstIndex { $0.code == code })
    return try #require(result.unitResults.first).standards[position]
  }

  /// The words of the overall rating of each unit, in the order of their names.
  static func overall(_ result: AuditResult) -> [String] {
    result.unitResults.map { unit in
      unit.overall?.status.ratingID.flatMap { result.framework.scale.rating($0)?.label } ?? "-"
    }
  }
}
