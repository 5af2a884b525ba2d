package import AuditCore
import AuditEngine
import AuditReaders
import AuditReports

/// An earlier audit, read from the folder that it left behind.
package enum FormerAudit {
  /// Reads an audit's folder.
  ///
  /// - Parameters:
  ///   - folder: The folder that `audit --out` or `rate --out` wrote.
  ///   - framework: The identifier of the framework that it must rest on; `nil` for any.
  ///   - diagnostics: Takes what is wrong with it.
  /// - Returns: The audit; `nil` where something is wrong with it.
  /// - Throws: When a file that is there cannot be read.
  package static func read(
    _ folder: String,
    framework: String? = nil,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> AuditSnapshot? {
    let path = "\(folder)/result.json"
    guard case .file = FileKind(at: path) else {
      diagnostics.add(.formerMissing(path))
      return nil
    }
    var missing: [Diagnostic] = []
    let (snapshot, found) = try FormerResultReader.read(result: try InputFile.read(path)) {
      () throws(SurroundingsFailure) -> SourceFile? in
      let table = "\(folder)/outcomes.csv"
      if case .file = FileKind(at: table) { return try InputFile.read(table) }
      missing.append(.formerMissing(table))
      return nil
    }
    diagnostics.add(found + missing)
    guard let snapshot else { return nil }
    if let framework, snapshot.framework.id != framework {
      diagnostics.add(.formerOtherFramework(snapshot.framework.id, framework, Place(path: path)))
      return nil
    }
    return snapshot
  }

  /// Compares a result with an earlier audit.
  static func compare(
    _ former: AuditSnapshot,
    _ result: AuditResult,
    _ threads: Int,
    _ diagnostics: inout DiagnosticList
  ) -> AuditComparison {
    let comparison = AuditComparer.compare(former, AuditSnapshot(result), threads: threads)
    if comparison.matching == .otherNames {
      diagnostics.add(.formerOtherNames(former.naming, result.naming))
    }
    return comparison
  }
}

/// The comparing of two audits by the folders that they left behind.
package struct AuditFolderComparison: Sendable {
  /// What changed; `nil` when a folder is faulty.
  package var found: AuditComparison?
  /// What is wrong with the folders.
  package var diagnostics = DiagnosticList()
  private var new: AuditSnapshot?

  /// Reads and compares two audits.
  ///
  /// - Throws: When a file that is there cannot be read.
  package init(
    _ oldFolder: String,
    _ newFolder: String,
    threads: Int
  ) throws(SurroundingsFailure) {
    new = try FormerAudit.read(newFolder, &diagnostics)
    let old = try FormerAudit.read(oldFolder, framework: new?.framework.id, &diagnostics)
    guard let old, let new else { return }
    found = AuditComparer.compare(old, new, threads: threads)
    if found?.matching == .otherNames { diagnostics.add(.formerOtherNames(old.naming, new.naming)) }
  }

  /// The changes for a terminal; empty when a folder is faulty.
  package func text(colour: Bool) -> String {
    guard let found, let new else { return "" }
    return AuditComparisonText(found, new, usesColour: colour).text
  }

  /// The changes as JSON; empty when a folder is faulty.
  package var json: String {
    guard let found, let new else { return "" }
    let report = AuditComparisonJSON(
      found,
      units: new.units.map(\.name),
      composites: new.composites.map(\.code)
    )
    return String(decoding: report.bytes.dropLast(), as: UTF8.self)
  }
}
