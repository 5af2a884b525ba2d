import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct ReportTablesTests {
  private static let tables = ReportTables(result: ResultFixture.result).all

  private static func table(_ id: String) throws -> ReportTable {
    try #require(tables.first { $0.id == id })
  }

  /// The cells of the row whose first cells are these words, by their headings.
  private static func row(_ id: String, _ lead: [String]) throws -> [String: String] {
    let table = try table(id)
    let row = try #require(
      table.rows.first { row in
        let texts = row.map(\.text)
        return lead.allSatisfy { texts.contains($0) }
      }
    )
    return Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.heading), row.map(\.text)))
  }

  @Test func `every row has a cell for each column and no cell is empty`() {
    #expect(Self.tables.count == 8)
    for table in Self.tables {
      #expect(Set(table.columns.map(\.heading)).count == table.columns.count, "\(table.id)")
      for row in table.rows {
        #expect(row.count == table.columns.count, "\(table.id)")
        #expect(!row.contains { $0.text.isEmpty }, "\(table.id)")
      }
    }
  }

  @Test func `no table names a case`() {
    let cells = Set(Self.tables.flatMap { $0.rows.flatMap { $0.map(\.text) } })
    for caseID in ResultFixture.caseIDs { #expect(!cells.contains(caseID)) }
  }

  @Test func `a key question's row agrees with the result it is made of`() throws {
    let row = try Self.row("key-questions", ["Eastwold", "2.2.1"])
    let found = ResultFixture.result.unitResults[1].standards[2].questions[0]
    #expect(row["Level"] == "Probation delivery unit")
    #expect(row["Part of"] == "Northmarch")
    #expect(row["Sufficient cases"] == "\(found.share.numerator)")
    #expect(row["Relevant cases"] == "\(found.share.denominator)")
    #expect(row["Percentage sufficient"] == found.share.wholePercent().map { "\($0)" })
    #expect(row["Cases not evidenced"] == "\(found.counts[.notEvidenced])")
  }

  @Test func `a standard has a row only where its unit's level rates it`() throws {
    let rows = try Self.table("ratings").rows.map { $0.map(\.text) }
    #expect(rows.contains { $0[1] == "Eastwold" && $0[3] == "1.1" && $0[5] == "Good" })
    #expect(!rows.contains { $0[1] == "Northmarch" && $0[3] == "1.1" })
    #expect(!rows.contains { $0[3] == "2.3" })
  }

  @Test func `an overall rating comes with its points and what they could still be`() throws {
    let row = try Self.row("overall-ratings", ["Westmere"])
    #expect(row["Rating"] == "Incomplete")
    #expect(row["Greatest points"] == "9")
    #expect(row["Next rating"] == "not applicable")
    #expect(row["Mean or percentage"] == "not applicable")
  }

  @Test func `a question without a relevant case says so in words`() throws {
    var result = ResultFixture.result
    result.unitResults[1].standards[2].questions[0].share = Share(0, of: 0)
    let table = try #require(
      ReportTables(result: result).all.first { $0.id == "key-questions" }
    )
    let row = try #require(
      table.rows.first { $0[1].text == "Eastwold" && $0[4].text == "2.2.1" }
    )
    let position = try #require(
      table.columns.firstIndex { $0.heading == "Percentage sufficient" }
    )
    #expect(row[position] == .text("no relevant cases"))
  }

  @Test func `what is withheld is said to be, and never a number`() throws {
    var result = ResultFixture.result
    result.disclosure = DisclosureNote(
      policy: DisclosurePolicy(
        id: "made-up",
        title: "Made up",
        threshold: 5,
        place: ResultFixture.place
      ),
      smallCount: 1,
      secondaryCount: 1
    )
    result.unitResults[1].standards[2].questions[0].knowledge = .withheld
    result.unitResults[1].prompts[0].withheld = [.met]
    let tables = ReportTables(result: result).all
    let questions = try #require(tables.first { $0.id == "key-questions" })
    let question = try #require(
      questions.rows.first { $0[1].text == "Eastwold" && $0[4].text == "2.2.1" }
    )
    #expect(question[6...10].allSatisfy { $0 == .text("withheld") })
    #expect(question[12...].allSatisfy { $0 == .text("withheld") })
    let prompts = try #require(tables.first { $0.id == "prompts" })
    let prompt = try #require(
      prompts.rows.first { $0[1].text == "Eastwold" && $0[4].text == "2.1.1.a" }
    )
    #expect(prompt[7] == .text("withheld"))
    #expect(prompt.last == .text("withheld"))
    #expect(prompts.notes.contains { $0.hasPrefix("Numbers of cases below 5 are withheld") })
    let others = questions.rows.filter { $0[1].text == "Northmarch" }
    #expect(others.allSatisfy { $0.last == .text("withheld") })
    #expect(others.contains { $0.contains(.text("none or withheld")) })
  }

  @Test func `differences are counted by unit and question, wider units included`() throws {
    let table = try Self.table("differences")
    let rows = table.rows.filter { $0[3].text == "2.2.3" }.map { $0.map(\.text) }
    #expect(rows.map { $0[1] } == ["Northmarch", "Westmere"])
    #expect(rows.map { $0[5] } == ["1", "1"])
  }

  @Test func `a rating from scores has no tables of cases`() {
    var result = ResultFixture.result
    result.basis = .scores
    let ids = ReportTables(result: result).all.map(\.id)
    #expect(ids == ["ratings", "overall-ratings", "key-questions", "lifts", "unverified-numbers"])
  }

  @Test func `a text that begins like a formula is guarded in CSV and a number is not`() {
    let table = ReportTable(
      id: "made-up",
      title: "A table",
      summary: "One row.",
      columns: [.init("Name", .text), .init("Points", .points)],
      rows: [
        [.text("=1+1"), .points(Decimal128(-1))], [.text("a,b"), .text("@cmd")],
      ]
    )
    let text = String(decoding: TablesCSV.file(table).bytes, as: UTF8.self)
    #expect(text == "Name,Points\r\n'=1+1,-1\r\n\"a,b\",'@cmd\r\n")
  }

  @Test func `an index names every file with its title and rows`() {
    let files = TablesCSV.files(of: ResultFixture.result)
    let index = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(files[0].path == "tables/index.csv")
    for (table, file) in zip(Self.tables, files.dropFirst()) {
      #expect(file.path == "tables/\(table.id).csv")
      #expect(index.contains("\(table.id).csv,"))
      #expect(index.contains(",\(table.rows.count),"))
    }
  }
}
