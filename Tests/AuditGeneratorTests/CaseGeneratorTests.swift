import AuditCore
import AuditGenerator
import Testing

struct CaseGeneratorTests {
  private static let asOf = CalendarDay(dayNumber: 20_088)

  private static func generator(seed: UInt64 = 7, listCount: Int? = nil) -> CaseGenerator {
    CaseGenerator(
      vocabulary: TinyVocabulary.vocabulary,
      seed: seed,
      asOf: asOf,
      listCount: listCount
    )
  }

  private static func files(
    _ generator: CaseGenerator,
    count: Int,
    as form: RecordForm
  ) -> [String: String] {
    var bytes: [String: [UInt8]] = [:]
    generator.generate(count: count, as: form) { file, piece in
      bytes[file, default: []] += piece
    }
    return bytes.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: RecordForm.allCases)
  func `the same seed gives the same bytes`(form: RecordForm) {
    let one = Self.files(Self.generator(), count: 60, as: form)
    #expect(one == Self.files(Self.generator(), count: 60, as: form))
    #expect(one != Self.files(Self.generator(seed: 8), count: 60, as: form))
  }

  @Test(arguments: RecordForm.allCases)
  func `a form writes the files that it names`(form: RecordForm) {
    let files = Self.files(Self.generator(), count: 5, as: form)
    #expect(Set(Self.generator().files(form)) == Set(files.keys))
  }

  @Test func `a case does not depend on the cases after it`() {
    let profile = GeneratorProfile.northmarch
    let generator = CaseGenerator(
      vocabulary: TinyVocabulary.vocabulary,
      profile: GeneratorProfile(regions: [
        .init(name: "Eastwold", units: Array(profile.regions[0].units.prefix(1)))
      ]),
      seed: 7,
      asOf: Self.asOf
    )
    let few = Self.files(generator, count: 3, as: .jsonLines)["cases.jsonl"] ?? ""
    let many = Self.files(generator, count: 9, as: .jsonLines)["cases.jsonl"] ?? ""
    #expect(many.hasPrefix(few.dropLast()))
    #expect(!few.isEmpty)
  }

  @Test func `every case has an identifier of its own`() {
    let table = Self.generator().table(count: 300)
    #expect(Set((0..<300).map { table.caseID(at: $0) }).count == 300)
    #expect(table.caseID(at: 0) == "C-000001")
  }

  @Test func `dates hang together`() throws {
    let table = Self.generator().table(count: 400)
    let type = table.records.type
    let birth = try #require(type.fieldIndex("person.dateOfBirth"))
    let chain = try [
      "sentence.startedOn", "assessment.startedOn", "assessment.completedOn", "plan.completedOn",
    ].map { try #require(type.fieldIndex($0)) }
    for row in 0..<table.count {
      let days = chain.compactMap { table.records.text(row: row, field: $0) }
      #expect(days == days.sorted(), "case \(row)")
      #expect(days.allSatisfy { $0 <= Self.asOf.description }, "case \(row)")
      let born = try #require(table.records.text(row: row, field: birth))
      let started = try #require(days.first)
      let age = try #require(Int(started.prefix(4))) - (try #require(Int(born.prefix(4))))
      #expect((18...90).contains(age), "case \(row)")
    }
  }

  @Test func `an answer follows its request`() {
    let list = Self.generator().table(count: 300).records.lists[1].table
    var answers = 0
    for row in 0..<list.rowCount {
      guard let asked = list.text(row: row, field: 1), let got = list.text(row: row, field: 2)
      else { continue }
      answers += 1
      #expect(asked <= got)
    }
    #expect(answers > 50)
  }

  @Test func `contacts lie between the start and the audit, closer together at high risk`() throws {
    let table = Self.generator().table(count: 400)
    let records = table.records
    let level = try #require(records.type.fieldIndex("rosh.level"))
    let start = try #require(records.type.fieldIndex("sentence.startedOn"))
    var counts: [String: [Int]] = [:]
    for row in 0..<table.count {
      let rows = records.lists[0].rows(of: row)
      counts[records.text(row: row, field: level) ?? "", default: []].append(rows.count)
      let started = try #require(records.text(row: row, field: start))
      for child in rows {
        let day = try #require(records.lists[0].table.text(row: child, field: 1))
        #expect(day >= started)
        #expect(day <= Self.asOf.description)
      }
    }
    func mean(_ level: String) -> Int {
      let all = counts[level] ?? []
      return all.reduce(0, +) / max(all.count, 1)
    }
    #expect(mean("high") > mean("medium"))
    #expect(mean("medium") > mean("low"))
  }

  @Test func `numbers stay within what the vocabulary allows`() throws {
    let table = Self.generator().table(count: 300)
    let score = try #require(table.records.type.fieldIndex("rsr.score"))
    for row in 0..<table.count {
      guard let text = table.records.text(row: row, field: score) else { continue }
      let number = try #require(Decimal128(text))
      #expect(number >= .zero)
      #expect(number <= Decimal128(100))
    }
  }

  @Test func `a value that hangs on a field the vocabulary lacks is made up by its type`() {
    // `contacts.attended` follows `contacts.outcome`, which this vocabulary does not have.
    let contacts = Self.generator().table(count: 50).records.lists[0].table
    let attended = (0..<contacts.rowCount).compactMap { contacts.text(row: $0, field: 2) }
    #expect(attended.contains("yes"))
    #expect(attended.contains("no"))
  }

  @Test func `a fixed number of list records is kept`() {
    let table = Self.generator(listCount: 20).table(count: 50)
    #expect(table.records.lists[0].table.rowCount == 1000)
    #expect(table.records.lists[1].table.rowCount == 1000)
  }

  @Test func `units get their share of the cases, mixed in the file`() throws {
    let table = Self.generator().table(count: 300)
    let pdu = try #require(table.records.type.fieldIndex("unit.pdu"))
    let names = (0..<300).map { table.records.text(row: $0, field: pdu) ?? "" }
    let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    #expect(
      counts == ["Alderbeck": 70, "Brackendale": 90, "Carrow Vale": 60, "Dunmere": 80]
    )
    #expect(Set(names.prefix(10)).count == 4)
  }

  @Test func `pieces of the files are handed over before the last case is made`() {
    var pieces = 0
    var largest = 0
    Self.generator(listCount: 20).generate(count: 1000, as: .xml) { _, bytes in
      pieces += 1
      largest = max(largest, bytes.count)
    }
    #expect(pieces > 5)
    #expect(largest < 100_000)
  }

  @Test func `no case gives files without records`() {
    let files = Self.files(Self.generator(), count: 0, as: .csv)
    #expect(files["contacts.csv"] == "case.id,type,date,attended\n")
  }
}
