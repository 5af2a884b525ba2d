public import Foundation

/// Finds the test data that others wrote, which stands beside the checkout.
public enum Conformance {
  /// The folder: `CASEAUDIT_CONFORMANCE`, or `../shared/conformance` beside the checkout.
  public static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CASEAUDIT_CONFORMANCE"] {
      return URL(filePath: path)
    }
    return Repository.root.deletingLastPathComponent().appending(path: "shared/conformance")
  }()

  /// A file of it; records an issue when it is not there, so that no run is silently green.
  public static func file(_ path: String) throws -> Data {
    let file = folder.appending(path: path)
    guard let bytes = FileManager.default.contents(atPath: file.path) else {
      throw Missing(path: path)
    }
    return bytes
  }

  /// A file of the conformance data is not there.
  public struct Missing: Error, CustomStringConvertible {
    let path: String

    /// What is missing and how to give it.
    public var description: String {
      "\(path) is not in the conformance data: set CASEAUDIT_CONFORMANCE to its folder"
    }
  }
}
