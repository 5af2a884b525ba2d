import AuditCore

/// A CSV table about people or units that somebody writes by hand, under a header of known columns.
///
/// Places are without excerpts, because the cells may be about people.
struct HandTable {
  /// One row.
  struct Row {
    /// Where it begins.
    let place: Place
    private let path: String
    private let cells: [String: SmallCSV.Cell]

    init(place: Place, path: String, cells: [String: SmallCSV.Cell]) {
      self.place = place
      self.path = path
      self.cells = cells
    }

    /// The text of a column's cell without blanks at its ends; empty where there is no such column.
    func text(_ column: String) -> String {
      guard var text = cells[column]?.text[...] else { return "" }
      while text.first == " " { text.removeFirst() }
      while text.last == " " { text.removeLast() }
      return String(text)
    }

    /// Where a column's cell stands; the row's beginning where there is no such column.
    func place(of column: String) -> Place {
      cells[column].map { Place(path: path, line: $0.line, column: $0.column) } ?? place
    }
  }

  private(set) var rows: [Row] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads a table; a row of the wrong length is told and left out.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - columns: The columns it may have.
  ///   - required: Columns of which it must have one each.
  init(_ file: SourceFile, columns: [String], required: [[String]]) {
    if Workbook.begins(file.bytes) {
      diagnostics.append(WorkbookMessages.needsCSV(at: Place(path: file.path)))
      return
    }
    if let offset = TextEncoding.firstFault(file.bytes) {
      let fault = file.place(of: offset..<offset + 1)
      let place = Place(path: file.path, line: fault.line, column: fault.column)
      diagnostics.append(XMLMessages.encoding("this byte is not UTF-8", at: place))
      return
    }
    let text = SmallCSV(String(decoding: file.bytes, as: UTF8.self))
    if let header = text.rows.first,
      let positions = positions(header, file.path, columns: columns, required: required)
    {
      for cells in text.rows.dropFirst() {
        let start = Place(path: file.path, line: cells[0].line, column: cells[0].column)
        guard cells.count == header.count else {
          diagnostics.append(
            JudgementMessages.rowLength(cells.count, expected: header.count, at: start)
          )
          continue
        }
        rows.append(Row(place: start, path: file.path, cells: positions.mapValues { cells[$0] }))
      }
    }
    if let fault = text.fault {
      let place = Place(path: file.path, line: fault.line, column: fault.column)
      diagnostics.append(JudgementMessages.quote(fault.kind, at: place))
    }
  }

  /// Where each known column stands; `nil` when the header cannot be used.
  private mutating func positions(
    _ header: [SmallCSV.Cell],
    _ path: String,
    columns: [String],
    required: [[String]]
  ) -> [String: Int]? {
    var found: [String: Int] = [:]
    let before = diagnostics.count
    for (position, cell) in header.enumerated() {
      let place = Place(path: path, line: cell.line, column: cell.column)
      if !columns.contains(cell.text) {
        diagnostics.append(
          JudgementMessages.unknownColumn(cell.text, known: columns, at: place)
        )
      } else if found.updateValue(position, forKey: cell.text) != nil {
        diagnostics.append(JudgementMessages.columnTwice(cell.text, at: place))
      }
    }
    let place = Place(path: path, line: header[0].line)
    for names in required where names.allSatisfy({ found[$0] == nil }) {
      diagnostics.append(JudgementMessages.missingColumn(names, of: columns, at: place))
    }
    return diagnostics.count == before ? found : nil
  }
}
