import AuditCore
import AuditEngine
import AuditReaders
import Foundation

/// The tables of a folder that is to be shared, and the tries to work out what they withhold.
struct PublishedTables {
  /// The folder of the tables.
  let folder: String

  private typealias Row = DisclosureAttack.Row

  private static let questions = "key-questions.csv"
  private static let prompts = "prompts.csv"
  private static let groups = "groups.csv"
  private static let groupCases = "group-cases.csv"
  /// Tables without numbers of single units' cases, or with such as have nothing to withhold.
  private static let others: Set = [
    "index.csv", "ratings.csv", "overall-ratings.csv", "lifts.csv", "intake.csv",
    "rating-changes.csv", "unverified-numbers.csv",
  ]

  /// What stands for a number that is withheld.
  private static let mark = "[c]"
  /// The cases that a reader can work out from the two columns before.
  private static let rest = "Relevant less sufficient cases"
  /// The greatest number of rows that are tried together; more are tried by characteristic.
  private static let mostRows = 3_000

  /// Tries all tables, and adds what was found.
  func check(
    by policy: DisclosurePolicy,
    into outcome: inout DisclosureCheck.Outcome
  ) throws(SurroundingsFailure) {
    for name in unknown { outcome.diagnostics.add(.tableUnknown("\(folder)/\(name)")) }
    let place = ["Level", "Unit", "Part of"]
    let questions = try table(
      Self.questions,
      place + ["Key question", "Sufficient cases", "Relevant cases"],
      isNeeded: true,
      &outcome
    )
    let countsCases = questions?.header.contains("Cases not evidenced") ?? true
    let prompts = try table(
      Self.prompts,
      place + ["Key question", "Prompt", "Cases met", "Cases not met", "Cases not evidenced"],
      isNeeded: countsCases,
      &outcome
    )
    let groupCases = try table(
      Self.groupCases,
      place + ["Characteristic", "Group", "Cases in the group"],
      &outcome
    )
    let groups = try table(
      Self.groups,
      place + ["Characteristic", "Group", "Key question", "Sufficient cases", "Relevant cases"],
      &outcome
    )
    var findings: Set<DisclosureAttack.Finding> = []
    func attack(
      _ rows: [Row],
      _ sensitive: Set<String>,
      except apart: Set<String> = [],
      addsUp: Bool = false
    ) {
      findings.formUnion(
        DisclosureAttack.findings(
          in: rows,
          sensitive: sensitive.union(apart),
          // That nothing is not evidenced says nothing of anyone's practice.
          exceptAtZero: ["Cases not evidenced"],
          inPercentages: sensitive,
          addUpToCases: addsUp,
          policy
        )
      )
    }
    let ofQuestions = questions.map { rows($0, Self.questions) { $0("Key question") } } ?? []
    let sensitive: Set = ["Sufficient cases", Self.rest]
    attack(ofQuestions, sensitive.union(["Cases not evidenced"]))
    let ofPrompts =
      prompts.map { rows($0, Self.prompts) { $0("Key question") + " " + $0("Prompt") } } ?? []
    // The percentage met leaves out what is not evidenced.
    attack(
      ofPrompts,
      ["Cases met", "Cases not met"],
      except: ["Cases not evidenced"],
      addsUp: true
    )
    if let groupCases {
      attack(
        rows(groupCases, Self.groupCases, sum: { _ in Self.cases }) { _ in "" }
          + Self.totals(ofPrompts),
        [Self.casesHeading]
      )
    }
    if let groups {
      let found = rows(groups, Self.groups, sum: { $0("Key question") }) { $0("Key question") }
      for rows in Self.systems(found, ofQuestions) { attack(rows, sensitive) }
    }
    let sorted = findings.sorted {
      ($0.table, $0.line, $0.column, $0.way.rawValue)
        < ($1.table, $1.line, $1.column, $1.way.rawValue)
    }
    for finding in sorted {
      let path = "\(folder)/\(finding.table)"
      outcome.diagnostics.add(.disclosed(finding, at: Place(path: path, line: finding.line)))
    }
  }

  private static let cases = "cases"
  private static let casesHeading = "Cases in the group"

