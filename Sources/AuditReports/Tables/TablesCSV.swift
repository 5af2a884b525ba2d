public import AuditCore

/// The tables of a result as CSV files, with a list of them.
public enum TablesCSV {
  /// The folder of the files.
  public static let folder = "tables"

  /// A file for each table, after `index.csv`, which says what each holds.
  public static func files(of result: AuditResult) -> [ReportFile] {
    let tables = ReportTables(result: result).all
    let index = ReportTable(
      id: "index",
      title: "",
      summary: "",
      columns: [
        .init("file", .text), .init("title", .text), .init("rows", .count),
        .init("summary", .sentence), .init("notes", .sentence),
      ],
      rows: tables.map {
        [
          .text("\($0.id).csv"), .text($0.title), .count($0.rows.count), .text($0.summary),
          .text($0.notes.joined(separator: " ")),
        ]
      }
    )
    return ([index] + tables).map(file)
  }

  /// One table as a file, its headings in the first line.
  static func file(_ table: ReportTable) -> ReportFile {
    var bytes: [UInt8] = []
    append(table.columns.map { .text($0.heading) }, to: &bytes)
    for row in table.rows { append(row, to: &bytes) }
    return ReportFile(path: "\(folder)/\(table.id).csv", bytes: bytes)
  }

  private static func append(_ cells: [ReportTable.Cell], to bytes: inout [UInt8]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      // Only words can be taken for a formula; a negative number is a number.
      if case .text(let words) = cell {
        OutcomesCSV.append(cell: words, to: &bytes)
      } else {
        bytes.append(contentsOf: cell.text.utf8)
      }
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }
}
