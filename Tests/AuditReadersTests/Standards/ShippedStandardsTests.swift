import AuditCore
import AuditReaders
import AuditTestSupport
import DMN
import Foundation
import Testing

/// The documents that are shipped must be read without a single message.
struct ShippedStandardsTests {
  private static let names: [String] = {
    let found = try? FileManager.default.subpathsOfDirectory(atPath: Repository.standards.path)
    return (found ?? []).filter { $0.hasSuffix(".xml") }.sorted()
  }()

  private static func diagnostics(_ name: String) throws -> [Diagnostic]? {
    let url = Repository.standards.appending(path: name)
    let file = SourceFile(path: name, bytes: Array(try Data(contentsOf: url)))
    switch name.prefix(while: { $0 != "/" }) {
    case "vocabularies": return VocabularyReader.read(file).diagnostics
    case "frameworks":
      var chain = [FrameworkDocument(file)]
      while let base = chain.last?.baseID, chain.count < names.count {
        let url = Repository.standards.appending(path: "frameworks/\(base.text).xml")
        let file = SourceFile(path: base.text, bytes: Array(try Data(contentsOf: url)))
        chain.append(FrameworkDocument(file))
      }
      return FrameworkReader.read(chain, digest: { "\($0.count)" }).diagnostics
    case "calendars": return CalendarReader.read(file).diagnostics
    default: return nil
    }
  }

  @Test(arguments: names) func `a shipped document is read without a message`(
    name: String
  ) throws {
    let diagnostics = try Self.diagnostics(name) ?? []
    #expect(diagnostics.map { DiagnosticText().concise($0) } == [])
  }

  private static let models: [String] = {
    let folder = Repository.standards.appending(path: "decisions")
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (found ?? []).filter { $0.hasSuffix(".dmn") }.sorted()
  }()

  @Test(arguments: models) func `a shipped decision model is compiled without a message`(
    name: String
  ) throws {
    let path = Repository.standards.appending(path: "decisions/\(name)").path
    let file = SourceFile(path: path, bytes: Array(try Data(contentsOf: URL(filePath: path))))
    let (models, faults) = DecisionLibrary.read(file)
    let (decisions, diagnostics) = CompiledDecisions.compile(models)
    #expect((faults + diagnostics).map { DiagnosticText().concise($0) } == [])
    #expect(!decisions.decisionNames.isEmpty)
  }

  @Test func `there are shipped documents`() {
    #expect(!Self.names.isEmpty && !Self.models.isEmpty)
  }
}
