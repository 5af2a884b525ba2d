import AuditCore
import AuditKit
import AuditReports
import AuditTestSupport
import Foundation
import Testing

/// With a key for pseudonyms no file and no message tells who a case is about.
struct PseudonymTests {
  private static let rows = [
    "Q-7001,Northmarch,Alderbeck,high,male,Zaphod Quillwort,1961-02-03,yes",
    "Q-7002,Northmarch,Alderbeck,high,female,Ottoline Vexley,1962-03-04,no",
    "Q-7003,Northmarch,Dunmere,medium,male,Peregrin Snoad,1963-04-05,no",
    // A faulty row, which is told and kept out.
    "Q-7004,Northmarch,Dunmere,medium,male,Wilhelmina Crake,1964-05-06,perhaps",
  ]
  /// Whatever would tell who somebody is.
  private static let telling = [
    "Q-700", "Zaphod", "Ottoline", "Peregrin", "Wilhelmina", "1961-02-03", "3 February 1961",
    "1962-03-04", "1964-05-06", "J. Mortlake", "Said so on the telephone",
  ]

  private struct Outcome {
    var files: [String: [UInt8]]
    var caseIDs: [String]
    var messages: [String]
  }

  private func audit(key: String?, _ folder: URL) throws -> Outcome {
    func write(_ name: String, _ text: String) throws -> String {
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
    let judgements = try write(
      "judgements.csv",
      """
      case,unit,item,judgement,by,on,why
      Q-7002,,2.1.1,sufficient,J. Mortlake,2024-06-01,Said so on the telephone

      """
    )
    let keyPath = try key.map { try write("key", $0) }
    let (run, diagnostics) = try SmallAudit.run(Self.rows, in: folder) {
      $0.judgementsPath = judgements
      $0.pseudonymKeyPath = keyPath
      $0.disclosurePath =
        Repository.standards.appending(path: "disclosure/fewer-than-five.xml").path
    }
    let found = try #require(run)
    let out = folder.appending(path: "out")
    let junit = folder.appending(path: "junit.xml")
    try TestReport.write(found.result, to: junit.path, failBelow: nil)
    var files = try SmallAudit.files(out)
    files["junit.xml"] = [UInt8](try Data(contentsOf: junit))
    let messages = diagnostics.all.map {
      ([$0.headline] + $0.notes + $0.helps + [$0.place?.excerpt.map { "\($0)" } ?? ""])
        .joined(separator: "\n")
    }
    return Outcome(files: files, caseIDs: found.result.caseIDs, messages: messages)
  }

  private func inTemporaryFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private static let key = "a made-up key for tests"

  @Test func `no file and no message has a reference or what is marked as identifying`() throws {
    let outcome = try inTemporaryFolder { try audit(key: Self.key, $0) }
    for ending in [".html", ".json", "result.xml", ".csv", "junit.xml", ".md", ".xlsx"] {
      #expect(outcome.files.keys.contains { $0.hasSuffix(ending) }, "no file \(ending)")
    }
    #expect(outcome.files["report.html"] != nil && outcome.files["share/report.html"] != nil)
    #expect(outcome.files.keys.contains { $0.hasPrefix("report/cases/") })
    for (name, bytes) in outcome.files {
      let text = name + "\n" + String(decoding: bytes, as: UTF8.self)
      for word in Self.telling { #expect(!text.localizedCaseInsensitiveContains(word), "\(name)") }
    }
    #expect(!outcome.messages.isEmpty)
    for message in outcome.messages {
      for word in Self.telling { #expect(!message.contains(word)) }
    }
    #expect(!outcome.files.keys.contains { $0.hasPrefix("rejects/") })
  }

  @Test func `without a key references stand in the files, and still nobody's name`() throws {
    let outcome = try inTemporaryFolder { try audit(key: nil, $0) }
    let index = String(decoding: outcome.files["report/cases.html"] ?? [], as: UTF8.self)
    #expect(index.contains("Q-7001"))
    for (name, bytes) in outcome.files where !name.hasPrefix("rejects/") {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in Self.telling.dropFirst() { #expect(!text.contains(word), "\(name)") }
    }
  }

  @Test func `the same key gives the same pseudonyms, another key gives others`() throws {
    let first = try inTemporaryFolder { try audit(key: Self.key, $0) }
    // A line end behind the key is no part of it.
    let again = try inTemporaryFolder { try audit(key: Self.key + "\n", $0) }
    let other = try inTemporaryFolder { try audit(key: "another key for the tests", $0) }
    #expect(first.caseIDs == again.caseIDs)
    #expect(Set(first.caseIDs).isDisjoint(with: other.caseIDs))
    #expect(Set(first.caseIDs).count == 3)
    #expect(first.caseIDs.allSatisfy { $0.wholeMatch(of: /([A-Z2-7]{4}-){2}[A-Z2-7]{4}/) != nil })
  }

  @Test(arguments: ["", "\n", "fifteen letters"])
  func `a key that is empty or short is refused with the way to make one`(key: String) throws {
    try inTemporaryFolder { folder in
      let failure = #expect(throws: SurroundingsFailure.self) { try audit(key: key, folder) }
      #expect(failure?.help.contains("openssl rand") == true)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
    }
  }
}
