public import AuditCore

/// All that an evaluation may know beside the expression itself.
public struct Environment: Sendable {
  /// The case the expression reads; `nil` for an expression without a record.
  public var record: RecordReference?
  /// The definitions of the scope, by their index.
  public var definitions: [CheckedExpression]
  /// Named values that are the same for all cases; `as of` is the day of the audit.
  public var constants: [String: Value]
  /// Which days are worked.
  public var calendar: WorkingDayCalendar

  /// Creates an environment.
  public init(
    record: RecordReference? = nil,
    definitions: [CheckedExpression] = [],
    constants: [String: Value] = [:],
    calendar: WorkingDayCalendar = .weekdaysOnly
  ) {
    self.record = record
    self.definitions = definitions
    self.constants = constants
    self.calendar = calendar
  }
}
