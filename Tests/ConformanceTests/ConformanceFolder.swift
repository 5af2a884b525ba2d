import AuditTestSupport
import Foundation
import Testing

/// The folder of data that others wrote, which is no part of the checkout.
enum ConformanceFolder {
  /// The folder; `nil` when it is not there.
  static let url: URL? = {
    let named = ProcessInfo.processInfo.environment["CASEAUDIT_CONFORMANCE"]
    let url =
      named.map { URL(filePath: $0) }
      ?? Repository.root.deletingLastPathComponent().appending(path: "shared/conformance")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }()

  /// A file or folder in it; `nil`, told loudly, when the data is not there.
  static func part(_ path: String) -> URL? {
    if let url { return url.appending(path: path) }
    withKnownIssue("the conformance data is not there, so nothing was held against it") {
      Issue.record("set CASEAUDIT_CONFORMANCE to the folder that holds \(path)")
    }
    return nil
  }

  /// The names in a folder of it; one that stands for all when the data is not there.
  static func names(in path: String) -> [String] {
    let found = url.flatMap {
      try? FileManager.default.contentsOfDirectory(atPath: $0.appending(path: path).path)
    }
    return found?.sorted() ?? ["(no data)"]
  }
}
