/// How the values of one field are made up.
struct Recipe: Sendable {
  /// The field's path, its list's name before it; or `*` and the end of the path.
  let pattern: String
  /// The probability that it is recorded, where the condition holds.
  let presence: Double
  /// Which records have the field at all.
  let condition: Condition?
  /// The kind of value.
  let making: Making

  /// A field that must hold one of some written values.
  struct Condition: Sendable {
    let path: String
    let values: [String]

    init(_ path: String, _ values: [String]) {
      self.path = path
      self.values = values
    }
  }

  /// The kinds of values.
  indirect enum Making: Sendable {
    /// A running number behind some letters.
    case identifier(String)
    /// The name of the unit at a level, 0 for the widest.
    case unit(level: Int)
    /// One of some texts.
    case words([String])
    /// A day so many days before the day of the audit.
    case daysAgo(ClosedRange<Int>)
    /// So many days from a field, where it is recorded; else so many days before the audit.
    case shifted(String, ClosedRange<Int>, otherwiseAgo: ClosedRange<Int>)
    /// So many days after the first of these fields that is recorded: the first range where work
    /// is done in time, the second where it is late.
    case after([String], ClosedRange<Int>, late: ClosedRange<Int>)
    /// Like `after`, but it may lie ahead of the day of the audit.
    case due([String], ClosedRange<Int>)
    /// Written codes with their weights; others have no chance.
    case codes([(String, Int)])
    /// A number in the field's own unit, small ones more likely.
    case number(ClosedRange<Int>)
    /// Yes with a probability.
    case chance(Double)
    /// Yes where work is done well.
    case doneWell
    /// The first kind where a condition holds, the second elsewhere.
    case given(Condition, Making, Making)
  }

  /// Creates a recipe.
  init(
    _ pattern: String,
    _ making: Making,
    presence: Double = 1,
    when condition: Condition? = nil
  ) {
    self.pattern = pattern
    self.presence = presence
    self.condition = condition
    self.making = making
  }

  /// Whether the recipe is for a path.
  func matches(_ path: String) -> Bool {
    pattern.hasPrefix("*") ? path.hasSuffix(pattern.dropFirst()) : path == pattern
  }
}

/// How many records a list has.
struct ListRecipe: Sendable {
  /// The list's name.
  let list: String
  /// The least and greatest number.
  let count: ClosedRange<Int>
  /// Which cases have any.
  let condition: Recipe.Condition?
  /// How the records follow each other in time; `nil` when they do not.
  let intervals: Intervals?

  /// Records that follow each other in time up to the day of the audit.
  struct Intervals: Sendable {
    /// The field of the record that holds its day.
    let day: String
    /// The fields of the case of which the first that is recorded holds the day of the first.
    let from: [String]
    /// The field of the case that decides how far apart they are.
    let path: String
    /// The greatest number of days between two by the field's written value.
    let days: [String: Int]
    /// The greatest number for any other value.
    let otherwise: Int
  }

  /// Creates a recipe.
  init(
    _ list: String,
    _ count: ClosedRange<Int>,
    when condition: Recipe.Condition? = nil,
    every intervals: Intervals? = nil
  ) {
    self.list = list
    self.count = count
    self.condition = condition
    self.intervals = intervals
  }
}
