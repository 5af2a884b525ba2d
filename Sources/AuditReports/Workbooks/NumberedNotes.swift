/// The notes of all tables, each once, numbered in the order of reading.
struct NumberedNotes {
  private let notes: [(text: String, tables: [Int])]
  private let numbers: [String: Int]

  init(_ tables: [ReportTable]) {
    var notes: [(text: String, tables: [Int])] = []
    var numbers: [String: Int] = [:]
    for (position, table) in tables.enumerated() {
      for note in table.notes {
        if let number = numbers[note] {
          notes[number - 1].tables.append(position)
        } else {
          notes.append((note, [position]))
          numbers[note] = notes.count
        }
      }
    }
    self.notes = notes
    self.numbers = numbers
  }

  /// How a table refers to a note, as `note 1`.
  func mark(_ note: String) -> String? { numbers[note].map { "note \($0)" } }

  /// The sheet of all notes.
  func sheet(_ names: [String]) -> ReportWorkbook.Sheet? {
    if notes.isEmpty { return nil }
    var rows: [[ReportWorkbook.Cell]] = [
      [.text("Notes", .title)],
      [.text("This worksheet contains one table.", .line)],
      [ReportWorkbook.Cell(.link("Contents", sheet: "Contents"), .link)],
      [.text("Note", .heading), .text("What it says", .heading), .text("Worksheets", .heading)],
    ]
    for (position, note) in notes.enumerated() {
      rows.append([
        .text("Note \(position + 1)"), .text(note.text),
        .text(ReportText.list(note.tables.map { names[$0] })),
      ])
    }
    return ReportWorkbook.Sheet(
      name: "Notes",
      widths: [12, 90, 50],
      rows: rows,
      table: ReportWorkbook.Table(name: "notes", headingRow: 3)
    )
  }
}
