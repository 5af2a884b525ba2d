/// A register of recommendations and actions as it stands on the day of an audit.
public struct RegisterResult: Sendable {
  /// The title; empty where the register has none.
  public var title: String
  /// Recommendations and actions in the register's order.
  public var items: [Item]

  /// What a tie came to in the audit.
  public struct Standing: Sendable {
    /// The tie.
    public var tie: RegisterItem.Tie
    /// The title of its subject.
    public var title: String
    /// The index of the standard or key question in the framework, or of the indicator in the result;
    /// `nil` when there is none.
    public var subject: Int?
    /// What the audit counts; `nil` with a reason.
    public var now: Share?
    /// Where the share is likely to lie if the cases stand for others like them.
    public var interval: ShareInterval?
    /// The rating of a standard; `nil` where it has none, and for other subjects.
    public var ratingID: String?
    /// Whether a high number is good.
    public var isGoodHigh: Bool
    /// How the share of then compares with now; `nil` where there is nothing to compare.
    public var test: ChangeTest?

    /// Creates a standing.
    public init(tie: RegisterItem.Tie, title: String, subject: Int?, isGoodHigh: Bool = true) {
      self.tie = tie
      self.title = title
      self.subject = subject
      self.isGoodHigh = isGoodHigh
    }

    /// The direction of change, whether chance explains it or not; `nil` where nothing is compared.
    public var direction: Direction? {
      guard let then = tie.then, let now, then.denominator > 0, now.denominator > 0 else {
        return nil
      }
      if Share.isLower(then, now) { return isGoodHigh ? .better : .worse }
      if Share.isLower(now, then) { return isGoodHigh ? .worse : .better }
      return .same
    }
  }

  /// Which way a number went.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case better
    case worse
    case same
  }

  /// One recommendation or action.
  public struct Item: Sendable {
    /// As it is written.
    public var item: RegisterItem
    /// The indices of the units that it is for; empty for all.
    public var units: [Int]
    /// How many days it is overdue; `nil` when it is not.
    public var daysOverdue: Int?
    /// What its ties came to.
    public var standings: [Standing]

    /// Creates an item.
    public init(item: RegisterItem, units: [Int], daysOverdue: Int?, standings: [Standing]) {
      self.item = item
      self.units = units
      self.daysOverdue = daysOverdue
      self.standings = standings
    }

    /// Whether something is to be done and nobody has to see to it.
    public var lacksOwner: Bool { item.status.isOpen && item.owner == nil }
    /// Whether it counts as done and nothing shows it.
    public var lacksEvidence: Bool { item.status == .done && item.evidence.isEmpty }
    /// Whether it counts as done and a number that it is about is no better than then.
    public var isDoneButNoBetter: Bool {
      item.status == .done
        && standings.contains { $0.direction == .worse || $0.direction == .same }
    }
  }

  /// Creates a result.
  public init(title: String, items: [Item]) {
    self.title = title
    self.items = items
  }

  /// How many items are overdue.
  public var overdueCount: Int { items.count { $0.daysOverdue != nil } }
  /// How many items that are to be done have no owner.
  public var withoutOwnerCount: Int { items.count(where: \.lacksOwner) }
  /// How many items are still to be done.
  public var openCount: Int { items.count { $0.item.status.isOpen } }
}
