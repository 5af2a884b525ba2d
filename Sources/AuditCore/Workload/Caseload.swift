/// The cases and other work of one practitioner in one team.
public struct Caseload: Sendable, Hashable {
  /// The staff code; never a name.
  public var staff: String
  /// The grade's code in the scheme.
  public var grade: String
  /// The names of region, delivery unit and team, widest first.
  public var units: [String]
  /// The contracted weekly hours; `nil` when they are not known.
  public var contractedHours: Decimal128?
  /// Cases that are active, by place and tier; see `CaseCounts`.
  public var cases: CaseCounts
  /// Cases of people in transition to adulthood, by place and tier.
  public var t2aCases: CaseCounts
  /// How many of each kind of report, in the scheme's order.
  public var reports: [Int]
  /// Contacts of each kind made in others' cases, in the scheme's order.
  public var contactsForOthers: [Int]
  /// Contacts of each kind that others made in this caseload, in the scheme's order.
  public var contactsByOthers: [Int]
  /// Points added or taken off besides.
  public var adjustment: Decimal128
  /// Cases beyond the grade by tier or level of risk, as far as records tell; `nil` when they do not.
  public var complexCount: Int?
  /// Where it was read.
  public var place: Place?

  /// Creates an empty caseload for a scheme.
  public init(
    staff: String,
    grade: String,
    units: [String],
    scheme: WorkloadScheme,
    contractedHours: Decimal128? = nil,
    place: Place? = nil
  ) {
    self.staff = staff
    self.grade = grade
    self.units = units
    self.contractedHours = contractedHours
    self.place = place
    cases = CaseCounts(tierCount: scheme.tiers.count)
    t2aCases = CaseCounts(tierCount: scheme.tiers.count)
    reports = Array(repeating: 0, count: scheme.reports.count)
    contactsForOthers = Array(repeating: 0, count: scheme.contacts.count)
    contactsByOthers = contactsForOthers
    adjustment = .zero
  }

  /// How many cases there are, with and without a tier, people in transition to adulthood included.
  public var caseCount: Int { cases.total + t2aCases.total }
}

/// Counts of cases by place and tier, and of those without a tier by place.
public struct CaseCounts: Sendable, Hashable {
  /// The counts of each tier, in the scheme's order, one list a place in the order of `CasePlace`.
  public var tiers: [[TierCount]]
  /// The cases without a tier at each place.
  public var untiered: [Int]

  /// Creates counts of nothing.
  public init(tierCount: Int) {
    let none = Array(repeating: TierCount(), count: tierCount)
    tiers = Array(repeating: none, count: CasePlace.allCases.count)
    untiered = Array(repeating: 0, count: CasePlace.allCases.count)
  }

  /// All cases.
  public var total: Int {
    tiers.reduce(0) { $0 + $1.reduce(0) { $0 + $1.total } } + untiered.reduce(0, +)
  }
}

/// How many cases a tier has, and how many of them are inactive in each way.
public struct TierCount: Sendable, Hashable {
  /// All of them.
  public var total: Int
  /// Those with a warrant out.
  public var warrants: Int
  /// Those with nothing but unpaid work.
  public var unpaidWork: Int
  /// Those whose end is overdue.
  public var overdueTermination: Int

  /// Creates a count.
  public init(total: Int = 0, warrants: Int = 0, unpaidWork: Int = 0, overdueTermination: Int = 0) {
    self.total = total
    self.warrants = warrants
    self.unpaidWork = unpaidWork
    self.overdueTermination = overdueTermination
  }
}

/// Hours that a practitioner does not have for cases, for a time.
public struct HoursReduction: Sendable, Hashable {
  /// The staff code.
  public var staff: String
  /// The code of its kind.
  public var kind: String
  /// How much is taken off.
  public var amount: Amount
  /// The first day.
  public var from: CalendarDay
  /// The last day; `nil` when it goes on until somebody ends it.
  public var to: CalendarDay?
  /// Whether it comes back every year.
  public var isYearly: Bool
  /// Where it was read.
  public var place: Place?

  /// How much a reduction takes off.
  public enum Amount: Sendable, Hashable {
    /// Weekly hours.
    case hours(Decimal128)
    /// A percentage of the contracted hours.
    case percent(Decimal128)
  }

  /// Creates a reduction.
  public init(
    staff: String,
    kind: String,
    amount: Amount,
    from: CalendarDay,
    to: CalendarDay?,
    isYearly: Bool = false,
    place: Place? = nil
  ) {
    self.staff = staff
    self.kind = kind
    self.amount = amount
    self.from = from
    self.to = to
    self.isYearly = isYearly
    self.place = place
  }
}
