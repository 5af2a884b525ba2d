import AuditCore
import AuditReaders
import AuditTestSupport
import FEEL
import Foundation
import Testing

/// Holds the mappings of OASys messages against the tests of the link that carried them to Delius.
struct AssessmentMessageTests {
  private static let letters = ["low": "L", "medium": "M", "high": "H", "very high": "V"]
  /// The fields that flags fill, with the positions of their flags.
  private static let risks = [
    ("rosh.children", [0, 1]), ("rosh.public", [2, 3]), ("rosh.knownAdult", [4, 5]),
    ("rosh.staff", [6, 7]), ("rosh.prisoners", [8]),
  ]
  private static let concerns = [
    "concern.suicide", "concern.selfHarm", "concern.copingInCustody", "concern.copingInHostel",
    "concern.vulnerability", "concern.escape", "concern.control", "concern.breachOfTrust",
  ]

  private static func message(_ name: String, _ flags: String, _ text: String) -> String {
    let element = "<\(flags)>\(text)</\(flags)>"
    let who = "<CMSProbNumber>X000000</CMSProbNumber>"
    let body =
      name == "oasys-risk-update"
      ? "<RiskUpdateRequest>\(who)\(element)</RiskUpdateRequest>"
      : "<CMSUpdate><Assessment>\(who)\(element)</Assessment></CMSUpdate>"
    return "<Envelope><Body>\(body)</Body></Envelope>"
  }

  private static func document(_ path: String) throws -> SourceFile {
    let url = Repository.standards.appending(path: path)
    return SourceFile(path: url.path, bytes: Array(try Data(contentsOf: url)))
  }

  private static func plan(_ name: String, _ vocabulary: Vocabulary) throws -> MappingPlan {
    let read = MappingReader.read(try document("mappings/\(name).xml")).mapping
    let mapping = try #require(read)
    let compiled = MappingCompiler.compile(mapping, vocabulary: vocabulary)
    return try #require(compiled.plan)
  }

  /// Reads a message that adds to a case, and gives the case's values by path.
  private static func read(_ name: String, _ message: String) throws -> (String) -> String? {
    let words = VocabularyReader.read(try document("vocabularies/probation-case.xml")).vocabulary
    let vocabulary = try #require(words)
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "message.xml")
    try message.write(to: file, atomically: true, encoding: .utf8)
    let cases = Repository.root.appending(path: "samples/feeds/ndelius").path
    let reading = try ExtractReader.read(
      [
        .init(path: cases, plan: try plan("ndelius-csv", vocabulary)),
        .init(path: file.path, plan: try plan(name, vocabulary)),
      ],
      vocabulary: vocabulary
    )
    let records = reading.table.records
    return { path in records.type.fieldIndex(path).flatMap { records.text(row: 0, field: $0) } }
  }

  @Test func `every row of the tests of messages comes out as it must`() throws {
    guard ConformanceFolder.part("oasys-xml/cases.jsonl") != nil else { return }
    let rows = TieringTests.read("oasys-xml/cases.jsonl")
    #expect(rows.count == 6)
    for row in rows {
      guard case .string(let kind)? = row["kind"], case .context(let inputs)? = row["inputs"],
        case .context(let expected)? = row["expected"]
      else {
        Issue.record("a row is not as expected")
        continue
      }
      if kind == "riskFlags" {
        try Self.checkRisks(inputs, expected)
      } else {
        try Self.checkConcerns(inputs, expected)
      }
    }
  }

  private static func checkRisks(_ inputs: ContextValue, _ expected: ContextValue) throws {
    guard case .string(let kind)? = inputs["message"],
      case .string(let flags)? = inputs["oasysRiskFlags"],
      case .string(let written)? = expected["deliusRiskOfHarm"]
    else {
      Issue.record("a row is not as expected")
      return
    }
    let name = kind == "riskUpdate" ? "oasys-risk-update" : "oasys-message"
    let value = try read(name, message(name, "RiskFlags", flags))
    let wanted = written.split(separator: ",").map(String.init)
    for (path, positions) in risks {
      let own = positions.filter { $0 < wanted.count }.map { wanted[$0] }
      // A field holds the highest of its flags; N says that there is no risk to be told.
      let highest = ["V", "H", "M", "L"].first { own.contains($0) }
      #expect(value(path).flatMap { letters[$0] } == highest, "\(path) of \(flags)")
    }
  }

  private static func checkConcerns(_ inputs: ContextValue, _ expected: ContextValue) throws {
    guard case .string(let flags)? = inputs["oasysConcernFlags"],
      case .string(let written)? = expected["deliusConcernFlags"]
    else {
      Issue.record("a row is not as expected")
      return
    }
    let value = try read("oasys-message", message("oasys-message", "ConcernFlags", flags))
    let answers = ["YES": "yes", "NO": "no", "DK": "not known"]
    for (path, wanted) in zip(concerns, written.split(separator: ",")) {
      #expect(value(path) == answers[String(wanted)], "\(path) of \(flags)")
    }
  }

  @Test func `the real message of an assessment is read whole`() throws {
    guard let url = ConformanceFolder.part("oasys-xml/oasys-assessment-update.xml") else { return }
    let text = try String(contentsOf: url, encoding: .utf8)
      .replacing("<ass:CMSProbNumber>H923505<", with: "<ass:CMSProbNumber>X000000<")
    let value = try Self.read("oasys-message", text)
    #expect(value("assessment.kind") == "full")
    #expect(value("assessment.purpose") == "start of community order")
    #expect(value("assessment.completedOn") == "2018-06-19")
    #expect(value("plan.completedOn") == "2018-06-19")
    #expect(value("assessment.totalScore") == "90")
    #expect(value("ogrs.score") == "80")
    #expect(value("ogp.score") == "65")
    #expect(value("ovp.score") == "15")
    #expect(value("rosh.children") == "low")
    #expect(value("concern.suicide") == "not known")
  }
}
