import AuditReports
import Foundation
import Testing

struct LookTests {
  /// Where to write the fixture's pages, for eyes and browsers.
  private static let folder = ProcessInfo.processInfo.environment["CASEAUDIT_LOOK"]

  @Test(.enabled(if: folder != nil, "asks for a folder in CASEAUDIT_LOOK"))
  func `the fixture's pages are written for a person to look at`() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let report = HTMLReport(result: ResultFixture.result)
    let cases = report.caseRowsWithPages.map {
      report.casePage(for: ExplanationFixture.explanation(row: $0))
    }
    for file in Array(report.pages) + cases {
      let target = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(file.bytes).write(to: target)
    }
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "index.html").path))
  }
}
