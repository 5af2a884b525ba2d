package import AuditCore
import AuditEngine
import AuditReaders
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

  /// The tables that are tried, with their headings that may not be small.
  private static let tables: [(file: String, sensitive: Set<String>, addsUp: Bool)] = [
    ("key-questions.csv", ["Sufficient cases", "Cases not evidenced"], false),
    ("prompts.csv", ["Cases met", "Cases not met", "Cases not evidenced"], true),
  ]

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
    for (name, sensitive, addsUp) in tables {
      let path = "\(folder)/tables/\(name)"
      guard FileManager.default.fileExists(atPath: path) else {
        outcome.diagnostics.add(.tableMissing(path))
        continue
      }
      // A table without these columns would pass untried.
      guard let table = PublishedTableReader.read(try InputFile.read(path)),
        sensitive.union(["Level", "Unit", "Part of", "Key question"]).isSubset(of: table.header)
      else {
        outcome.diagnostics.add(.tableUnreadable(path))
        continue
      }
      let rows = rows(of: table)
      outcome.tableCount += 1
      outcome.withheldCount += rows.reduce(0) { $0 + $1.counts.values.count { $0 == nil } }
      let findings = DisclosureAttack.findings(
        in: rows,
        sensitive: sensitive,
        addUpToCases: addsUp,
        policy
      )
      for finding in findings {
        outcome.diagnostics.add(.disclosed(finding, at: Place(path: path, line: finding.line)))
      }
    }
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

  /// The rows of a table as counts by heading.
  private static func rows(of table: PublishedTableReader.Table) -> [DisclosureAttack.Row] {
    func column(_ heading: String) -> Int? { table.header.firstIndex(of: heading) }
    let counts = table.header.indices.filter {
      table.header[$0].hasPrefix("Cases ") || table.header[$0].hasSuffix(" cases")
    }
    let percentages = table.header.indices.filter { table.header[$0].hasPrefix("Percentage") }
    return table.rows.map { line, cells in
      func words(_ heading: String) -> String { column(heading).map { cells[$0] } ?? "" }
      var found: [String: Int?] = [:]
      for index in counts {
        if cells[index].contains(Self.mark) {
          found[table.header[index]] = .some(nil)
        } else if let number = Int(cells[index]) {
          found[table.header[index]] = number
        }
      }
      return DisclosureAttack.Row(
        unit: .init(level: words("Level"), name: words("Unit"), partOf: words("Part of")),
        item: words("Key question") + " " + words("Prompt"),
        counts: found,
        showsPercentage: percentages.contains { Decimal128(cells[$0]) != nil },
        line: line
      )
    }
  }

  /// What stands for a number that is withheld.
  private static let mark = "[c]"
}
