import Foundation

/// The report as one file of a finished audit.
package enum SingleFileReport {
  /// Where it lies in the audit's folder.
  package static let path = "report.html"

  /// The size of a file in words behind its path, as ` (1.2 MB)`; empty for one that is not there.
  package static func size(of path: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = (attributes?[.size] as? NSNumber)?.intValue else { return "" }
    let tenths = (size + 50_000) / 100_000
    return size < 100_000 ? " (\(size / 1000) KB)" : " (\(tenths / 10).\(tenths % 10) MB)"
  }
}