  /// The tables that nobody knows how to try.
  private var unknown: [String] {
    let known = Self.others.union([Self.questions, Self.prompts, Self.groups, Self.groupCases])
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !known.contains($0) }.sorted()
  }

  /// Reads a table; one without the columns would pass untried.
  private func table(
    _ name: String,
    _ columns: [String],
    isNeeded: Bool = false,
    _ outcome: inout DisclosureCheck.Outcome
  ) throws(SurroundingsFailure) -> PublishedTableReader.Table? {
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else {
      if isNeeded { outcome.diagnostics.add(.tableMissing(path)) }
      return nil
    }
    guard let table = PublishedTableReader.read(try InputFile.read(path)),
      Set(columns).isSubset(of: table.header)
    else {
      outcome.diagnostics.add(.tableUnreadable(path))
      return nil
    }
    outcome.tableCount += 1
    let counts = Self.counts(table.header)
    for row in table.rows {
      outcome.withheldCount += counts.count { row.cells[$0].contains(Self.mark) }
    }
    return table
  }

  /// The columns of a table that count cases.
  private static func counts(_ header: [String]) -> [Int] {
    header.indices.filter {
      header[$0].hasPrefix("Cases ") || header[$0].hasSuffix(" cases")
    }
  }

  /// The rows of a table as counts by heading.
  private func rows(
    _ table: PublishedTableReader.Table,
    _ name: String,
    sum: (((String) -> String) -> String)? = nil,
    item: ((String) -> String) -> String
  ) -> [Row] {
    let columns = Dictionary(
      table.header.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let counts = Self.counts(table.header)
    let percentages = table.header.indices.filter { table.header[$0].hasPrefix("Percentage") }
    return table.rows.map { line, cells in
      func words(_ heading: String) -> String { columns[heading].map { cells[$0] } ?? "" }
      var found: [String: Int?] = [:]
      for index in counts {
        if cells[index].contains(Self.mark) {
          found[table.header[index]] = .some(nil)
        } else {
          let none = cells[index] == "no relevant cases" ? 0 : nil
          if let number = Int(cells[index]) ?? none { found[table.header[index]] = number }
        }
      }
      if let sufficient = found["Sufficient cases"], let relevant = found["Relevant cases"] {
        let rest = sufficient.flatMap { few in relevant.map { $0 - few } }
        found[Self.rest] = .some(rest)
      }
      let characteristic = words("Characteristic")
      return Row(
        unit: .init(level: words("Level"), name: words("Unit"), partOf: words("Part of")),
        item: [item(words), characteristic, words("Group")].joined(separator: "\u{1F}"),
        sum: sum.map {
          .init(item: $0(words) + "\u{1F}\u{1F}", family: characteristic)
        },
        table: name,
        counts: found,
        showsPercentage: percentages.contains { Decimal128(cells[$0]) != nil },
        line: line
      )
    }
  }

  /// The number of cases of each unit, where the outcomes of a prompt give it away.
  private static func totals(_ prompts: [Row]) -> [Row] {
    var found: [DisclosureAttack.Unit: Row] = [:]
    for row in prompts where found[row.unit] == nil {
      let counts = row.counts.values.compactMap { $0 }
      guard counts.count == row.counts.count else { continue }
      found[row.unit] = Row(
        unit: row.unit,
        item: cases + "\u{1F}\u{1F}",
        table: row.table,
        isOnlyForSums: true,
        counts: [casesHeading: counts.reduce(0, +)],
        showsPercentage: false,
        line: row.line
      )
    }
    return found.values.sorted { $0.line < $1.line }
  }

  /// The rows of groups with those of the key questions that they add up to, in parts that say
  /// nothing of each other.
  private static func systems(_ groups: [Row], _ questions: [Row]) -> [[Row]] {
    let byQuestion = Dictionary(grouping: groups) { $0.sum?.item ?? "" }
    let totals = Dictionary(
      grouping: questions.map {
        var row = $0
        row.isOnlyForSums = true
        return row
      }
    ) { $0.item }
    return byQuestion.keys.sorted().flatMap { question -> [[Row]] in
      let rows = byQuestion[question] ?? []
      let own = totals[question] ?? []
      if rows.count <= mostRows { return [rows + own] }
      let families = Dictionary(grouping: rows) { $0.sum?.family ?? "" }
      return families.keys.sorted().map { (families[$0] ?? []) + own }
    }
  }
}
