/// What is otherwise in one audit than in an earlier one.
public struct AuditComparison: Sendable, Hashable {
  /// The earlier audit.
  public var old: Side
  /// The audit.
  public var new: Side
  /// What is otherwise in the framework, a sentence each; empty where it is the same.
  public var frameworkChanges: [String]
  /// Whether cases were compared, and if not, why not.
  public var matching: Matching
  /// The standards of the audit, in order.
  public var standards: [Item]
  /// The key questions, in order.
  public var questions: [Item]
  /// The prompts, in order.
  public var prompts: [Item]
  /// The units of the audit, in its order.
  public var units: [UnitChange]
  /// The names of the units that the earlier audit alone has, each with the wider ones before it.
  public var vanishedUnits: [String]
  /// For each key question, what became of each case of the audit.
  public var questionMovements: [[Movement]]
  /// For each prompt, what became of each case of the audit.
  public var promptMovements: [[Movement]]
  /// For each case of the audit, its index in the earlier one, or -1.
  public var formerRow: [Int32]
  /// The cases of the earlier audit alone.
  public var leftCases: [FormerCase]
  /// The cases in both audits whose unit is another now.
  public var movedCases: [FormerCase]

  /// One of the two audits.
  public struct Side: Sendable, Hashable {
    /// The framework.
    public var framework: FrameworkComparison.Side
    /// When it ran, in UTC.
    public var runAt: String
    /// The day the cases were looked at.
    public var asOf: CalendarDay
    /// Whether nobody judged a case.
    public var isIndicative: Bool
    /// How many cases it has; `nil` where that is withheld.
    public var caseCount: Int?

    /// Creates a side.
    public init(
      framework: FrameworkComparison.Side,
      runAt: String,
      asOf: CalendarDay,
      isIndicative: Bool,
      caseCount: Int?
    ) {
      self.framework = framework
      self.runAt = runAt
      self.asOf = asOf
      self.isIndicative = isIndicative
      self.caseCount = caseCount
    }
  }

  /// Whether the cases of two audits were compared one by one.
  public enum Matching: String, Sendable, Hashable, CaseIterable {
    /// Each case of the one was looked for in the other.
    case matched
    /// The two call their cases by names that do not fit together.
    case otherNames
    /// One of them rests on scores, without cases.
    case noCases
    /// Numbers of cases are withheld.
    case withheld
  }

  /// A standard, key question or prompt of the audit.
  public struct Item: Sendable, Hashable {
    /// The code.
    public var code: String
    /// Whether its rules are those of the earlier audit.
    public var rule: RuleStanding

    /// Creates an item.
    public init(code: String, rule: RuleStanding) {
      self.code = code
      self.rule = rule
    }
  }

  /// Whether an item's rules are those of the earlier audit.
  public enum RuleStanding: String, Sendable, Hashable, CaseIterable {
    /// They are.
    case same
    /// They are others, so that a change tells nothing of practice.
    case changed
    /// The earlier audit did not have the item.
    case added
  }

  /// A case of the earlier audit.
  public struct FormerCase: Sendable, Hashable {
    /// Its identifier.
    public var id: String
    /// Its index in the earlier audit.
    public var row: Int
    /// The narrowest unit that both audits have and that it belonged to; `nil` for none.
    public var unit: Int?
    /// Its index in the audit; `nil` where it left.
    public var newRow: Int?

    /// Creates a case.
    public init(id: String, row: Int, unit: Int?, newRow: Int? = nil) {
      self.id = id
      self.row = row
      self.unit = unit
      self.newRow = newRow
    }
  }

  /// Creates a comparison without units and cases.
  public init(old: Side, new: Side, matching: Matching) {
    self.old = old
    self.new = new
    self.matching = matching
    frameworkChanges = []
    standards = []
    questions = []
    prompts = []
    units = []
    vanishedUnits = []
    questionMovements = []
    promptMovements = []
    formerRow = []
    leftCases = []
    movedCases = []
  }

  /// Whether a rating of a standard or an overall rating became worse under the same rules.
  public var isWorse: Bool {
    units.contains { unit in
      (unit.standards + unit.composites).contains { $0.direction == .worse }
    }
  }
}

extension AuditComparison {
  /// The ratings before and now alone.
  ///
  /// Counts of changes are small, and with two audits in hand what one withholds can be worked out from
  /// the other, so none of them can be published with certainty.
  public var withoutCounts: AuditComparison {
    var shared = AuditComparison(old: old, new: new, matching: .withheld)
    shared.old.caseCount = nil
    shared.new.caseCount = nil
    shared.frameworkChanges = frameworkChanges
    shared.standards = standards
    shared.vanishedUnits = vanishedUnits
    shared.units = units.map { unit in
      UnitChange(
        unit: unit.unit,
        isNew: unit.isNew,
        oldCaseCount: nil,
        newCaseCount: nil,
        standards: unit.standards,
        composites: unit.composites,
        questions: [],
        prompts: []
      )
    }
    return shared
  }
}
