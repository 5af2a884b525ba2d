import AuditReaders
import Foundation

extension Inspection {
  /// What was found, for a terminal.
  package var text: String {
    var lines: [String] = []
    for table in extract.tables { lines += Self.lines(table) }
    if !extract.links.isEmpty {
      lines.append("Columns that several tables have:")
      lines += extract.links.map { "  \($0.column): \($0.files.joined(separator: "; "))" }
    }
    lines += fitLines
    if !extract.passedOver.isEmpty {
      let names = extract.passedOver.joined(separator: ", ")
      lines.append("Not looked at, being no CSV, workbook, JSON or XML: \(names)")
    }
    if extract.tables.isEmpty {
      lines.append("There is no table in a CSV file, workbook, JSON or XML document.")
    }
    if let lacks {
      lines.append(
        lacks.isEmpty
          ? "The proposed mapping fills every field that the rules read."
          : "Fields that the rules read and the proposed mapping does not fill:"
      )
      lines += lacks.map { "  \($0.field): \($0.items.joined(separator: ", "))" }
    }
    return lines.joined(separator: "\n")
  }

  /// Which mappings at hand read the extract, or which comes nearest and what it lacks.
  private var fitLines: [String] {
    guard let first = fits.first else { return [] }
    var lines = extract.links.isEmpty ? [] : [""]
    lines.append(
      first.isWhole
        ? "Mappings at hand that read this, named with --mapping:"
        : "No mapping at hand reads this. The one that comes nearest:"
    )
    for fit in fits {
      lines.append(
        "  \(fit.id): \(fit.tables) of its \(Self.counted(fit.allTables, "table")), "
          + "\(fit.columns) of \(Self.counted(fit.allColumns, "column")) known"
      )
      lines.append("    \(fit.title)")
      if !fit.isWhole { lines.append("    lacks \(fit.lacks.joined(separator: ", "))") }
    }
    return lines
  }

  private static func lines(_ table: ExtractInspection.Table) -> [String] {
    let bound = table.isWhole ? "" : ", the first of more"
    var lines = [
      "\(table.title): \(counted(table.rows, "row"))\(bound), "
        + counted(table.columns.count, "column")
    ]
    if !table.hasHeadings {
      lines.append("  its first row does not look like names of columns, so that it is not shown")
    }
    if table.unevenRows > 0 {
      lines.append("  \(table.unevenRows) rows have more or fewer cells than the first row")
    }
    if table.unshownNames > 0 {
      lines.append("  \(counted(table.unshownNames, "name")) not shown, looking like values")
    }
    if table.hasOpenQuote { lines.append("  a quotation mark is not closed") }
    let width = min(table.columns.map(\.name.count).max() ?? 0, 30)
    for column in table.columns {
      let gap = String(repeating: " ", count: max(0, width - column.name.count))
      lines.append("  \(column.name)\(gap)  \(words(column).joined(separator: "; "))")
    }
    return lines + [""]
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func words(_ column: ColumnProfile) -> [String] {
    if column.filled == 0 { return ["empty"] }
    var words = [kind(column)]
    words.append(column.isFull ? "full" : "\(column.filled) of \(column.rows) filled")
    let isBounded = column.distinct >= rowLimit
    words.append("\(isBounded ? "at least " : "")\(column.distinct) distinct")
    if column.nothing > 0 { words.append("\(column.nothing) words for nothing") }
    if column.others > 0 { words.append("\(column.others) of another kind") }
    if column.isKey { words.append("likely key") }
    if let best = column.lists.first, !column.isYesNo {
      words.append("\(best.known) of them codes of '\(best.list)'")
    }
    return words
  }

  private static func kind(_ column: ColumnProfile) -> String {
    switch column.kind {
    case .empty: "empty"
    case .yesNo(let yes, let no): "yes or no as \(yes)/\(no)"
    case .integer: "whole numbers"
    case .decimal(let places): "numbers with up to \(places) decimal places"
    case .date(let forms) where forms.count == 1: "days as \(forms[0].pattern)"
    case .date(let forms):
      "days in mixed forms: "
        + forms.map { "\($0.pattern) (\($0.count))" }.joined(separator: ", ")
    case .text: "text"
    }
  }

  private static func place(_ source: ExtractInspection.Table.Source) -> String? {
    switch source {
    case .file: nil
    case .sheet(let name): name
    case .json(let path), .xml(let path): path
    }
  }

  /// What was found as JSON, keys in order.
  package var json: String {
    let tables = extract.tables.map { table in
      JSONTable(
        file: table.file,
        place: Self.place(table.source),
        rows: table.rows,
        isWhole: table.isWhole,
        hasHeadings: table.hasHeadings,
        unevenRows: table.unevenRows,
        unshownNames: table.unshownNames,
        columns: table.columns.map {
          JSONColumn(
            name: $0.name,
            kind: Self.kind($0),
            filled: $0.filled,
            distinct: $0.distinct,
            nothing: $0.nothing,
            others: $0.others,
            isKey: $0.isKey
          )
        }
      )
    }
    let document = JSONDocument(
      tables: tables,
      mappings: fits.map {
        JSONFit(
          id: $0.id,
          tables: $0.tables,
          allTables: $0.allTables,
          columns: $0.columns,
          allColumns: $0.allColumns,
          lacks: $0.lacks
        )
      },
      links: extract.links.map { JSONLink(column: $0.column, files: $0.files) },
      passedOver: extract.passedOver,
      lacks: lacks?.map { JSONLack(field: $0.field, items: $0.items) }
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    // Texts and counts alone can always be written.
    return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

private struct JSONDocument: Encodable {
  var tables: [JSONTable]
  var mappings: [JSONFit]
  var links: [JSONLink]
  var passedOver: [String]
  var lacks: [JSONLack]?
}

private struct JSONTable: Encodable {
  var file: String
  var place: String?
  var rows: Int
  var isWhole: Bool
  var hasHeadings: Bool
  var unevenRows: Int
  var unshownNames: Int
  var columns: [JSONColumn]
}

private struct JSONColumn: Encodable {
  var name: String
  var kind: String
  var filled: Int
  var distinct: Int
  var nothing: Int
  var others: Int
  var isKey: Bool
}

private struct JSONFit: Encodable {
  var id: String
  var tables: Int
  var allTables: Int
  var columns: Int
  var allColumns: Int
  var lacks: [String]
}

private struct JSONLink: Encodable {
  var column: String
  var files: [String]
}

private struct JSONLack: Encodable {
  var field: String
  var items: [String]
}
