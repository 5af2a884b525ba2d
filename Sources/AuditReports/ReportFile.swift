/// One file of a report.
public struct ReportFile: Sendable, Hashable {
  /// The path inside the report's folder, with `/` between its parts.
  public var path: String
  /// The file's bytes.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
