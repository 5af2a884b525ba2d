public import AuditCore
import Foundation

/// Reads the rules of all time zones that this machine knows.
public enum TimeZoneFiles {
  /// Where Debian keeps the IANA database.
  public static let folder = "/usr/share/zoneinfo"

  /// Reads a folder of compiled zone files; empty when there is none.
  public static func read(_ folder: String = folder) -> [String: TimeZoneRules] {
    var found: [String: TimeZoneRules] = [:]
    let files = FileManager.default.enumerator(atPath: folder)
    while let path = files?.nextObject() as? String {
      // Copies with other leap seconds, under the same names.
      if path.hasPrefix("posix") || path.hasPrefix("right") { continue }
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      found[path] = TimeZoneReader.read([UInt8](data))
    }
    return found
  }
}
