import AuditKit
import AuditTestSupport
import Foundation
import Testing

/// Holds each shipped framework to what it was, so that none changes by accident.
struct PinTests {
  private static let frameworks = Repository.standards.appending(path: "frameworks")
  private static let pins = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Pins")

  private static func names(in folder: URL, ending: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (found ?? []).filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
      .sorted()
  }

  private static let names = names(in: frameworks, ending: ".xml")

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil
  }

  @Test(arguments: names) func `each shipped framework's content is pinned`(name: String) throws {
    let document = Self.frameworks.appending(path: "\(name).xml").path
    let digest = try #require(try Validation.digest(document), "\(name) is faulty")
    let file = Self.pins.appending(path: "\(name).sha256")
    let pinned = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
    if pinned == digest + "\n" { return }
    if Self.isRecording {
      try Data("\(digest)\n".utf8).write(to: file)
      Issue.record("recorded \(name).sha256")
      return
    }
    Issue.record(
      """
      \(name) \(pinned == nil ? "is not pinned" : "is not what its pin says")
      See what changed, here or in its base: git show HEAD:standards/frameworks/\(name).xml > \
      before.xml; caseaudit diff before.xml standards/frameworks/\(name).xml
      Where that was meant: RECORD_GOLDEN=1 swift test --filter PinTests
      """
    )
  }

  @Test func `each pin is of a shipped framework`() throws {
    let gone = Self.names(in: Self.pins, ending: ".sha256").filter { !Self.names.contains($0) }
    if Self.isRecording {
      for name in gone {
        try FileManager.default.removeItem(at: Self.pins.appending(path: "\(name).sha256"))
      }
    }
    #expect(gone == [])
    #expect(!Self.names.isEmpty)
  }
}
