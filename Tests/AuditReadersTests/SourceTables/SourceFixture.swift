import AuditCore
import AuditReaders
import Foundation

@testable import AuditReaders

/// Shapes and sources made by hand.
enum SourceFixture {
  private static let place = Place(path: "mapping.xml")

  /// A wanted column: its names, its field's type, and how it is written.
  struct Wanted {
    var names: [String]
    var type = FieldType.text
    var isRequired = false
    var holdsIdentifiers = false
    var dayForms: [String] = []
    var yes: [String] = []
    var no: [String] = []
    var nothing: [String] = []
  }

  static let tiers = CodeList(
    id: "tier",
    title: "Tier",
    codes: ["A1", "B2", "C3"].map { CodeList.Code(value: $0, label: $0) }
  )

  static func shape(_ wanted: [Wanted], ignored: [String] = []) -> SourceShape {
    SourceShape(
      type: RecordType(
        name: "row",
        title: "Row",
        fields: wanted.map {
          Field(
            path: $0.names[0],
            type: $0.type,
            title: $0.names[0],
            isRequired: $0.isRequired,
            place: place
          )
        }
      ),
      columns: wanted.map {
        SourceColumn(
          names: $0.names,
          isRequired: $0.isRequired,
          holdsIdentifiers: $0.holdsIdentifiers,
          dayForms: $0.dayForms.compactMap { DayForm($0) },
          yesWords: $0.yes,
          noWords: $0.no,
          nothingWords: $0.nothing
        )
      },
      ignoredNames: ignored
    )
  }

  static func sheet(
    _ rows: String,
    after: String = "",
    shared: String? = nil,
    formats: String =
      #"<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>"#,
    properties: String = "",
    as shape: SourceShape,
    named names: [String] = ["One"]
  ) -> SourceTable {
    let bytes = WorkbookFixture.bytes(
      sheets: [("One", rows + "</sheetData>\(after)<sheetData>"), ("Cover", "")],
      sharedStrings: shared,
      formats: formats,
      properties: properties
    )
    let (workbook, _) = Workbook.open(SourceFile(path: "cases.xlsx", bytes: bytes))
    guard let workbook else { preconditionFailure("the fixture is a workbook") }
    return SheetTableReader.read(names, of: workbook, into: shape)
  }

  /// Reads documents that are put into files for as long as it takes.
  static func documents(
    _ files: [String: String],
    at path: String,
    _ form: DocumentTableReader.Form,
    as shape: SourceShape
  ) throws -> SourceTable {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let only = files.count == 1 ? files.keys.first : nil
    let source = only.map { folder.appending(path: $0).path } ?? folder.path
    return try DocumentTableReader.read(path, in: [source], form, into: shape)
  }
}

extension SourceTable {
  /// Each row as its values, `.` where none is recorded.
  var rows: [String] {
    (0..<records.rowCount).map { row in
      records.columns.indices.map { value(row, $0) }.joined(separator: "|")
    }
  }

  private func value(_ row: Int, _ field: Int) -> String {
    let column = records.columns[field]
    guard column.validity[row] else { return "." }
    return switch column.values {
    case .text(let values): values[row]
    case .codes(let values): records.codeWords[field][Int(values[row])]
    case .booleans(let values): values[row] ? "yes" : "no"
    case .integers(let values), .decimals(let values), .instants(let values),
      .secondsDurations(let values):
      "\(values[row])"
    case .days(let values): CalendarDay(dayNumber: Int(values[row])).description
    case .monthsDurations(let values): "\(values[row])"
    }
  }

  /// Each diagnostic on a line, with the folder of a file left out.
  var messages: [String] {
    diagnostics.map { diagnostic in
      var bare = diagnostic
      if let path = bare.place?.path { bare.place?.path = URL(filePath: path).lastPathComponent }
      return DiagnosticText().concise(bare)
    }
  }
}
