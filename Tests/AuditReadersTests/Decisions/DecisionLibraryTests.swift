import AuditCore
import AuditReaders
import AuditTestSupport
import DMN
import Foundation
import Testing

struct DecisionLibraryTests {
  private func definitions(_ namespace: String, _ body: String) -> String {
    """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m"
      namespace="\(namespace)">\(body)</definitions>
    """
  }

  private func importing(_ namespace: String) -> String {
    """
    <import name="other" namespace="\(namespace)"
      importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
    """
  }

  @Test func `imported models are found in the folder by their namespaces`() throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "first.dmn": definitions("urn:a", importing("urn:b")),
      "second.dmn": definitions("urn:b", importing("urn:c") + importing("urn:a")),
      "third.dmn": definitions("urn:c", ""), "fourth.dmn": definitions("urn:d", ""),
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let path = folder.appending(path: "first.dmn").path
    let file = SourceFile(path: path, bytes: Array(try Data(contentsOf: URL(filePath: path))))
    let (models, diagnostics) = DecisionLibrary.read(file)
    #expect(diagnostics == [])
    #expect(models.map(\.namespace) == ["urn:a", "urn:b", "urn:c"])
  }

  @Test func `an imported model that is not there is told with the nearest namespace`() throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(definitions("urn:tiering", "").utf8).write(to: folder.appending(path: "other.dmn"))
    let path = folder.appending(path: "first.dmn").path
    let text = definitions("urn:a", importing("urn:tierng"))
    let (models, diagnostics) = DecisionLibrary.read(SourceFile(path: path, text: text))
    #expect(models.count == 1)
    #expect(diagnostics.map(\.headline) == ["an imported model is not found"])
    #expect(diagnostics.first?.helps.first == "did you mean 'urn:tiering'?")
  }
}
