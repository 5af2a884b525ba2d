public import AuditCore

/// An expression laid out for evaluation over whole columns.
///
/// A plan says what is worked out, not how: it holds no columns and no rows, so that it can be run
/// here or be written in another system's language. Every operation in it gives null only where an
/// operand is null; what can fail in another way refuses the block of rows when it runs.
public struct ColumnPlan: Sendable {
  /// The kinds of rows that the plan's nodes stand on; the first is the case.
  public let frames: [PlannedFrame]
  /// What is worked out.
  public let root: TruthPlan
}

/// Why an expression cannot be planned.
public struct PlanRefusal: Error, Sendable, Hashable {
  /// The part that cannot be planned, in UTF-8 offsets of its expression.
  public let range: Range<Int>
  /// What it is, as a sentence without a full stop.
  public let reason: String

  /// Creates a refusal.
  public init(range: Range<Int>, reason: String) {
    self.range = range
    self.reason = reason
  }
}

/// One kind of rows: the cases, or for each row of another frame the records of a list.
public struct PlannedFrame: Sendable {
  /// The frame for each of whose rows the list's records are run through; `nil` for the case.
  public let anchor: Int?
  /// The frame whose record has the list: the anchor or a frame around it.
  public let owner: Int
  /// The list's index in the owner's record type.
  public let list: Int
  /// A name that is the same in every plan over the same record type.
  public let key: String
  /// What a row holds; `nil` for the case.
  public let record: RecordType?
}

/// A three-valued condition for each row of a frame.
public struct TruthPlan: Sendable {
  /// What it is.
  public let kind: TruthKind
  /// The frame on whose rows it stands: the innermost that it reads.
  public let frame: Int
  /// A name for the same condition in every plan; `nil` where it is not worth keeping.
  public let sharingKey: String?
}

/// What a planned condition is.
public indirect enum TruthKind: Sendable {
  /// The same for all rows; `nil` is null.
  case constant(Bool?)
  /// A constant of the environment.
  case named(String)
  /// A boolean field.
  case field(Int)
  /// Whether a value is recorded: never null.
  case isRecorded(ScalarPlan)
  /// Whether a condition is not null: never null.
  case isKnown(TruthPlan)
  /// The opposite.
  case not(TruthPlan)
  /// All are true.
  case all([TruthPlan])
  /// At least one is true.
  case any([TruthPlan])
  /// Both are true or both false.
  case same(TruthPlan, TruthPlan)
  /// A comparison of two values of one type.
  case comparison(ComparisonOperator, ScalarPlan, ScalarPlan)
  /// Whether a code is one of some codes, by their indices in its list.
  case isMember(ScalarPlan, of: [Int])
  /// A test of one text by another.
  case textTest(TextTest, ScalarPlan, ScalarPlan)
  /// The second where the first is true, else the third.
  case choice(TruthPlan, TruthPlan, TruthPlan)
  /// `some` or `every` over records.
  case quantified(Quantifier, RecordsPlan, TruthPlan)
  /// A shared definition, by its index.
  case definition(Int, TruthPlan)
  /// Whether a day is worked.
  case isWorkingDay(ScalarPlan)
}

/// A test of one text by another.
public enum TextTest: String, Sendable, Hashable, CaseIterable {
  /// The first holds the second.
  case contains
  /// The first begins with the second.
  case startsWith = "starts with"
  /// The first ends with the second.
  case endsWith = "ends with"
}

/// The type of a planned value.
public enum ScalarType: Sendable, Hashable {
  /// An exact number.
  case number
  /// A code of a list.
  case code(CodeList)
  /// Text.
  case text
  /// A day.
  case day
  /// A date and time without zone.
  case instant
  /// A length of time in seconds.
  case seconds
  /// A length of time in months.
  case months
}

/// A value, or null, for each row of a frame.
public struct ScalarPlan: Sendable {
  /// What it is.
  public let kind: ScalarKind
  /// Its type.
  public let type: ScalarType
  /// The frame on whose rows it stands: the innermost that it reads.
  public let frame: Int
  /// A name for the same value in every plan; `nil` where it is not worth keeping.
  public let sharingKey: String?
}

/// What a planned value is.
public indirect enum ScalarKind: Sendable {
  /// Null for all rows.
  case null
  /// A number, text, day, date and time, or duration that is the same for all rows.
  case literal(Value)
  /// A constant of the environment.
  case named(String)
  /// A field.
  case field(Int)
  /// The first plus the second.
  case sum(ScalarPlan, ScalarPlan)
  /// The first less the second.
  case difference(ScalarPlan, ScalarPlan)
  /// The first times the second.
  case product(ScalarPlan, ScalarPlan)
  /// The value without its sign.
  case magnitude(ScalarPlan)
  /// The first value where the condition is true, else the second.
  case choice(TruthPlan, ScalarPlan, ScalarPlan)
  /// The least or greatest of several values; null where one is null.
  case extreme(Reduction, [ScalarPlan])
  /// How many records there are.
  case count(RecordsPlan)
  /// One value made of a value for each record.
  case reduction(Reduction, RecordsPlan, ScalarPlan)
  /// A shared definition, by its index.
  case definition(Int, ScalarPlan)
  /// The day of a date and time.
  case day(ScalarPlan)
  /// A part of a day, as its year.
  case part(DayPart, ScalarPlan)
  /// Whole days from the first day to the second.
  case daysBetween(ScalarPlan, ScalarPlan)
  /// Working days from the first day to the second.
  case workingDaysBetween(ScalarPlan, ScalarPlan)
  /// The day so many working days after a day.
  case workingDaysAfter(ScalarPlan, ScalarPlan)
}

/// A part of a day that is a number.
public enum DayPart: String, Sendable, Hashable, CaseIterable {
  /// The year.
  case year
  /// The month, from 1.
  case month
  /// The day of the month, from 1.
  case day
  /// The day of the week, from 1 for Monday.
  case weekday

  /// The part of a day.
  func value(of day: CalendarDay) -> Int {
    switch self {
    case .year: day.parts.year
    case .month: day.parts.month
    case .day: day.parts.day
    case .weekday: day.weekday
    }
  }
}

/// How the values of records become one.
public enum Reduction: String, Sendable, Hashable, CaseIterable {
  /// The least.
  case minimum = "min"
  /// The greatest.
  case maximum = "max"
  /// The sum.
  case sum
}

/// Records of a list, some of them left out.
public struct RecordsPlan: Sendable {
  /// The frame of the records.
  public let frame: Int
  /// A record takes part only where all of these are true.
  public let conditions: [TruthPlan]
}
