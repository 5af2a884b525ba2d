import AuditCore

extension ExtractInspection {
  /// Looks at the sheets of a workbook.
  ///
  /// The first row with several cells holds the names of columns, unless one of them looks like a value.
  static func sheets(
    of workbook: Workbook,
    file: String,
    lists: [CodeList],
    rowLimit: Int
  ) -> (tables: [Table], diagnostics: [Diagnostic]) {
    var tables: [Table] = []
    var diagnostics: [Diagnostic] = []
    for name in workbook.sheetNames {
      let reading = SheetLook(rowLimit: rowLimit)
      diagnostics += workbook.readSheet(name) { reading.take($0) }
      guard let columns = reading.columns(lists: lists) else { continue }
      tables.append(
        Table(
          file: file,
          source: .sheet(name),
          rows: reading.rows,
          isWhole: reading.isWhole,
          hasHeadings: reading.hasHeadings,
          columns: columns
        )
      )
    }
    return (tables, diagnostics)
  }
}

/// One sheet while it is looked at.
private final class SheetLook {
  private let rowLimit: Int
  private var headings: [String]?
  private var tallies: [ColumnTally] = []
  private(set) var rows = 0
  private(set) var isWhole = true
  private(set) var hasHeadings = true

  init(rowLimit: Int) { self.rowLimit = rowLimit }

  func take(_ row: SheetRow) -> Bool {
    if row.isBlank { return true }
    guard headings != nil else {
      // A title stands alone above the names of columns.
      if row.cells.count > 1 || rows > 0 { begin(row) }
      return true
    }
    if rows == rowLimit {
      isWhole = false
      return false
    }
    count(row)
    return true
  }

  private func begin(_ row: SheetRow) {
    let width = (row.cells.last?.column ?? -1) + 1
    let words = (0..<width).map { row.text(column: $0) }
    headings = words
    tallies = words.map { _ in ColumnTally() }
    hasHeadings = !words.contains {
      ColumnTally.looksLikeValue(Array($0.utf8)) || $0.utf8.count > 64
    }
    if !hasHeadings { count(row) }
  }

  private func count(_ row: SheetRow) {
    rows += 1
    var next = 0
    for cell in row.cells where cell.column < tallies.count {
      while next < cell.column {
        tallies[next].addMissing(1)
        next += 1
      }
      row.withBytes(cell) { tallies[next].add(Array($0)) }
      next += 1
    }
    while next < tallies.count {
      tallies[next].addMissing(1)
      next += 1
    }
  }

  /// The columns; `nil` for a sheet without a table.
  func columns(lists: [CodeList]) -> [ColumnProfile]? {
    guard let headings, !headings.isEmpty else { return nil }
    return headings.indices.map { index in
      let isNamed = hasHeadings && !headings[index].isEmpty
      return tallies[index].profile(
        name: isNamed ? headings[index] : "column \(index + 1)",
        isNamed: isNamed,
        lists: lists
      )
    }
  }
}
