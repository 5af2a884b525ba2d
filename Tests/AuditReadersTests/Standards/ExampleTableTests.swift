import AuditCore
import AuditReaders
import Testing

struct ExampleTableTests {
  private static func vocabulary() throws -> Vocabulary {
    let file = SampleDocuments.file(SampleDocuments.vocabulary)
    return try #require(VocabularyReader.read(file).vocabulary)
  }

  private static func record(
    _ fields: [(String, String)],
    items: [(String, ExampleRecord)] = []
  ) -> ExampleRecord {
    ExampleRecord(
      fields: fields.map { ExampleRecord.ExampleField(path: $0.0, value: LocatedText($0.1)) },
      items: items.map {
        ExampleRecord.ExampleItem(list: $0.0, record: $0.1, place: Place(path: "sample"))
      }
    )
  }

  @Test func `every type of value is written back as it was read`() throws {
    let written = [
      ("case.id", "C-0007"), ("unit.pdu", "Eastwold North"), ("rosh.level", "very high"),
      ("isOpen", "yes"), ("offences", "12"), ("rsr.score", "3.25"), ("ogrs", "-0.5"),
      ("sentence.startedOn", "2024-02-29"), ("inductedAt", "2024-03-01T09:30:00"),
      ("waited", "P3DT4H"), ("term", "P1Y6M"),
    ]
    let vocabulary = try Self.vocabulary()
    let made = ExampleTable.make(for: Self.record(written), vocabulary: vocabulary)
    #expect(made.diagnostics.isEmpty)
    let table = try #require(made.table)
    #expect(table.count == 1)
    for (path, value) in written {
      let field = try #require(vocabulary.root.fieldIndex(path))
      #expect(table.records.text(row: 0, field: field) == value)
    }
  }

  @Test func `what is not written is not recorded, but the case has an identifier`() throws {
    let vocabulary = try Self.vocabulary()
    let table = try #require(
      ExampleTable.make(
        for: [Self.record([]), Self.record([("offences", "")])],
        vocabulary: vocabulary
      ).table
    )
    #expect((0..<2).map { table.caseID(at: $0) } == ["C-0001", "C-0002"])
    for field in 1..<vocabulary.root.fields.count {
      #expect(table.records.text(row: 1, field: field) == nil)
    }
  }

  @Test func `child records belong to their own case`() throws {
    let first = Self.record([], items: [("contacts", Self.record([("attended", "no")]))])
    let note = Self.record([("words", "seen")])
    let second = Self.record(
      [],
      items: [
        ("contacts", Self.record([("date", "2024-01-12")])),
        ("contacts", Self.record([("date", "2024-01-19")], items: [("notes", note)])),
      ]
    )
    let made = ExampleTable.make(for: [first, second], vocabulary: try Self.vocabulary())
    let contacts = try #require(made.table).records.lists[0]
    #expect(contacts.offsets == [0, 1, 3])
    #expect(contacts.table.text(row: 0, field: 1) == "no")
    #expect(contacts.table.text(row: 2, field: 0) == "2024-01-19")
    #expect(contacts.table.lists[0].offsets == [0, 0, 0, 1])
    #expect(contacts.table.lists[0].table.text(row: 0, field: 0) == "seen")
  }

  @Test(arguments: [
    ("offences", "1.5"), ("offences", "+5"), ("offences", "1234567890123456789"),
    ("rsr.score", "3.255"), ("rsr.score", "1e3"), ("isOpen", "maybe"), ("isOpen", "Yes"),
    ("sentence.startedOn", "2023-02-29"), ("sentence.startedOn", "08/01/2024"),
    ("inductedAt", "2024-03-01"), ("waited", "3 days"), ("term", "P3D"), ("rosh.level", "hihg"),
  ]) func `a value that is not its field's is refused at its place`(path: String, value: String)
    throws
  {
    let made = ExampleTable.make(
      for: Self.record([(path, value)]),
      vocabulary: try Self.vocabulary()
    )
    #expect(made.table == nil)
    #expect(made.diagnostics.map(\.code.name) == ["example-value"])
    #expect(made.diagnostics.first?.place?.column == 1)
  }

  @Test func `an unknown field or list is told with the nearest name`() throws {
    let record = Self.record(
      [("rosh.levl", "low")],
      items: [("contact", Self.record([("dat", "2024-01-12")]))]
    )
    let made = ExampleTable.make(for: record, vocabulary: try Self.vocabulary())
    #expect(
      made.diagnostics.map(\.code.name).sorted()
        == ["example-unknown-field", "example-unknown-list"]
    )
    let helps = Set(made.diagnostics.flatMap(\.helps))
    #expect(helps == ["did you mean 'rosh.level'?", "did you mean 'contacts'?"])
  }
}
