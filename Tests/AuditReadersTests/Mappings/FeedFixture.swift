import AuditCore
import AuditTestSupport
import Foundation

@testable import AuditReaders

/// The feeds that stand ready: mappings of `standards/mappings` over folders of records.
enum FeedFixture {
  static let vocabulary = read(vocabulary: "probation-case")

  static func read(vocabulary name: String) -> Vocabulary {
    let path = Repository.standards.appending(path: "vocabularies/\(name).xml").path
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    guard
      let vocabulary = VocabularyReader.read(SourceFile(path: path, bytes: Array(bytes)))
        .vocabulary
    else { preconditionFailure("the vocabulary cannot be read") }
    return vocabulary
  }

  static func plan(
    _ name: String,
    vocabulary: Vocabulary = vocabulary,
    editing edit: (String) -> String = { $0 }
  ) throws -> MappingPlan {
    let path = Repository.standards.appending(path: "mappings/\(name).xml").path
    let text = edit(try String(contentsOfFile: path, encoding: .utf8))
    let reading = MappingReader.read(SourceFile(path: path, text: text))
    guard let mapping = reading.mapping else {
      throw ExtractFixture.Faulty(reading.diagnostics)
    }
    let compiled = MappingCompiler.compile(mapping, vocabulary: vocabulary)
    guard let plan = compiled.plan else { throw ExtractFixture.Faulty(compiled.diagnostics) }
    return plan
  }

  /// Reads folders one after another, each by the mapping of its name.
  static func read(_ sources: [(mapping: String, folder: URL)]) throws -> CaseReading {
    try ExtractReader.read(
      sources.map { .init(path: $0.folder.path, plan: try plan($0.mapping)) },
      vocabulary: vocabulary,
      options: CaseReadingOptions(threadCount: 2, asOf: CalendarDay("2024-07-01"))
    )
  }

  /// The folder of a sample.
  static func sample(_ name: String) -> URL {
    Repository.root.appending(path: "samples/feeds/\(name)")
  }

  /// Reads the sample of nDelius, then a feed whose folder has these files.
  static func read(_ mapping: String, files: [String: String]) throws -> CaseReading {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try read([("ndelius-csv", sample("ndelius")), (mapping, folder)])
  }

  /// The value of a field of a case as a record would write it; `nil` when nothing is recorded.
  static func value(_ reading: CaseReading, _ id: String, _ path: String) -> String? {
    guard let row = row(reading, id),
      let field = reading.table.records.type.fieldIndex(path)
    else { return nil }
    return reading.table.records.text(row: row, field: field)
  }

  /// The records of a list of a case, each as the values of some fields with blanks between them.
  static func records(
    _ reading: CaseReading,
    _ id: String,
    _ list: String,
    _ paths: [String]
  ) -> [String] {
    let type = reading.table.records.type
    guard let row = row(reading, id),
      let index = type.lists.firstIndex(where: { $0.name == list })
    else { return [] }
    let records = reading.table.records.lists[index]
    let fields = paths.compactMap { type.lists[index].fieldIndex($0) }
    return records.rows(of: row).map { child in
      fields.map { records.table.text(row: child, field: $0) ?? "-" }.joined(separator: " ")
    }
  }

  private static func row(_ reading: CaseReading, _ id: String) -> Int? {
    let records = reading.table.records
    guard let key = records.type.fieldIndex("case.id") else { return nil }
    return (0..<records.rowCount).first { records.text(row: $0, field: key) == id }
  }
}
