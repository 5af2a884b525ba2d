import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// The mapping that is proposed for unknown files, and what is told of files that cannot be looked at.
@Suite struct MappingProposalTests {
  private static let vocabulary = ExtractFixture.vocabulary

  /// Looks at a folder of files with these contents.
  private func look(_ files: [String: Data]) throws -> ExtractInspection {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files { try content.write(to: folder.appending(path: name)) }
    return try ExtractInspection.look(
      at: folder.path,
      lists: Self.vocabulary.codeLists,
      rowLimit: 1000
    )
  }

  private func propose(_ files: [String: String]) throws -> MappingProposal {
    let extract = try look(files.mapValues { Data($0.utf8) })
    return MappingProposal(extract, vocabulary: Self.vocabulary)
  }

  @Test func `a column of a field's own name fills it, a like one is a guess`() throws {
    let proposal = try propose(["a.csv": "CRN,sentence.days,REGION\nX1,3,North\nX2,4,East\n"])
    #expect(proposal.filled == ["sentence.days", "unit.region"])
    #expect(proposal.document.contains("<!-- guess: 'REGION' is named like 'unit.region' -->"))
    #expect(!proposal.document.contains("guess: 'sentence.days'"))
  }

  @Test func `a column whose words are those of a field is offered in a comment`() throws {
    let proposal = try propose([
      "a.csv": "CRN,Sentence Start Date,Officer Grade\nX1,01/02/2024,PO\nX2,02/02/2024,PO\n"
    ])
    #expect(proposal.filled.isEmpty)
    #expect(
      proposal.document.contains(
        "<!-- <field path=\"sentence.startedOn\" column=\"Sentence_Start_Date\"/> -->"
      )
    )
    #expect(
      proposal.document.contains(
        "<!-- <field path=\"practitioner.grade\" column=\"Officer_Grade\"/> -->"
      )
    )
    #expect(proposal.document.contains("type=\"date\" form=\"dd/MM/yyyy\""))
  }

  @Test func `a skeleton is written where no column tells cases apart`() throws {
    let proposal = try propose([
      "event.csv": "CRN,NUMBER,REGION\nX1,1,North\nX1,2,North\nX2,1,East\n",
      "contacts.csv": "CRN,NUMBER,ON\nX1,1,2024-01-02\nX1,2,2024-01-03\nX1,2,2024-01-04\n",
    ])
    #expect(proposal.document.contains("no column tells the rows of 'contacts' apart"))
    #expect(proposal.document.contains("key=\"CRN NUMBER\""))
  }

  @Test func `rows within records are tied by the key of the record around`() throws {
    let proposal = try propose([
      "a.json": """
      [{"crn": "X1", "region": "North", "contacts": [{"on": "2024-01-02"}, {"on": "2024-01-03"}]},
       {"crn": "X2", "region": "East", "contacts": [{"on": "2024-01-05"}]}]
      """
    ])
    #expect(
      proposal.document.contains("<list name=\"contacts\" table=\"contacts\" by=\"parent_crn\">")
    )
    #expect(proposal.filled.contains("contacts.on"))
  }

  @Test func `a proposal is a mapping that compiles but for what the data lack`() throws {
    let proposal = try propose([
      "a.csv": "CRN,sentence.startedOn\nX1,2024-02-01\nX2,2024-02-02\n",
      "contacts.csv": "CRN,on,kind\nX1,2024-01-02,visit\nX1,2024-01-03,call\nX1,2024-01-04,visit\n",
    ])
    let reading = MappingReader.read(SourceFile(path: "p.xml", text: proposal.document))
    #expect(reading.diagnostics.isEmpty)
    let mapping = try #require(reading.mapping)
    let compiled = MappingCompiler.compile(mapping, vocabulary: Self.vocabulary)
    #expect(compiled.diagnostics.filter { $0.severity == .error }.isEmpty)
    #expect(compiled.plan != nil)
  }

  @Test func `a file that cannot be looked at is told, and the others are looked at`() throws {
    let utf16 = try #require("CRN,NAME\nX1,b\n".data(using: .utf16))
    let extract = try look([
      "a.csv": Data("CRN\nX1\n".utf8), "b.csv": utf16, "c.csv": Data(),
      "d.csv": Data([0x43, 0x0A, 0xE9, 0x0A]), "e.xml": Data("<a><b".utf8),
      "f.jsonl": Data("{\"a\":1}\n{\"a\":\n{\"a\":3}\n".utf8),
    ])
    #expect(extract.tables.map(\.file) == ["a.csv", "d.csv", "f.jsonl"])
    let told = extract.diagnostics.map { fault in
      let name = fault.place?.path.split(separator: "/").last ?? ""
      return "\(name):\(fault.place?.line ?? 0) \(fault.code.name)"
    }
    #expect(
      told.sorted() == [
        "b.csv:0 bad-encoding", "c.csv:0 empty-file", "d.csv:0 bad-encoding",
        "e.xml:0 xml-malformed",
        "f.jsonl:2 bad-json",
      ]
    )
  }
}
