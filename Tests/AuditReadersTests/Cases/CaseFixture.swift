import AuditCore
import AuditTestSupport
import Foundation

@testable import AuditReaders

/// A small vocabulary with every type of field, and ways to read records written in a test.
enum CaseFixture {
  static let place = Place(path: "vocabulary.xml", line: 1)

  static func codes(_ id: String, _ values: [String]) -> FieldType {
    .code(
      CodeList(id: id, title: id, codes: values.map { CodeList.Code(value: $0, label: $0) })
    )
  }

  static func field(
    _ path: String,
    _ type: FieldType,
    required: Bool = false,
    minimum: String? = nil,
    maximum: String? = nil
  ) -> Field {
    Field(
      path: path,
      type: type,
      title: path,
      isRequired: required,
      minimum: minimum,
      maximum: maximum,
      place: place
    )
  }

  static let vocabulary = Vocabulary(
    id: "made-up",
    version: "1.0",
    title: "Made up",
    codeLists: [],
    root: RecordType(
      name: "case",
      title: "Case",
      fields: [
        field("case.id", .text, required: true),
        field("unit.region", .text),
        field("sentence.type", codes("sentenceType", ["community order", "licence", "suspended"])),
        field("sentence.startedOn", .date, minimum: "2000-01-01", maximum: "2030-12-31"),
        field("rosh.level", codes("roshLevel", ["low", "medium", "high", "very high"])),
        field("rsr.score", .decimal(places: 2), minimum: "0", maximum: "100"),
        field("offence.count", .integer),
        field("release.planned", .boolean),
        field("court.heardAt", .dateTime),
        field("wait.length", .daysTimeDuration),
        field("term.length", .yearsMonthsDuration),
      ],
      lists: [
        RecordType(
          name: "contacts",
          title: "Contact",
          fields: [
            field("type", codes("contactType", ["home visit", "office visit"]), required: true),
            field("date", .date),
            field("note", .text),
          ]
        ),
        RecordType(
          name: "plans",
          title: "Plan",
          fields: [field("completedOn", .date)],
          lists: [RecordType(name: "goals", title: "Goal", fields: [field("text", .text)])]
        ),
      ]
    ),
    keyField: 0,
    place: place
  )

  /// Reads one file with a text.
  static func read(
    _ text: String,
    as name: String = "cases.csv",
    options: CaseReadingOptions = CaseReadingOptions(threadCount: 2),
    chunkSize: Int = 1 << 20
  ) throws -> CaseReading {
    try read(Array(text.utf8), as: name, options: options, chunkSize: chunkSize)
  }

  /// Reads one file with some bytes.
  static func read(
    _ bytes: [UInt8],
    as name: String = "cases.csv",
    options: CaseReadingOptions = CaseReadingOptions(threadCount: 2),
    chunkSize: Int = 1 << 20
  ) throws -> CaseReading {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return try CaseReader.read(
      path: file.path,
      vocabulary: vocabulary,
      options: options,
      chunkSize: chunkSize
    )
  }

  /// Reads a folder of files.
  static func readFolder(
    _ files: [String: String],
    options: CaseReadingOptions = CaseReadingOptions(threadCount: 2),
    chunkSize: Int = 1 << 20
  ) throws -> CaseReading {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try CaseReader.read(
      path: folder.path,
      vocabulary: vocabulary,
      options: options,
      chunkSize: chunkSize
    )
  }
}

extension CaseReading {
  /// The records as text: a line for each, its lists indented under it.
  var dump: [String] { Self.dump(table.records, 0..<table.count, indent: "") }

  private static func dump(_ table: RecordTable, _ rows: Range<Int>, indent: String) -> [String] {
    let blanks = String(indent.prefix { $0 == " " })
    return rows.flatMap { row in
      let cells = table.type.fields.indices.compactMap { field in
        table.text(row: row, field: field).map { "\(table.type.fields[field].path)=\($0)" }
      }
      let lists = table.lists.flatMap { list in
        dump(list.table, list.rows(of: row), indent: "\(blanks)  \(list.table.type.name): ")
      }
      return [indent + cells.joined(separator: "|")] + lists
    }
  }

  /// The names of the faults, in the order they are told.
  var codes: [String] { diagnostics.map(\.code.name) }

  /// The diagnostics as the terminal shows them, without case values and with bare file names.
  var messages: [String] {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      let name = diagnostic.place?.path.split(separator: "/").last.map(String.init)
      diagnostic.place?.path = name ?? ""
      return DiagnosticText().full(diagnostic)
    }
  }

  /// Everything that must not depend on how the file was cut into parts.
  var fingerprint: [String] {
    let lines = table.records.origins.lines.map(String.init).joined(separator: " ")
    let lists = table.records.lists.map {
      $0.table.origins.lines.map(String.init).joined(separator: " ")
    }
    let files = rejects.map { "\($0.name)\n\(String(decoding: $0.bytes, as: UTF8.self))" }
    let counts = intake.tables.map { "\($0.name) \($0.readCount) \($0.rejectedCount)" }
    return dump + [lines] + lists + files + counts + messages
      + diagnostics.map { $0.caseValue ?? "" }
  }

  /// Whether every record read was either kept or rejected.
  var countsAddUp: Bool {
    guard let cases = intake.tables.first else { return true }
    return !isUsable || cases.keptCount == table.count
  }
}
