package import AuditCore
import AuditEngine
import AuditReports

/// The comparing of two frameworks, each as it is once deltas and tailorings have changed it.
package struct Comparison: Sendable {
  /// What changed; `nil` when a document has an error.
  package var found: FrameworkComparison?
  /// What is wrong with the documents.
  package var diagnostics: DiagnosticList
  private var digests = (old: "", new: "")

  /// Reads and compares two frameworks, deltas or tailorings.
  ///
  /// - Throws: When a document cannot be read at all.
  package init(_ old: String, _ new: String) throws(SurroundingsFailure) {
    let (was, oldDiagnostics) = try LoadedFramework.load(old)
    let (now, newDiagnostics) = try LoadedFramework.load(new)
    // Whatever is only worth knowing is told by `validate`.
    let faults = (oldDiagnostics.all + newDiagnostics.all).filter { $0.severity == .error }
    diagnostics = DiagnosticList(faults)
    guard let was, let now else { return }
    found = FrameworkComparer.compare(was.framework, now.framework)
    digests = (was.digest, now.digest)
  }

  /// Whether the resolved documents are the same, byte for byte.
  package var isSame: Bool { digests.old == digests.new }

  /// The changes in words; empty when a document has an error.
  package func text(colour: Bool) -> String {
    found.map { ComparisonText(comparison: $0, usesColour: colour).text } ?? ""
  }

  /// The changes as JSON; empty when a document has an error.
  package var json: String {
    guard let found else { return "" }
    let report = ComparisonJSON(
      comparison: found,
      oldDigest: digests.old,
      newDigest: digests.new
    )
    return String(decoding: report.bytes.dropLast(), as: UTF8.self)
  }
}
