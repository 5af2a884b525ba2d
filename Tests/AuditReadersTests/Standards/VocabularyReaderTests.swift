import AuditCore
import AuditReaders
import Testing

struct VocabularyReaderTests {
  @Test func `a sound vocabulary is read whole`() throws {
    let (read, diagnostics) = VocabularyReader.read(
      SampleDocuments.file(SampleDocuments.vocabulary)
    )
    #expect(diagnostics.isEmpty)
    let vocabulary = try #require(read)
    #expect(vocabulary.id == "tiny-case")
    #expect(vocabulary.version == "1.0")
    #expect(vocabulary.title == "Tiny case")
    #expect(vocabulary.keyPath == "case.id")
    let fields = vocabulary.root.fields
    #expect(fields.count == 11)
    #expect(fields[0].isRequired)
    #expect(fields[0].summary == "The reference of the case.")
    #expect(fields[0].sourceSystem == "nDelius")
    #expect(fields[0].sourceField == "OFFENDER.CRN")
    #expect(fields[2].type == .code(vocabulary.codeLists[0]))
    #expect(fields[4].minimum == "0")
    #expect(fields[4].maximum == "99")
    #expect(fields[5].type == .decimal(places: 2))
    #expect(fields[6].type == .decimal(places: 4))
    #expect(fields[7].place.line == 20)
    #expect(fields[10].type == .yearsMonthsDuration)
    #expect(vocabulary.root.lists.map(\.name) == ["contacts"])
    #expect(vocabulary.root.lists[0].lists.map(\.name) == ["notes"])
  }

  @Test func `a code without a label is labelled by its value`() throws {
    let read = VocabularyReader.read(SampleDocuments.file(SampleDocuments.vocabulary)).vocabulary
    let codes = try #require(read).codeLists[0].codes
    #expect(codes.map(\.value) == ["low", "very high"])
    #expect(codes.map(\.label) == ["Low", "Very high indeed"])
    #expect(codes[0].sourceCodes == ["RLRH", "L"])
  }

  @Test func `breakdowns are read in order, each with its expression at its place`() throws {
    let (read, diagnostics) = VocabularyReader.read(SampleDocuments.file(Self.grouped("age")))
    #expect(diagnostics.isEmpty)
    let breakdowns = try #require(read).breakdowns
    #expect(breakdowns.map(\.id) == ["risk", "age"])
    #expect(breakdowns.map(\.title) == ["Risk", "Age group"])
    #expect(breakdowns[1].expression.text == "if age < 21 then \"Under 21\" else null")
    #expect(breakdowns[1].place.line == breakdowns[0].place.line + 1)
  }

  @Test func `a breakdown named twice is told`() {
    let found = VocabularyReader.read(SampleDocuments.file(Self.grouped("risk"))).diagnostics
    #expect(found.map(\.code.name) == ["duplicate-name"])
    #expect(found.first?.headline == "there are two breakdowns 'risk'")
  }

  private static func grouped(_ second: String) -> String {
    SampleDocuments.vocabulary.replacing(
      "</vocabulary>",
      with: """
          <breakdown id="risk" title="Risk" is="rosh.level"/>
          <breakdown id="\(second)" title="Age group" is='if age &lt; 21 then "Under 21" else null'/>
        </vocabulary>
        """
    )
  }

  @Test func `an unused code list is only a warning`() throws {
    let text = SampleDocuments.vocabulary.replacing(
      "type=\"code\" codes=\"roshLevel\"",
      with: "type=\"text\""
    )
    let (read, diagnostics) = VocabularyReader.read(SampleDocuments.file(text))
    #expect(read != nil)
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.map(\.code.name) == ["unused-code-list"])
  }
}
