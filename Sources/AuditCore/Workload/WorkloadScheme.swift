/// What work weighs, what a practitioner can carry, and what is too much, from some day on.
public struct WorkloadScheme: Sendable, Hashable {
  /// The identifier.
  public var id: String
  /// The version, as written.
  public var version: String
  /// The title for people.
  public var title: String
  /// The first day it holds for; `nil` when it does not say.
  public var from: CalendarDay?
  /// The documents that its numbers come from.
  public var sources: [SourceNote]
  /// The tiers, in the order of the document.
  public var tiers: [WorkloadTier]
  /// What an inactive case still weighs.
  public var inactive: InactiveWeightings
  /// What an inactive case still weighs among people in transition to adulthood.
  public var t2aInactive: InactiveWeightings
  /// Reports and other work that is counted besides cases.
  public var reports: [WeighedWork]
  /// Contacts that count for who made them and against whose case it is.
  public var contacts: [WeighedWork]
  /// The points of a full post by name.
  public var targets: [String: Decimal128]
  /// The weekly hours of a full post by name.
  public var hours: [String: Decimal128]
  /// The grades.
  public var grades: [PractitionerGrade]
  /// The grade of whoever has none of the codes.
  public var otherGrade: String
  /// Why a practitioner may have fewer hours for cases.
  public var reductionKinds: [ReductionKind]
  /// What is pointed out.
  public var limits: WorkloadLimits
  /// The parts whose numbers nobody has checked, in words, in the order of the document.
  public var unverifiedParts: [String]

  /// Creates a scheme.
  public init(
    id: String,
    version: String,
    title: String,
    from: CalendarDay? = nil,
    sources: [SourceNote] = [],
    tiers: [WorkloadTier],
    inactive: InactiveWeightings = InactiveWeightings(),
    t2aInactive: InactiveWeightings = InactiveWeightings(),
    reports: [WeighedWork] = [],
    contacts: [WeighedWork] = [],
    targets: [String: Decimal128],
    hours: [String: Decimal128],
    grades: [PractitionerGrade],
    otherGrade: String,
    reductionKinds: [ReductionKind] = [],
    limits: WorkloadLimits,
    unverifiedParts: [String] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.from = from
    self.sources = sources
    self.tiers = tiers
    self.inactive = inactive
    self.t2aInactive = t2aInactive
    self.reports = reports
    self.contacts = contacts
    self.targets = targets
    self.hours = hours
    self.grades = grades
    self.otherGrade = otherGrade
    self.reductionKinds = reductionKinds
    self.limits = limits
    self.unverifiedParts = unverifiedParts
  }

  /// The grade of a code of the scheme itself, as `PSO`.
  public func grade(_ code: String) -> PractitionerGrade? { grades.first { $0.code == code } }

  /// The grade of a code of the source system; letter case, blanks and dashes do not matter.
  ///
  /// A code of no grade gives the grade for others; `nil` only when the scheme lacks that, too.
  public func grade(ofSourceCode code: String) -> PractitionerGrade? {
    known(code) ?? grade(otherGrade)
  }

  /// Whether a code of the source system is that of some grade.
  public func knowsGrade(ofSourceCode code: String) -> Bool { known(code) != nil }

  private func known(_ code: String) -> PractitionerGrade? {
    let wanted = Self.plain(code)
    return grades.first { grade in
      grade.sourceCodes.contains { Self.plain($0) == wanted }
    }
  }

  /// The letters and digits of a name, small.
  public static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

/// Where a case is supervised.
public enum CasePlace: Int, Sendable, Hashable, CaseIterable {
  /// On a community sentence.
  case community
  /// In custody.
  case custody
  /// On licence.
  case licence

  /// The name in column names and documents.
  public var name: String {
    switch self {
    case .community: "community"
    case .custody: "custody"
    case .licence: "licence"
    }
  }
}

/// A tier and what one of its cases weighs.
public struct WorkloadTier: Sendable, Hashable {
  /// The code, as `A3`.
  public var code: String
  /// The number by which extracts name it; `nil` when it has none.
  public var number: Int?
  /// The points at each place, in the order of `CasePlace`.
  public var points: [Decimal128]
  /// The points of people in transition to adulthood at each place.
  public var t2aPoints: [Decimal128]

