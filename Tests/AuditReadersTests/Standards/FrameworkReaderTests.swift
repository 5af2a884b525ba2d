import AuditCore
import AuditReaders
import Testing

struct FrameworkReaderTests {
  private static func read(_ text: String = SampleDocuments.framework) throws -> Framework {
    let (framework, diagnostics) = FrameworkReader.read(SampleDocuments.file(text))
    #expect(diagnostics.map { DiagnosticText().concise($0) } == [])
    return try #require(framework)
  }

  @Test func `a framework's head is read`() throws {
    let framework = try Self.read()
    #expect(framework.id == "tiny")
    #expect(framework.vocabularyID == "tiny-case")
    #expect(framework.calendarID == "england-and-wales")
    #expect(framework.notEvidencedCounts == .excluded)
    #expect(framework.summary == "For tests.")
    #expect(framework.sources.map(\.published) == ["2021-07"])
    #expect(framework.scale.ratings.map(\.points) == [0, 1, 3])
    #expect(framework.scale.source == NumberSource(sourceID: "rules", isVerified: true))
    #expect(framework.definitions.map(\.name) == ["first days"])
    #expect(framework.definitions[0].expression.text == "15")
    #expect(framework.definitions[0].summary == "How soon the first contact must be.")
    #expect(framework.discretion?.withinPoints == Decimal128(5))
    #expect(framework.discretion?.fewCases == 5)
    #expect(framework.discretion?.opensForOneCase == true)
  }

  @Test func `levels and the overall rule name their standards`() throws {
    let framework = try Self.read()
    #expect(framework.levels.map(\.standards) == [[], ["2.1"]])
    #expect(framework.overall?.members.map(\.code) == ["1.1", "2.1"])
    #expect(framework.overall?.levels == ["pdu"])
  }

  @Test func `a level without a list of standards rates all that are rated`() throws {
    let text = SampleDocuments.framework.replacing(" standards=\"none\"", with: "")
    #expect(try Self.read(text).levels[0].standards == ["1.1", "2.1"])
  }

  @Test func `bands keep their edges`() throws {
    let sets = try Self.read().bandSets
    #expect(sets.map(\.id) == ["shares", "exact", "sums"])
    #expect(sets.map(\.rounding) == [.halfUp, .none, .none])
    #expect(sets[0].bands[1].upper == .through(Decimal128(79)))
    #expect(sets[1].bands[0].upper == .below(Decimal128(significand: 495, exponent: -1)))
    #expect(sets[2].measure == .points)
  }

  @Test func `standards, questions and prompts are read with their whole codes`() throws {
    let framework = try Self.read()
    #expect(framework.standards.map(\.code) == ["1.1", "2.1", "2.2"])
    #expect(framework.standards[0].basis == .evidence)
    #expect(framework.standards[1].cases?.text == "rosh.level != \"low\"")
    #expect(framework.standards[2].isRated == false)
    #expect(framework.prompts.map(\.code) == ["2.1.1.a", "2.1.1.b", "2.2.1.a"])
    let prompt = framework.prompts[0]
    #expect(prompt.isCritical)
    #expect(prompt.remedy == "See people.")
    #expect(framework.prompts[1].met == nil)
    #expect(framework.questions[0].indicates?.text == "notMet = 0")
  }

  @Test func `a rule keeps its line breaks and loses its comments`() throws {
    let met = try #require(try Self.read().prompts[0].met)
    #expect(met.text == "count(contacts) < 3  and\n            isOpen")
  }

  @Test func `an example keeps written values and nested lists`() throws {
    let examples = try Self.read().prompts[0].examples
    #expect(examples.map(\.expected) == [.met, .notApplicable])
    #expect(examples[0].asOf == CalendarDay("2024-06-03"))
    #expect(examples[0].note == "prompt")
    #expect(examples[0].record.fields.map(\.path) == ["sentence.startedOn", "isOpen"])
    #expect(examples[0].record.items.map(\.list) == ["contacts", "contacts"])
    #expect(examples[0].record.items[0].record.items.map(\.list) == ["notes"])
  }

  @Test func `the faults of structure and of meaning are told in one go`() throws {
    let text = SampleDocuments.framework
      .replacing("rating=\"fair\" from=\"50\"", with: "rating=\"fare\" from=\"55\"")
      .replacing("plural=\"PDUs\"", with: "plurals=\"PDUs\"")
    let (framework, diagnostics) = FrameworkReader.read(SampleDocuments.file(text))
    #expect(framework == nil)
    #expect(
      diagnostics.map(\.code.name).sorted()
        == ["band-gap", "unknown-attribute", "unknown-rating"]
    )
  }

  @Test func `faults after an element that does not belong are told too`() throws {
    let text = SampleDocuments.framework
      .replacing("<summary>For tests.</summary>", with: "<sumary>For tests.</sumary>")
      .replacing("rounding=\"halfUp\"", with: "rounding=\"halfup\"")
      .replacing("critical=\"yes\"", with: "critcal=\"yes\"")
      .replacing("<remedy>See people.</remedy>", with: "<remidy>See people.</remidy>")
      .replacing("<domain code=\"2\" ", with: "<domain ")
    let diagnostics = FrameworkReader.read(SampleDocuments.file(text)).diagnostics
    #expect(
      diagnostics.map(\.code.name) == [
        "unknown-element", "bad-attribute-value", "missing-attribute", "unknown-attribute",
        "unknown-element",
      ]
    )
    #expect(diagnostics.map { $0.place?.line } == [4, 13, 33, 38, 46])
  }
}
