/// The workload of practitioners and of the units they work in, as of a day.
public struct WorkloadResult: Sendable, Hashable {
  /// The scheme that weighed it.
  public var scheme: WorkloadScheme
  /// The day it is looked at from.
  public var asOf: CalendarDay
  /// How many days before a reduction ends it is told.
  public var endingDays: Int
  /// The units: regions, delivery units, teams; each level's after the wider level's.
  public var units: [WorkloadUnit]
  /// The practitioners, the most loaded first.
  public var practitioners: [PractitionerWorkload]
  /// Reductions that end or begin soon, or ended lately, by day.
  public var changes: [ReductionChange]
  /// Cases and rows that count nowhere, by reason in words.
  public var leftOut: [LeftOut]

  /// What counts nowhere, and why.
  public struct LeftOut: Sendable, Hashable {
    /// How many.
    public var count: Int
    /// Why, as `cases name no practitioner`.
    public var reason: String

    /// Creates an entry.
    public init(count: Int, reason: String) {
      self.count = count
      self.reason = reason
    }
  }

  /// Creates a result.
  public init(
    scheme: WorkloadScheme,
    asOf: CalendarDay,
    endingDays: Int,
    units: [WorkloadUnit],
    practitioners: [PractitionerWorkload],
    changes: [ReductionChange],
    leftOut: [LeftOut] = []
  ) {
    self.scheme = scheme
    self.asOf = asOf
    self.endingDays = endingDays
    self.units = units
    self.practitioners = practitioners
    self.changes = changes
    self.leftOut = leftOut
  }

  /// The names of the levels, widest first.
  public static let levels = ["Region", "Delivery unit", "Team"]
}

/// Points carried and available, and the cases they stand for.
public struct WorkloadTotals: Sendable, Hashable {
  /// The points carried: a whole number.
  public var points: Int
  /// The points that the hours allow: a whole number.
  public var availablePoints: Int
  /// The points that contacts in others' cases add and contacts by others take off.
  public var contactPoints: Decimal128
  /// The cases.
  public var caseCount: Int

  /// Creates totals.
  public init(
    points: Int = 0,
    availablePoints: Int = 0,
    contactPoints: Decimal128 = .zero,
    caseCount: Int = 0
  ) {
    self.points = points
    self.availablePoints = availablePoints
    self.contactPoints = contactPoints
    self.caseCount = caseCount
  }

  /// The points that are left; below zero when too many are carried.
  public var remaining: Int { availablePoints - points }
}

/// One region, delivery unit or team with the sums of its practitioners.
public struct WorkloadUnit: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The level, 0 for the widest.
  public var level: Int
  /// The index of the wider unit.
  public var parent: Int?
  /// The indices of its narrower units, the most loaded first.
  public var children: [Int]
  /// The indices of the practitioners' rows in it, the most loaded first.
  public var practitioners: [Int]
  /// The sums.
  public var totals: WorkloadTotals
  /// The capacity in per cent, exact; 0 when there are no available points.
  public var capacity: Decimal128
  /// How many practitioners there are, each counted once.
  public var staffCount: Int
  /// How many of them hold a case or more.
  public var holderCount: Int
  /// How many of them have work and no points available for it, in a team of this unit.
  public var unavailableCount: Int
  /// How many of them are over capacity in a team of this unit.
  public var overCapacityCount: Int
  /// How many of them have more cases than the limit.
  public var highCaseloadCount: Int
  /// How many cases are beyond their practitioner's grade, at least.
  public var complexCount: Int

  /// Creates a unit without practitioners.
  public init(name: String, level: Int, parent: Int?) {
    self.name = name
    self.level = level
    self.parent = parent
    children = []
    practitioners = []
    totals = WorkloadTotals()
    capacity = .zero
    staffCount = 0
    holderCount = 0
    unavailableCount = 0
    overCapacityCount = 0
    highCaseloadCount = 0
    complexCount = 0
  }
}

