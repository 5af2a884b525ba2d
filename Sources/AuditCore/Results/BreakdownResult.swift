/// The cases of an audit in groups by one characteristic, unit by unit.
public struct BreakdownResult: Sendable, Hashable {
  /// The identifier, as the vocabulary gives it.
  public var id: String
  /// The characteristic in words, as `Sex`.
  public var title: String
  /// The groups in the order that tables show them; each case is in exactly one.
  public var groups: [Group]
  /// For each case, the position of its group.
  public var groupOfCase: [UInt8]
  /// For each unit of the tree, for each group, what its cases come to.
  public var units: [[Counts]]
  /// For each unit of the tree, the key questions on which two groups differ.
  public var differences: [[Difference]]

  /// The fewest relevant cases of a group that is compared with others.
  public static let leastCases = 5

  /// One group of cases.
  public struct Group: Sendable, Hashable {
    /// The group in words.
    public var title: String
    /// Whether the records say so; false for the cases that do not record the characteristic.
    public var isRecorded: Bool

    /// Creates a group.
    public init(title: String, isRecorded: Bool = true) {
      self.title = title
      self.isRecorded = isRecorded
    }
  }

  /// What the cases of one group of one unit come to.
  public struct Counts: Sendable, Hashable {
    /// How many cases there are.
    public var caseCount: Int
    /// For each key question of the framework, the share as the framework counts it.
    public var shares: [Share]
    /// Whether the number of cases is withheld, and stands as 0.
    public var isCaseCountWithheld = false
    /// The indices of the key questions whose share is withheld, and stands as 0 of 0.
    public var withheldQuestions: Set<Int> = []

    /// Creates counts.
    public init(caseCount: Int, shares: [Share]) {
      self.caseCount = caseCount
      self.shares = shares
    }
  }

  /// Two groups whose shares of a key question differ: their likely ranges have nothing in common.
  public struct Difference: Sendable, Hashable {
    /// The index of the key question.
    public var question: Int
    /// The position of the group with the lowest share.
    public var lower: Int
    /// The position of the group with the highest share.
    public var higher: Int

    /// Creates a difference.
    public init(question: Int, lower: Int, higher: Int) {
      self.question = question
      self.lower = lower
      self.higher = higher
    }
  }

  /// Creates a result.
  public init(
    id: String,
    title: String,
    groups: [Group],
    groupOfCase: [UInt8],
    units: [[Counts]],
    differences: [[Difference]] = []
  ) {
    self.id = id
    self.title = title
    self.groups = groups
    self.groupOfCase = groupOfCase
    self.units = units
    self.differences = differences
  }
}
