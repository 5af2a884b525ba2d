public import Foundation

/// Finds the checkout's folders from where the tests were compiled.
public enum Repository {
  /// The checkout's root.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the standards that are shipped.
  public static var standards: URL { root.appending(path: "standards") }

  /// A fresh folder for one test.
  public static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "caseaudit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
