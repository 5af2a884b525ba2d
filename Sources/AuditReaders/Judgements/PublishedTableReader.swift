public import AuditCore

/// Reads the tables of counts that an audit publishes as CSV.
public enum PublishedTableReader {
  /// A table as it was published.
  public struct Table: Sendable {
    /// The headings.
    public var header: [String]
    /// The rows with their lines in the file, each as long as the header.
    public var rows: [(line: Int, cells: [String])]
  }

  /// Reads a table; `nil` for a text that is no CSV, or whose rows differ in length.
  public static func read(_ file: SourceFile) -> Table? {
    let csv = SmallCSV(String(decoding: file.bytes, as: UTF8.self))
    guard csv.fault == nil, let header = csv.rows.first?.map(\.text) else { return nil }
    let rows = csv.rows.dropFirst().map { row in
      (line: row.first?.line ?? 0, cells: row.map(\.text))
    }
    guard rows.allSatisfy({ $0.cells.count == header.count }) else { return nil }
    return Table(header: header, rows: Array(rows))
  }
}
