package import AuditCore
import Foundation

/// The check of a folder that is to be shared.
///
/// It looks for files about single cases, and tries to work out what the tables withhold.
package enum DisclosureCheck {
  /// What was found.
  package struct Outcome: Sendable {
    /// What is wrong, each with its place and its cure; none names a number of cases.
    package var diagnostics: DiagnosticList
    /// How many numbers are withheld in the tables that were tried.
    package var withheldCount: Int
    /// How many tables were tried.
    package var tableCount: Int
  }

  /// Checks a folder that `audit --suppress` wrote.
  ///
  /// - Parameters:
  ///   - folder: The folder that is to be shared.
  ///   - policyName: The policy: a document, or the name of one in `standards/disclosure`.
  /// - Returns: What was found.
  /// - Throws: When the folder or a table cannot be read.
  package static func run(
    _ folder: String,
    policyName: String
  ) throws(SurroundingsFailure) -> Outcome {
    var outcome = Outcome(diagnostics: DiagnosticList(), withheldCount: 0, tableCount: 0)
    let policy = try DisclosureFile.read(policyName, beside: folder, &outcome.diagnostics)
    guard let policy else { return outcome }
    guard case .folder = FileKind(at: folder) else {
      throw SurroundingsFailure(
        "'\(folder)' is no folder",
        help: "name the folder 'share' that audit --suppress wrote"
      )
    }
    for name in caseFiles(in: folder) {
      outcome.diagnostics.add(.fileAboutCases("\(folder)/\(name)"))
    }
    try PublishedTables(folder: "\(folder)/tables").check(by: policy, into: &outcome)
    return outcome
  }

  /// The files of a folder that are about single cases, and the folders that hold pages of them,
  /// whose own names would tell who they are about.
  private static func caseFiles(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    // Counts of changes are small numbers, so their table may not be shared, nor may its pages.
    let files = [
      "outcomes.csv", "case-changes.csv", "changes.csv", "cases.xlsx", "cases.html", "result.json",
      "result.xml",
    ]
    let found = names.compactMap { name -> String? in
      let parts = name.split(separator: "/")
      if let last = parts.last, files.contains(String(last)) { return name }
      if parts.first == "rejects" { return "rejects" }
      if let place = parts.firstIndex(of: "cases"), place > 0, parts[place - 1] == "report" {
        return parts[...place].joined(separator: "/")
      }
      return name.hasSuffix("-cases.html") || name.hasSuffix("-since.html")
        ? parts.dropLast().joined(separator: "/") : nil
    }
    return Set(found).sorted()
  }
}