  /// Creates a tier; both lists of points have one entry a place.
  public init(code: String, number: Int? = nil, points: [Decimal128], t2aPoints: [Decimal128]) {
    self.code = code
    self.number = number
    self.points = points
    self.t2aPoints = t2aPoints
  }
}

/// How many per cent of its points a case still earns while it is inactive.
public struct InactiveWeightings: Sendable, Hashable {
  /// While a warrant is out.
  public var warrants: Decimal128
  /// While there is nothing but unpaid work.
  public var unpaidWork: Decimal128
  /// While its end is overdue.
  public var overdueTermination: Decimal128

  /// Creates weightings in per cent.
  public init(
    warrants: Decimal128 = .zero,
    unpaidWork: Decimal128 = .zero,
    overdueTermination: Decimal128 = .zero
  ) {
    self.warrants = warrants
    self.unpaidWork = unpaidWork
    self.overdueTermination = overdueTermination
  }
}

/// A report or a contact and what one of them weighs.
public struct WeighedWork: Sendable, Hashable {
  /// The code.
  public var code: String
  /// The title for people.
  public var title: String
  /// The points of one.
  public var points: Decimal128

  /// Creates a kind of work.
  public init(code: String, title: String, points: Decimal128) {
    self.code = code
    self.title = title
    self.points = points
  }
}

/// A grade of practitioners, with what a full post of it carries.
public struct PractitionerGrade: Sendable, Hashable {
  /// The code, as `PSO`.
  public var code: String
  /// The title for people.
  public var title: String
  /// The number by which the workload tool names the type; `nil` when it has none.
  public var typeNumber: Int?
  /// The name of its target.
  public var target: String
  /// The name of its weekly hours; `nil` for a grade that holds no cases of its own.
  public var hours: String?
  /// The codes of the source system that mean this grade.
  public var sourceCodes: [String]

  /// Creates a grade.
  public init(
    code: String,
    title: String,
    typeNumber: Int? = nil,
    target: String,
    hours: String?,
    sourceCodes: [String] = []
  ) {
    self.code = code
    self.title = title
    self.typeNumber = typeNumber
    self.target = target
    self.hours = hours
    self.sourceCodes = sourceCodes
  }
}

/// Why a practitioner may have fewer hours for cases.
public struct ReductionKind: Sendable, Hashable {
  /// The code.
  public var code: String
  /// The title for people.
  public var title: String
  /// The most that may be taken off, in per cent of the contracted hours; `nil` for no bound.
  public var maximumPercent: Decimal128?

  /// Creates a kind of reduction.
  public init(code: String, title: String, maximumPercent: Decimal128? = nil) {
    self.code = code
    self.title = title
    self.maximumPercent = maximumPercent
  }
}

/// What is pointed out of a workload.
public struct WorkloadLimits: Sendable, Hashable {
  /// A capacity above this many per cent is too much.
  public var capacityPercent: Decimal128
  /// More cases than this are too many for one practitioner.
  public var caseload: Int
  /// How many days before a reduction ends it is told.
  public var endingDays: Int
  /// Which grades hold cases that are beyond them.
  public var complexity: [ComplexityLimit]

  /// Creates limits.
  public init(
    capacityPercent: Decimal128,
    caseload: Int,
    endingDays: Int,
    complexity: [ComplexityLimit] = []
  ) {
    self.capacityPercent = capacityPercent
    self.caseload = caseload
    self.endingDays = endingDays
    self.complexity = complexity
  }
}

/// The cases that are beyond a grade: those of some tiers, and those of some levels of risk.
public struct ComplexityLimit: Sendable, Hashable {
  /// The grade's code.
  public var grade: String
  /// The tiers' codes.
  public var tiers: [String]
  /// The levels of risk of serious harm, as case records write them.
  public var roshLevels: [String]

  /// Creates a limit.
  public init(grade: String, tiers: [String], roshLevels: [String]) {
    self.grade = grade
    self.tiers = tiers
    self.roshLevels = roshLevels
  }
}
