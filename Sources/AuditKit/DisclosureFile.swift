import AuditCore
import AuditReaders
import Foundation

/// A disclosure policy, read from a document or found by its name.
enum DisclosureFile {
  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - name: The path of a document, or the identifier of one in `standards/disclosure`.
  ///   - frameworkPath: The framework, beside whose folder policies are looked for.
  ///   - diagnostics: Takes what is wrong with it.
  /// - Returns: The policy; `nil` when there is none or it is faulty, which is told.
  /// - Throws: When the document cannot be read at all.
  static func read(
    _ name: String,
    beside frameworkPath: String,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> DisclosurePolicy? {
    var path = name
    if !FileManager.default.fileExists(atPath: name) {
      let finder = DocumentFinder(paths: [frameworkPath])
      guard let found = finder.find(.disclosure, id: name) else {
        diagnostics.add(.missingNamed(.disclosure, name, finder))
        return nil
      }
      path = found
    }
    let reading = DisclosureReader.read(try InputFile.read(path))
    diagnostics.add(reading.diagnostics)
    return DiagnosticList(reading.diagnostics).hasErrors ? nil : reading.policy
  }
}
