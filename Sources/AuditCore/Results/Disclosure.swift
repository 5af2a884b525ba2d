/// How small numbers of cases are kept out of what is published, as an XML document says.
public struct DisclosurePolicy: Sendable, Hashable {
  /// The identifier, as `fewer-than-five`.
  public var id: String
  /// The title for people.
  public var title: String
  /// What it is for; may be empty.
  public var summary: String
  /// Counts of cases below this are withheld; at least 2.
  public var threshold: Int
  /// Whether a count of zero is withheld as well.
  public var withholdsZero: Bool
  /// What counts are rounded to; 1 for none.
  public var base: Int
  /// Where the numbers come from.
  public var source: NumberSource?
  /// Where the document is.
  public var place: Place

  /// Creates a policy.
  public init(
    id: String,
    title: String,
    summary: String = "",
    threshold: Int,
    withholdsZero: Bool = false,
    base: Int = 1,
    source: NumberSource? = nil,
    place: Place
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.threshold = threshold
    self.withholdsZero = withholdsZero
    self.base = base
    self.source = source
    self.place = place
  }

  /// Whether a count is too small to be shown.
  public func isSmall(_ count: Int) -> Bool {
    count < threshold && (count > 0 || withholdsZero)
  }

  /// A count as it is shown: rounded half up to the base.
  public func shown(_ count: Int) -> Int {
    base <= 1 ? count : (count + base / 2) / base * base
  }

  /// The counts that are shown as a count is.
  public func range(ofShown count: Int) -> ClosedRange<Int> {
    base <= 1 ? count...count : max(0, count - base / 2)...(count + (base - 1) / 2)
  }
}

/// What was done to a result before it may be published.
public struct DisclosureNote: Sendable, Hashable {
  /// The policy.
  public var policy: DisclosurePolicy
  /// How many counts were withheld because they are small.
  public var smallCount: Int
  /// How many more were withheld so that those cannot be worked out from sums.
  public var secondaryCount: Int
  /// The characteristics whose groups are left out, since nothing of them could be shown.
  public var leftOutBreakdowns: [String]

  /// Creates a note.
  public init(
    policy: DisclosurePolicy,
    smallCount: Int,
    secondaryCount: Int,
    leftOutBreakdowns: [String] = []
  ) {
    self.policy = policy
    self.smallCount = smallCount
    self.secondaryCount = secondaryCount
    self.leftOutBreakdowns = leftOutBreakdowns
  }
}
