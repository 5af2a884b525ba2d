public import AuditCore

/// Tries to work out the numbers that published tables withhold, as somebody with a pencil would.
///
/// Every row of a table has counts of cases in columns that may add up to a total, and every unit's
/// counts add up to those of the wider unit.
public struct DisclosureAttack {
  /// One row of a published table.
  public struct Row: Sendable {
    /// The unit: its level, name and wider unit.
    public var unit: Unit
    /// What the row is about, as the code of a prompt.
    public var item: String
    /// The sum that the row is a part of; `nil` where there is none.
    public var sum: Sum?
    /// The table that the row stands in.
    public var table: String
    /// Whether the row is there only for its sums, since its table is tried by itself.
    public var isOnlyForSums: Bool
    /// The counts by heading; `nil` for one that is withheld.
    public var counts: [String: Int?]
    /// Whether a percentage stands in the row.
    public var showsPercentage: Bool
    /// The row's line in its file.
    public var line: Int

    /// Creates a row.
    public init(
      unit: Unit,
      item: String,
      sum: Sum? = nil,
      table: String = "",
      isOnlyForSums: Bool = false,
      counts: [String: Int?],
      showsPercentage: Bool,
      line: Int
    ) {
      self.unit = unit
      self.item = item
      self.sum = sum
      self.table = table
      self.isOnlyForSums = isOnlyForSums
      self.counts = counts
      self.showsPercentage = showsPercentage
      self.line = line
    }
  }

  /// What several rows of a unit add up to.
  public struct Sum: Sendable, Hashable {
    /// The item of the row that they add up to.
    public var item: String
    /// What the rows that add up have in common, as a characteristic.
    public var family: String

    /// Creates a sum.
    public init(item: String, family: String) {
      self.item = item
      self.family = family
    }
  }

  /// A unit by what tables say of it.
  public struct Unit: Sendable, Hashable {
    /// The name of its level.
    public var level: String
    /// Its name.
    public var name: String
    /// The name of the wider unit.
    public var partOf: String

    /// Creates a unit.
    public init(level: String, name: String, partOf: String) {
      self.level = level
      self.name = name
      self.partOf = partOf
    }
  }

  /// A number that is withheld in vain.
  public struct Finding: Sendable, Hashable {
    /// The table of the row.
    public var table: String
    /// The row's line in its file.
    public var line: Int
    /// The heading of the column.
    public var column: String
    /// How it can be had.
    public var way: Way

    /// How a number that is withheld can be had.
    public enum Way: String, Sendable, Hashable {
      /// It is small, and stands there.
      case shown
      /// It follows from other numbers.
      case sums
      /// A percentage stands beside it.
      case percentage
    }
  }

  private let policy: DisclosurePolicy
  private let zeros: Set<String>
  private let percentages: Set<String>
  private var system = CountSystem()
  private var places: [Int: Place] = [:]
  private var findings: Set<Finding> = []

  private struct Place {
    var row: Row
    var column: String
  }

  /// Tries to work out what a table withholds.
  ///
  /// - Parameters:
  ///   - rows: The table's rows.
  ///   - sensitive: The headings of counts that may not be small; others say nothing of practice.
  ///   - zeros: Those of them that may be zero, whatever the policy.
  ///   - percentages: Those of them that percentages of the same row are made of.
  ///   - cases: Whether the counts of a row add up to the cases of its unit, the same in all rows.
  ///   - policy: What is small, and what shown numbers were rounded to.
  /// - Returns: What was found, by line.
  public static func findings(
    in rows: [Row],
    sensitive: Set<String>,
    exceptAtZero zeros: Set<String> = [],
    inPercentages percentages: Set<String>,
    addUpToCases cases: Bool,
    _ policy: DisclosurePolicy
  ) -> [Finding] {
    var attack = DisclosureAttack(policy: policy, zeros: zeros, percentages: percentages)
    attack.run(rows, sensitive, cases)
    return attack.findings.sorted {
      ($0.table, $0.line, $0.column, $0.way.rawValue)
        < ($1.table, $1.line, $1.column, $1.way.rawValue)
    }
  }

  private init(policy: DisclosurePolicy, zeros: Set<String>, percentages: Set<String>) {
    self.policy = policy
    self.zeros = zeros
    self.percentages = percentages
  }

  private mutating func run(_ rows: [Row], _ sensitive: Set<String>, _ addsUp: Bool) {
    var positions: [Unit: [String: [String: Int]]] = [:]
    var cases: [Unit: Int] = [:]
    var groups: [Unit: [Sum: [String: [Int]]]] = [:]
    for row in rows {
      var own: [String: Int] = [:]
      for column in row.counts.keys.sorted() {
        guard let found = row.counts[column] else { continue }
        let position = system.add(found.map(policy.range(ofShown:)))
        own[column] = position
        if let sum = row.sum {
          groups[row.unit, default: [:]][sum, default: [:]][column, default: []].append(position)
        }
        if found == nil, sensitive.contains(column) {
          places[position] = Place(row: row, column: column)
        }
        if row.isOnlyForSums { continue }
        if let found, sensitive.contains(column), policy.base <= 1, isSmall(found, column) {
          add(.shown, row, column)
        }
        if found == nil, percentages.contains(column), row.showsPercentage {
          add(.percentage, row, column)
        }
      }
      positions[row.unit, default: [:]][row.item] = own
      if addsUp {
        let total = cases[row.unit] ?? system.add(nil)
        cases[row.unit] = total
        system.addSum(total, of: own.keys.sorted().compactMap { own[$0] })
      }
    }
    for (unit, sums) in groups {
      for (sum, columns) in sums {
        for (column, parts) in columns {
          guard let total = positions[unit]?[sum.item]?[column] else { continue }
          system.addSum(total, of: parts)
        }
      }
    }
    for unit in positions.keys {
      let parts = positions.keys.filter { $0.partOf == unit.name && $0 != unit }
        .sorted { $0.name < $1.name }
      if parts.isEmpty { continue }
      if let total = cases[unit] { system.addSum(total, of: parts.compactMap { cases[$0] }) }
      for (item, own) in positions[unit] ?? [:] {
        for (column, total) in own {
          let members = parts.compactMap { positions[$0]?[item]?[column] }
          // Where a narrower unit has no such row, there is no sum.
          if members.count == parts.count { system.addSum(total, of: members) }
        }
      }
    }
    for (position, value) in system.recovered() {
      guard let place = places[position], isSmall(value, place.column) else { continue }
      add(.sums, place.row, place.column)
    }
  }

  private func isSmall(_ count: Int, _ column: String) -> Bool {
    policy.isSmall(count) && (count > 0 || !zeros.contains(column))
  }

  private mutating func add(_ way: Finding.Way, _ row: Row, _ column: String) {
    findings.insert(Finding(table: row.table, line: row.line, column: column, way: way))
  }
}
