import AuditReports
import CLibXLSXWriter

/// The writing of one sheet.
struct SheetWriting {
  let target: UnsafeMutablePointer<lxw_worksheet>
  let formats: CellFormats
  /// The first thing that the library refused.
  private(set) var failure: WorkbookFailure?

  init(target: UnsafeMutablePointer<lxw_worksheet>, formats: CellFormats) {
    self.target = target
    self.formats = formats
  }

  mutating func write(_ sheet: ReportWorkbook.Sheet) {
    for (column, width) in sheet.widths.enumerated() {
      let place = UInt16(column)
      note(worksheet_set_column(target, place, place, Double(width), nil))
    }
    // Before the cells, because a table writes its headings itself.
    if let table = sheet.table { add(table, of: sheet) }
    for (row, cells) in sheet.rows.enumerated() where row != sheet.table?.headingRow {
      for (column, cell) in cells.enumerated() {
        write(cell, row: UInt32(row), column: UInt16(column))
        if failure != nil { return }
      }
    }
    setHeights(of: sheet)
    if sheet.isProtected {
      var options = lxw_protection()
      options.autofilter = 1
      options.format_columns = 1
      options.format_rows = 1
      worksheet_protect(target, nil, &options)
    }
    worksheet_set_landscape(target)
    worksheet_set_paper(target, 9)
    worksheet_fit_to_pages(target, 1, 0)
  }

  /// Makes rows as high as their words need, which some programs do not do by themselves.
  private mutating func setHeights(of sheet: ReportWorkbook.Sheet) {
    for (row, cells) in sheet.rows.enumerated() {
      var lines = 1
      for (column, cell) in cells.enumerated() where cell.style.isWrapped {
        guard case .text(let words) = cell.value, column < sheet.widths.count else { continue }
        // Bold letters are wider than the width counts on.
        let isBold = cell.style == .heading || cell.style == .numberHeading
        let width = sheet.widths[column]
        lines = max(lines, Self.lines(words, width: isBold ? width * 7 / 8 : width))
      }
      let isTitle = cells.first?.style == .title
      // The format holds no greater height than 409 points.
      let height = isTitle ? 21 : min(Double(lines) * 15.75 + 0.75, 409)
      note(worksheet_set_row(target, UInt32(row), height, nil))
    }
  }

  /// How many lines words take in a cell, broken between words.
  static func lines(_ words: String, width: Int) -> Int {
    // A row is no higher than some fifty lines, whatever stands in it.
    words.prefix(8_000).split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { lines, line in
        var count = 1
        var column = 0
        for word in line.split(separator: " ") {
          if column > 0, column + 1 + word.count > width {
            count += 1
            column = 0
          }
          column += word.count + (column > 0 ? 1 : 0)
          // A word that is too long breaks where the cell ends.
          count += (column - 1) / max(width, 1)
          column = (column - 1) % max(width, 1) + 1
        }
        return lines + count
      }
  }

  private mutating func write(_ cell: ReportWorkbook.Cell, row: UInt32, column: UInt16) {
    let format = formats[cell.style]
    switch cell.value {
    case .blank: note(worksheet_write_blank(target, row, column, format))
    case .number(let number): note(worksheet_write_number(target, row, column, number, format))
    case .text(let words):
      // A string is never taken for a formula, whatever it begins with.
      note(worksheet_write_string(target, row, column, WorkbookText.cell(words), format))
    case .link(let words, let sheet):
      let target = self.target
      let address = "internal:'\(sheet)'!A1"
      note(worksheet_write_url_opt(target, row, column, address, format, words, nil))
    }
  }

  private mutating func add(_ table: ReportWorkbook.Table, of sheet: ReportWorkbook.Sheet) {
    let headings = sheet.rows[table.headingRow].map { cell in
      if case .text(let words) = cell.value { String(words.prefix(255)) } else { "" }
    }
    let first = UInt32(table.headingRow)
    let last = UInt32(sheet.rows.count - 1)
    let width = UInt16(headings.count - 1)
    let styles = sheet.rows[table.headingRow].map { formats[$0.style] }
    withTexts(headings) { texts in
      var columns = zip(texts, styles).map { text, format in
        var column = lxw_table_column()
        column.header = text
        column.header_format = format
        return column
      }
      columns.withUnsafeMutableBufferPointer { columns in
        // The library takes a list of pointers that a null pointer ends.
        var list: [UnsafeMutablePointer<lxw_table_column>?] =
          columns.indices.map { columns.baseAddress?.advanced(by: $0) } + [nil]
        list.withUnsafeMutableBufferPointer { list in
          table.name.withMutableCopy { name in
            var options = lxw_table_options()
            options.name = name
            options.columns = list.baseAddress
            options.no_autofilter = table.hasFilter ? 0 : 1
            options.no_banded_rows = 1
            options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
            options.style_type_number = 1
            note(worksheet_add_table(target, first, 0, last, width, &options))
          }
        }
      }
    }
    for (column, entry) in table.entries.sorted(by: { $0.key < $1.key }) {
      restrict(UInt16(column), rows: first + 1...last, to: entry)
    }
  }

  /// Lets a column take only what may be entered in it.
  private mutating func restrict(
    _ column: UInt16,
    rows: ClosedRange<UInt32>,
    to entry: ReportWorkbook.Entry
  ) {
    var rule = lxw_data_validation()
    switch entry {
    case .choice(let words):
      // The format holds no longer list than this.
      guard words.joined(separator: ",").utf16.count <= 255,
        !words.contains(where: { $0.contains(",") })
      else { return }
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      withTexts(words) { texts in
        var list = texts + [nil]
        list.withUnsafeMutableBufferPointer { list in
          rule.value_list = list.baseAddress
          add(rule, to: column, rows: rows, "Choose one of the words in the list.")
        }
      }
    case .day:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      rule.value_datetime.year = 2000
      rule.value_datetime.month = 1
      rule.value_datetime.day = 1
      add(rule, to: column, rows: rows, "Enter a day from the year 2000 on, as 2024-12-31.")
    }
  }

  private mutating func add(
    _ rule: lxw_data_validation,
    to column: UInt16,
    rows: ClosedRange<UInt32>,
    _ message: String
  ) {
    message.withMutableCopy { message in
      var rule = rule
      rule.error_message = message
      note(
        worksheet_data_validation_range(
          target,
          rows.lowerBound,
          column,
          rows.upperBound,
          column,
          &rule
        )
      )
    }
  }

  private mutating func note(_ error: lxw_error) {
    if error != LXW_NO_ERROR, failure == nil { failure = WorkbookFailure(error) }
  }
}

/// Lends texts to C functions that take a list of them.
private func withTexts(
  _ texts: [String],
  _ body: ([UnsafeMutablePointer<CChar>?]) -> Void
) {
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes.append(contentsOf: text.utf8CString)
  }
  bytes.withUnsafeMutableBufferPointer { bytes in
    body(starts.map { start in bytes.baseAddress.map { $0 + start } })
  }
}
