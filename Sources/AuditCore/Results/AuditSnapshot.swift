/// What two audits are compared by: the answers, shares and ratings of one of them.
///
/// An audit that has just run gives one, and so does the folder that an earlier one left behind.
public struct AuditSnapshot: Sendable, Hashable {
  /// The framework.
  public var framework: FrameworkComparison.Side
  /// When the audit ran, in UTC, as `2024-07-01T09:30:00Z`.
  public var runAt: String
  /// The day the cases were looked at.
  public var asOf: CalendarDay
  /// What the ratings rest on.
  public var basis: AuditResult.Basis
  /// Whether nobody's judgement of a case was laid over what the records indicate.
  public var isIndicative: Bool
  /// By what names cases are called.
  public var naming: CaseNaming
  /// The digests of the calendar, the vocabulary and the framework that were read, by role.
  public var inputs: [Provenance.Input]
  /// How what is not evidenced counts.
  public var notEvidencedCounts: NotEvidencedCounts
  /// The ratings, worst first.
  public var scale: [Rating]
  /// The identifiers of the levels of units, widest first.
  public var levels: [String]
  /// The standards in order.
  public var standards: [Item]
  /// The key questions in order.
  public var questions: [Item]
  /// The prompts in order.
  public var prompts: [Item]
  /// The composites in order, the overall rating last.
  public var composites: [Item]
  /// The units: each level's after the wider level's.
  public var units: [Unit]
  /// The identifiers of the cases; none where the audit read no case.
  public var caseIDs: [String]
  /// For each case, its unit at the narrowest level, or `UnitTree.noUnit`.
  public var unitOfCase: [Int32]
  /// For each key question, what counts in each case.
  public var questionAnswers: [[CaseAnswer]]
  /// For each prompt, what became of it in each case.
  public var promptAnswers: [[CaseAnswer]]

  /// One standard, key question, prompt or composite.
  public struct Item: Sendable, Hashable {
    /// The code.
    public var code: String
    /// The title for people; empty for prompts.
    public var title: String
    /// The digest of what decides it; `nil` where none is known.
    public var rule: String?

    /// Creates an item.
    public init(code: String, title: String, rule: String?) {
      self.code = code
      self.title = title
      self.rule = rule
    }
  }

  /// One unit with its ratings and shares.
  public struct Unit: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The index of its level.
    public var level: Int
    /// The index of the wider unit.
    public var parent: Int?
    /// How many cases it has.
    public var caseCount: Int
    /// The rating of each standard, by its identifier; `nil` where there is none.
    public var standards: [String?]
    /// The rating of each composite; `nil` where there is none.
    public var composites: [String?]
    /// The share of each key question; `nil` where no number of cases is known.
    public var questions: [Share?]
    /// How many cases of each key question a person judged.
    public var judgedCounts: [Int]
    /// The cases met, of those met and not met, for each prompt.
    public var prompts: [Share]

    /// Creates a unit.
    public init(
      name: String,
      level: Int,
      parent: Int?,
      caseCount: Int,
      standards: [String?],
      composites: [String?],
      questions: [Share?],
      judgedCounts: [Int],
      prompts: [Share]
    ) {
      self.name = name
      self.level = level
      self.parent = parent
      self.caseCount = caseCount
      self.standards = standards
      self.composites = composites
      self.questions = questions
      self.judgedCounts = judgedCounts
      self.prompts = prompts
    }
  }

  /// Creates a snapshot.
  public init(
    framework: FrameworkComparison.Side,
    runAt: String,
    asOf: CalendarDay,
    basis: AuditResult.Basis,
    isIndicative: Bool,
    naming: CaseNaming,
    inputs: [Provenance.Input],
    notEvidencedCounts: NotEvidencedCounts,
    scale: [Rating],
    levels: [String],
    standards: [Item],
    questions: [Item],
    prompts: [Item],
    composites: [Item],
    units: [Unit] = [],
    caseIDs: [String] = [],
    unitOfCase: [Int32] = [],
    questionAnswers: [[CaseAnswer]] = [],
    promptAnswers: [[CaseAnswer]] = []
  ) {
    self.framework = framework
    self.runAt = runAt
    self.asOf = asOf
    self.basis = basis
    self.isIndicative = isIndicative
    self.naming = naming
    self.inputs = inputs
    self.notEvidencedCounts = notEvidencedCounts
    self.scale = scale
    self.levels = levels
    self.standards = standards
    self.questions = questions
    self.prompts = prompts
    self.composites = composites
    self.units = units
    self.caseIDs = caseIDs
    self.unitOfCase = unitOfCase
    self.questionAnswers = questionAnswers
    self.promptAnswers = promptAnswers
  }

  /// A unit's indices from the widest to itself.
  public func path(to unit: Int) -> [Int] {
    var path = [unit]
    while let parent = units[path[0]].parent { path.insert(parent, at: 0) }
    return path
  }

  /// The label of a rating by its identifier.
  public func label(_ ratingID: String) -> String {
    scale.first { $0.id == ratingID }?.label ?? ratingID
  }
}
