/// How well a framework's examples try its rules.
public struct FrameworkCoverage: Sendable, Hashable {
  /// How many ways for a clause to come out there are: true and false for each.
  public var wayCount: Int
  /// The ways that no example shows, in the framework's order.
  public var gaps: [CoverageGap]
  /// The clauses that come to the same for every case, so that nothing is to be shown.
  public var constants: [ConstantClause]
  /// How many changes of a number or a boundary were tried.
  public var changeCount: Int
  /// The changes that no example notices, by the place of the number or comparison.
  public var thresholds: [ThresholdGap]

  /// Creates a coverage.
  public init(
    wayCount: Int = 0,
    gaps: [CoverageGap] = [],
    constants: [ConstantClause] = [],
    changeCount: Int = 0,
    thresholds: [ThresholdGap] = []
  ) {
    self.wayCount = wayCount
    self.gaps = gaps
    self.constants = constants
    self.changeCount = changeCount
    self.thresholds = thresholds
  }

  /// How many ways examples show.
  public var seenCount: Int { wayCount - gaps.count }

  /// How many changes no example notices.
  public var unnoticedCount: Int { thresholds.reduce(0) { $0 + $1.unnoticed.count } }

  /// The share of the ways that examples show, in tenths of a per cent, rounded down; 1000 when
  /// there is nothing to show.
  public var permille: Int { wayCount == 0 ? 1000 : seenCount * 1000 / wayCount }
}

/// A clause that no example made true, or none made false.
public struct CoverageGap: Sendable, Hashable {
  /// The code of the standard, key question or prompt, or the name of the definition.
  public var item: String
  /// What the rule decides: `cases`, `applies`, `met`, `indicates`, or `define`.
  public var part: String
  /// The clause as the author wrote it, on one line.
  public var text: String
  /// What no example made the clause.
  public var missing: Bool
  /// What kind of example would show it.
  public var help: String
  /// Where the clause stands.
  public var place: Place

  /// Creates a gap.
  public init(
    item: String,
    part: String,
    text: String,
    missing: Bool,
    help: String,
    place: Place
  ) {
    self.item = item
    self.part = part
    self.text = text
    self.missing = missing
    self.help = help
    self.place = place
  }
}

/// A clause that comes to the same for every case.
public struct ConstantClause: Sendable, Hashable {
  /// The code of the standard, key question or prompt, or the name of the definition.
  public var item: String
  /// What the rule decides.
  public var part: String
  /// The clause as the author wrote it, on one line.
  public var text: String
  /// What it always comes to.
  public var truth: Bool
  /// Where the clause stands.
  public var place: Place

  /// Creates a constant clause.
  public init(item: String, part: String, text: String, truth: Bool, place: Place) {
    self.item = item
    self.part = part
    self.text = text
    self.truth = truth
    self.place = place
  }
}

/// A number, length of time or boundary that could be another, and no example would notice.
public struct ThresholdGap: Sendable, Hashable {
  /// The code of the standard, key question or prompt, or the name of the definition.
  public var item: String
  /// What the rule decides.
  public var part: String
  /// The number as it is written, or the comparison with its operands.
  public var text: String
  /// What it could be instead.
  public var unnoticed: [String]
  /// The prompts whose examples were asked, by their codes.
  public var prompts: [String]
  /// Where it stands.
  public var place: Place

  /// Creates a gap.
  public init(
    item: String,
    part: String,
    text: String,
    unnoticed: [String],
    prompts: [String],
    place: Place
  ) {
    self.item = item
    self.part = part
    self.text = text
    self.unnoticed = unnoticed
    self.prompts = prompts
    self.place = place
  }
}
