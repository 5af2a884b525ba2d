import AuditCore
import AuditEngine
import AuditReaders
import AuditTestSupport
import Foundation
import Testing

struct RecalculationTests {
  private static let vocabulary: Vocabulary = {
    let text = """
      <vocabulary xmlns="urn:caseaudit:vocabulary:1" id="tiny" version="1">
        <title>Tiny</title>
        <codes id="tier" title="Tier"><code value="high" label="High"/><code value="low" label="Low"/></codes>
        <case key="case.id" title="Case">
          <field path="case.id" type="text" title="Case" required="yes"><source system="s" field="f"/></field>
          <field path="tier" type="code" codes="tier" title="Tier"><source system="s" field="f"/></field>
          <field path="score" type="integer" title="Score"><source system="s" field="f"/></field>
          <field path="asked" type="boolean" title="Asked"><source system="s" field="f"/></field>
        </case>
      </vocabulary>
      """
    let reading = VocabularyReader.read(SourceFile(path: "tiny.xml", text: text))
    guard let vocabulary = reading.vocabulary else {
      preconditionFailure("the vocabulary is faulty")
    }
    return vocabulary
  }()

  private static func compile(
    _ inner: String
  ) -> (compiled: [CompiledRecalculation]?, diagnostics: [Diagnostic]) {
    let text = """
      <recalculations xmlns="urn:caseaudit:recalculations:1" id="r" version="1" vocabulary="tiny">
        <title>R</title><source id="s" title="S"/>
        <define name="limit" is="5"/>
        \(inner)
      </recalculations>
      """
    let reading = RecalculationReader.read(SourceFile(path: "r.xml", text: text))
    guard let set = reading.set else { return (nil, reading.diagnostics) }
    let found = RecalculationCompiler.compile(set, vocabulary: vocabulary, models: [:])
    return (found.compiled, reading.diagnostics + found.diagnostics)
  }

  private static let tier = """
    <recalculation id="tier" title="Tier" field="tier" needs="score" source="s" verified="no">
      <summary>High from the limit on.</summary>
      <cases>asked</cases>
      <computed>if score = 99 then lower case("NEITHER") else if score >= limit then "high" else "low"</computed>
      <step title="Above" is="score - limit"/>
    </recalculation>
    """

  private static func run(_ rows: String...) throws -> RecalculationResult {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "cases.csv")
    let csv =
      "case.id,tier,score,asked\n"
      + rows.enumerated().map { "C\($0),\($1)" }.joined(separator: "\n")
    try csv.write(to: file, atomically: true, encoding: .utf8)
    let reading = try CaseReader.read(path: file.path, vocabulary: vocabulary)
    let compiled = try #require(compile(tier).compiled)
    let units = UnitTree(
      units: [
        .init(name: "Wide", level: 0, parent: nil, children: [1]),
        .init(name: "Narrow", level: 1, parent: 0),
      ],
      unitOfCase: rows.indices.map { $0 == 0 ? UnitTree.noUnit : 1 }
    )
    let (results, _) = Recalculator.run(
      compiled,
      records: reading.table.records,
      units: units,
      asOf: CalendarDay(dayNumber: 19_905),
      threads: 2
    )
    return Recalculator.explain(
      try #require(results.first),
      by: try #require(compiled.first),
      records: reading.table.records,
      rows: Array(rows.indices.dropLast(rows.count > 8 ? 1 : 0)),
      asOf: CalendarDay(dayNumber: 19_905),
      threads: 2
    )
  }

  @Test
  func `a case agrees, differs, has nothing recorded, cannot be worked out, is not asked or fails`()
    throws
  {
    let result = try Self.run(
      "high,7,true",
      "low,7,true",
      ",3,true",
      "low,,true",
      "low,7,false",
      "low,99,true",
      "low,7,",
      "high,7,true",
      "low,7,true"
    )
    #expect(
      result.statuses
        == [
          .agrees, .differs, .notRecorded, .lacking, .notApplicable, .error, .lacking, .agrees,
          .differs,
        ]
    )
    #expect(result.values == ["High", "Low"])
    #expect(result.recorded == [0, 1, -1, 1, 1, 1, 1, 0, 1])
    #expect(result.computed == [0, 0, 1, -1, -1, -1, -1, 0, 0])
    // Steps are given of what must be looked at among the rows asked for, here all but the last.
    #expect(result.steps == [1: ["2"], 2: ["-2"]])
    #expect(result.lacks.map(\.path) == ["score"])
    #expect(result.lacks.map(\.count) == [1])
    #expect(result.pairs.map { [$0.recorded, $0.computed, $0.count] } == [[0, 0, 2], [1, 0, 2]])
  }

  @Test func `a unit counts its cases and those of its narrower units, a case without a unit none`()
    throws
  {
    let result = try Self.run("high,7,true", "low,7,true", "low,3,true")
    #expect(result.units.map { $0[.agrees] } == [1, 1])
    #expect(result.units.map { $0[.differs] } == [1, 1])
    #expect(result.total[.agrees] == 2)
    #expect(result.total.compared == 3)
  }

  @Test func `all faults of a document are told at once`() {
    let found = Self.compile(
      """
      <recalculation id="a" title="A" field="teir" needs="scor" source="s" verified="no">
        <summary>One.</summary><computed>"high"</computed>
      </recalculation>
      <recalculation id="b" title="B" field="tier" needs="scor" source="x" verified="no">
        <summary>Two.</summary><cases>score</cases><computed>score</computed>
        <step title="S" is="nowhere + 1"/>
      </recalculation>
      """
    )
    #expect(found.compiled == nil)
    let codes = Set(found.diagnostics.map(\.code.name))
    #expect(codes.isSuperset(of: ["recalculation-field", "indicator-unknown-source"]))
    #expect(found.diagnostics.count >= 5)
    #expect(found.diagnostics.contains { $0.helps.contains { $0.contains("'tier'") } })
  }

  @Test func `recalculations of the same name in two documents are told`() throws {
    let compiled = try #require(Self.compile(Self.tier).compiled)
    #expect(Recalculator.twice(compiled).isEmpty)
    #expect(Recalculator.twice(compiled + compiled).map(\.code.name) == ["recalculation-twice"])
  }
}
