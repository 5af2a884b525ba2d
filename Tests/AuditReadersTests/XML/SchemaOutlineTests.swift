import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct SchemaOutlineTests {
  @Test(arguments: DocumentKind.allCases) func `the schema in the program is the one in standards`(
    kind: DocumentKind
  ) throws {
    let url = Repository.standards.appending(path: "schema/\(kind.schemaName).xsd")
    #expect(Array(try Data(contentsOf: url)) == kind.schema)
  }

  @Test(arguments: DocumentKind.allCases) func `every type of a schema is declared and worded`(
    kind: DocumentKind
  ) throws {
    let outline = kind.outline
    var waiting = [outline.rootType]
    var seen = Set<String>()
    while let name = waiting.popLast() {
      guard seen.insert(name).inserted else { continue }
      let type = try #require(outline.elementType(name), "\(name) is not declared")
      for attribute in type.attributes where !attribute.type.hasPrefix("xs:") {
        let rule = outline.valueType(attribute.type)
        #expect(rule.words != nil || !rule.values.isEmpty, "\(attribute.type) has no words")
      }
      for child in type.children where outline.elementType(child.type) != nil {
        waiting.append(child.type)
      }
    }
    #expect(seen.count > 1)
  }

  @Test func `an outline knows attributes, children and values`() throws {
    let outline = DocumentKind.framework.outline
    let band = try #require(outline.elementType("Band"))
    #expect(band.attributeNames == ["rating", "from", "to", "below"])
    let prompt = try #require(outline.elementType("Prompt"))
    #expect(
      prompt.childNames == ["question", "applies", "met", "guidance", "remedy", "tests"]
    )
    #expect(prompt.children.filter(\.isRequired).map(\.name) == ["question"])
    #expect(outline.valueType("Rounding").values == ["none", "halfUp", "halfEven", "halfDown"])
    #expect(DocumentKind.cases.outline.elementType("Cases")?.childNames == ["case"])
  }

  @Test func `records of any fields and lists are cases`() {
    let text = """
      <cases xmlns="urn:caseaudit:cases:1">
        <case case.id="C-0001" rosh.level="low"><contacts date="2024-01-12"/></case>
        <case><case.id>C-0002</case.id></case>
      </cases>
      """
    let document = XMLDocument(SourceFile(path: "cases.xml", text: text), kind: .cases)
    #expect(document.diagnostics.isEmpty)
    #expect(document.root?.elementCount == 5)
  }
}
