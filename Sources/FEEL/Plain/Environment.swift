public import AuditCore

/// All that an evaluation may know beside the expression itself.
public struct Environment: Sendable {
  /// The case the expression reads; `nil` for an expression without a record.
  public var record: RecordReference?
  /// The definitions of the scope, by their index.
  public var definitions: [CheckedExpression]
  /// Named values that are the same for all cases; `as of` is the day of the audit.
  public var constants: [String: Value]
  /// Named values of the place where the expression stands, nearer than those of `constants`.
  public var names = NameScope()
  /// Which days are worked.
  public var calendar: WorkingDayCalendar
  /// What comparing something not recorded gives.
  public var nullEquality: NullEquality
  /// How many steps an evaluation may take before it fails.
  public var stepLimit: Int
  /// What the clock shows, for `now()` and `today()`; it is never read here.
  ///
  /// Without it `today()` is the day `as of`, and `now()` has no value.
  public var now: DateTimeValue?
  /// The rules of named time zones, by name as `Europe/London`.
  ///
  /// Zones that are not among them have no offset: what needs one has no value. When there are
  /// none at all, any name is taken for a zone's.
  public var zones: [String: TimeZoneRules]

  /// What `=` gives when one side has no value.
  public enum NullEquality: Sendable, Hashable {
    /// Null, unless the author wrote `null` itself: so a gap in a record never fails a rule.
    case recorded
    /// A boolean: null equals null alone, as the standard says.
    case standard
  }

  /// Creates an environment.
  public init(
    record: RecordReference? = nil,
    definitions: [CheckedExpression] = [],
    constants: [String: Value] = [:],
    calendar: WorkingDayCalendar = .weekdaysOnly,
    nullEquality: NullEquality = .recorded,
    stepLimit: Int = 1_000_000,
    now: DateTimeValue? = nil,
    zones: [String: TimeZoneRules] = [:]
  ) {
    self.record = record
    self.definitions = definitions
    self.constants = constants
    self.calendar = calendar
    self.nullEquality = nullEquality
    self.stepLimit = stepLimit
    self.now = now
    self.zones = zones
  }
}
