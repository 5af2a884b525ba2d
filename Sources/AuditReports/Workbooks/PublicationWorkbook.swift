public import AuditCore

/// A result as a workbook for everybody: a cover, contents, notes, and one tagged table a sheet.
///
/// Titles stand in the first cell, no cell is merged, no row is left empty, and words stand where
/// there is no number.
///
/// - Source: UK Government Analysis Function, "Releasing statistics in spreadsheets"; not verified.
public enum PublicationWorkbook {
  /// Where the workbook lies in the output's folder.
  public static let path = "report.xlsx"

  /// Makes the workbook of a result.
  public static func make(_ result: AuditResult) -> ReportWorkbook {
    let tables = ReportTables(result: result).all
    var taken: Set<String> = ["cover", "contents", "notes"]
    let names = tables.map {
      SheetName.make(
        for: ReportText.sentence($0.id.replacing("-", with: "_")),
        taken: &taken
      )
    }
    let notes = NumberedNotes(tables)
    let sheets =
      [
        CoverSheet.make(result),
        contents(tables, names),
        notes.sheet(names),
      ].compactMap { $0 }
      + tables.indices.map { sheet(tables[$0], number: $0 + 1, named: names[$0], notes) }
    return ReportWorkbook(
      path: path,
      title: "Case audit: \(result.framework.title)",
      madeAt: result.provenance.runAt,
      sheets: sheets
    )
  }

  private static func contents(
    _ tables: [ReportTable],
    _ names: [String]
  ) -> ReportWorkbook.Sheet {
    var rows: [[ReportWorkbook.Cell]] = [
      [.text("Contents", .title)],
      [.text("This worksheet contains one table. Each worksheet name is a link.", .line)],
      [.text("Worksheet", .heading), .text("Title", .heading), .text("What it says", .heading)],
    ]
    let lead = rows.count
    if tables.contains(where: { !$0.notes.isEmpty }) {
      rows.append([
        ReportWorkbook.Cell(.link("Notes", sheet: "Notes"), .link), .text("Notes"),
        .text("One row for each note that the tables refer to."),
      ])
    }
    for (position, table) in tables.enumerated() {
      rows.append([
        ReportWorkbook.Cell(.link(names[position], sheet: names[position]), .link),
        .text("Table \(position + 1): \(table.title)"), .text(table.summary),
      ])
    }
    return ReportWorkbook.Sheet(
      name: "Contents",
      widths: [26, 60, 80],
      rows: rows,
      // A result without units may have no table at all.
      table: rows.count == lead
        ? nil : ReportWorkbook.Table(name: "contents", headingRow: lead - 1)
    )
  }

  private static func sheet(
    _ table: ReportTable,
    number: Int,
    named name: String,
    _ notes: NumberedNotes
  ) -> ReportWorkbook.Sheet {
    let marks = table.notes.compactMap { notes.mark($0) }
    var lead: [[ReportWorkbook.Cell]] = [
      [.text("Table \(number): \(table.title)", .title)],
      [.text("This worksheet contains one table. \(table.summary)", .line)],
    ]
    if !marks.isEmpty {
      let words = "The worksheet Notes explains \(ReportText.list(marks))."
      lead.append([.text(words, .line)])
    }
    lead.append([ReportWorkbook.Cell(.link("Contents", sheet: "Contents"), .link)])
    let heading = table.columns.map {
      ReportWorkbook.Cell.text($0.heading, $0.kind.isNumber ? .numberHeading : .heading)
    }
    let rows = table.rows.map { row in
      zip(table.columns, row).map { cell($1, of: $0) }
    }
    return ReportWorkbook.Sheet(
      name: name,
      widths: table.columns.indices.map { width($0, of: table) },
      rows: lead + [heading] + rows,
      table: ReportWorkbook.Table(
        name: table.id.replacing("-", with: "_"),
        headingRow: lead.count
      )
    )
  }

  /// A width in characters that fits most cells without breaking them.
  private static func width(_ column: Int, of table: ReportTable) -> Int {
    let words = table.columns[column].heading.split(separator: " ")
    let heading = words.map(\.count).max() ?? 0
    switch table.columns[column].kind {
    case .sentence: return 60
    case .count, .percentage, .points, .date: return max(heading + 3, 14)
    case .text, .rating:
      let longest = table.rows.lazy.map { $0[column].text.count }.max() ?? 0
      return max(min(longest, 40), heading) + 3
    }
  }

  /// A cell of a table as a cell of a sheet.
  static func cell(
    _ cell: ReportTable.Cell,
    of column: ReportTable.Column
  ) -> ReportWorkbook.Cell {
    switch cell {
    case .text(let words): .text(words, column.kind.isNumber ? .wordsForNumber : .wrapped)
    case .count(let number): ReportWorkbook.Cell(.number(Double(number)), .count)
    case .percentage(let number):
      percentage(number)
    case .points(let number): ReportWorkbook.Cell(.number(double(number)), .number)
    case .date(let day): ReportWorkbook.Cell(.number(serial(day)), .day)
    }
  }

  private static func percentage(_ number: Decimal128) -> ReportWorkbook.Cell {
    let share = number.divided(by: Decimal128(100)) ?? .zero
    let isWhole = number.scaled(places: 0) != nil
    return ReportWorkbook.Cell(.number(double(share)), isWhole ? .percent : .tenthOfPercent)
  }

  private static func double(_ number: Decimal128) -> Double { Double(number.description) ?? 0 }

  /// A day as workbooks number days, of which number 61 is 1 March 1900.
  static func serial(_ day: CalendarDay) -> Double { Double(day.dayNumber + 25_569) }
}