/// One practitioner's workload in one team.
public struct PractitionerWorkload: Sendable, Hashable {
  /// The staff code.
  public var staff: String
  /// The grade's code.
  public var grade: String
  /// The index of the team.
  public var unit: Int
  /// The points by what they are for, cases first.
  public var parts: [Part]
  /// Points carried and available.
  public var totals: WorkloadTotals
  /// The capacity in per cent, exact; 0 when there are no available points.
  public var capacity: Decimal128
  /// The contracted weekly hours, or those of a full post; `nil` for a grade that holds no cases.
  public var hours: Decimal128?
  /// The weekly hours taken off, never more than `hours`.
  public var reductionHours: Decimal128
  /// What is pointed out.
  public var flags: [Flag]
  /// How many cases are beyond the grade, at least.
  public var complexCount: Int
  /// What becomes of it when the next reduction ends within the days that are told ahead.
  public var next: Next?

  /// Points for one thing.
  public struct Part: Sendable, Hashable {
    /// What for, as `Community cases`.
    public var title: String
    /// The points.
    public var points: Decimal128

    /// Creates a part.
    public init(title: String, points: Decimal128) {
      self.title = title
      self.points = points
    }
  }

  /// What is pointed out of a practitioner.
  public enum Flag: String, Sendable, Hashable, CaseIterable {
    /// More points than the limit of capacity allows.
    case overCapacity
    /// Points, but none available: no hours, or a grade that holds no cases.
    case noAvailablePoints
    /// More cases than the limit.
    case highCaseload
    /// Cases beyond the grade.
    case beyondGrade
  }

  /// Points and capacity from a day on.
  public struct Next: Sendable, Hashable {
    /// The first day without the reduction.
    public var on: CalendarDay
    /// The points that will be available.
    public var availablePoints: Int
    /// The capacity in per cent.
    public var capacity: Decimal128

    /// Creates what comes next.
    public init(on: CalendarDay, availablePoints: Int, capacity: Decimal128) {
      self.on = on
      self.availablePoints = availablePoints
      self.capacity = capacity
    }
  }

  /// Creates a practitioner's workload.
  public init(
    staff: String,
    grade: String,
    unit: Int,
    parts: [Part],
    totals: WorkloadTotals,
    capacity: Decimal128,
    hours: Decimal128?,
    reductionHours: Decimal128,
    flags: [Flag],
    complexCount: Int,
    next: Next?
  ) {
    self.staff = staff
    self.grade = grade
    self.unit = unit
    self.parts = parts
    self.totals = totals
    self.capacity = capacity
    self.hours = hours
    self.reductionHours = reductionHours
    self.flags = flags
    self.complexCount = complexCount
    self.next = next
  }
}

/// A reduction that ends or begins soon, or ended lately.
public struct ReductionChange: Sendable, Hashable {
  /// The reduction.
  public var reduction: HoursReduction
  /// What becomes of it.
  public var kind: Kind
  /// Its last day where it ends or ended, its first where it begins again.
  public var day: CalendarDay
  /// The day on which a yearly one comes back; `nil` for others.
  public var returnsOn: CalendarDay?
  /// The practitioner's rows that it concerns, as indices.
  public var practitioners: [Int]

  /// What becomes of a reduction.
  public enum Kind: String, Sendable, Hashable {
    /// It ends within the days told ahead.
    case ends
    /// It ended within as many days before.
    case ended
    /// A yearly one, or one not begun, begins within the days told ahead.
    case begins
  }

  /// Creates a change.
  public init(
    reduction: HoursReduction,
    kind: Kind,
    day: CalendarDay,
    returnsOn: CalendarDay?,
    practitioners: [Int]
  ) {
    self.reduction = reduction
    self.kind = kind
    self.day = day
    self.returnsOn = returnsOn
    self.practitioners = practitioners
  }
}
