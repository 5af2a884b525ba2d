import AuditCore
import AuditReaders

/// Reads the documents that make a framework: the one asked for, its base, the base of that.
enum FrameworkChain {
  /// Reads a chain of documents.
  ///
  /// - Returns: The documents, the one that was asked for first; and what is wrong with their bases.
  static func read(
    _ path: String
  ) throws(SurroundingsFailure) -> (documents: [FrameworkDocument], diagnostics: [Diagnostic]) {
    var documents = [FrameworkDocument(try InputFile.read(path))]
    while let base = documents.last?.baseID {
      if documents.contains(where: { $0.id == base.text }) {
        return (documents, [.circularBase(base, chain: documents.map(\.id))])
      }
      let finder = DocumentFinder(paths: documents.map(\.file.path))
      guard let found = finder.find(.framework, id: base.text) else {
        return (documents, [.missingDocument(.framework, id: base.text, finder, base.place)])
      }
      // A file that holds another document than its name says could lead back to itself.
      if documents.contains(where: { $0.file.path == found }) {
        return (documents, [.circularBase(base, chain: documents.map(\.id))])
      }
      documents.append(FrameworkDocument(try InputFile.read(found)))
    }
    return (documents, [])
  }
}
