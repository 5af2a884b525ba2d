import AuditCore
import AuditReaders
import AuditTestSupport
import DMN
import Foundation
import Testing

struct RejectedTests {
  private static let folder = Repository.root.appending(path: "Tests/AuditReadersTests/Rejected")

  private static let names: [String] = {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (found ?? []).filter { $0.hasSuffix(".xml") || $0.hasSuffix(".csv") }.sorted()
  }()

  private static func diagnostics(_ name: String) throws -> [Diagnostic] {
    let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
    let file = SourceFile(path: name, bytes: bytes)
    switch name.prefix(while: { $0 != "-" }) {
    case "framework": return FrameworkReader.read(file).diagnostics
    case "delta", "tailoring":
      let base = SampleDocuments.file(SampleDocuments.framework, path: "tiny.xml")
      return FrameworkReader.read(
        [FrameworkDocument(file), FrameworkDocument(base)],
        digest: { _ in "0" }
      ).diagnostics
    case "mapping":
      let words = VocabularyReader.read(
        SampleDocuments.file(SampleDocuments.vocabulary, path: "tiny.xml")
      )
      let reading = MappingReader.read(file)
      guard let mapping = reading.mapping, let vocabulary = words.vocabulary else {
        return reading.diagnostics
      }
      let compiled = MappingCompiler.compile(mapping, vocabulary: vocabulary)
      return DiagnosticList(reading.diagnostics + compiled.diagnostics).sorted
    case "vocabulary": return VocabularyReader.read(file).diagnostics
    case "scores": return ScoreReader.read(file).diagnostics
    case "decisions":
      let ratings = [("poor", "Poor"), ("fair", "Fair"), ("fine", "Fine")].map {
        Rating(id: $0.0, label: $0.1, points: 0)
      }
      return PanelDecisionReader.read(file, scale: RatingScale(ratings: ratings)).diagnostics
    case "geography": return GeographyReader.read(file).diagnostics
    case "workload": return WorkloadSchemeReader.read(file).diagnostics
    case "caseload": return CaseloadReader.read(file, scheme: SampleWorkload.scheme).diagnostics
    case "reductions": return ReductionReader.read(file, scheme: SampleWorkload.scheme).diagnostics
    case "calendar": return CalendarReader.read(file).diagnostics
    case "evidence": return EvidenceReader.read(file, scale: nil).diagnostics
    case "indicators": return IndicatorReader.read(file).diagnostics
    case "settings": return SettingsReader.read(file) { SettingsReaderTests.logos[$0] }.diagnostics
    case "decision":
      let (model, faults) = DecisionReader.read(file)
      let compiled = CompiledDecisions.compile([model].compactMap { $0 })
      return DiagnosticList(faults + compiled.diagnostics).sorted
    default: return JudgementReader.read(file, scale: RatingScale(ratings: [])).diagnostics
    }
  }

  @Test(.tags(.golden), arguments: names) func `a faulty file gives the messages beside it`(
    name: String
  ) throws {
    let diagnostics = try Self.diagnostics(name)
    #expect(!diagnostics.isEmpty)
    for diagnostic in diagnostics {
      let headline = diagnostic.headline
      #expect(headline.count <= 80 && !headline.hasSuffix(".") && !headline.contains("\n"))
      #expect(diagnostic.place?.path == name)
    }
    let text = diagnostics.map { DiagnosticText().full($0) }.joined(separator: "\n\n") + "\n"
    try expectGolden(text, Self.folder.appending(path: name.dropLast(4) + ".txt"))
  }

  @Test func `the folder is not empty`() { #expect(Self.names.count > 60) }
}

extension Tag {
  @Tag static var golden: Self
}
