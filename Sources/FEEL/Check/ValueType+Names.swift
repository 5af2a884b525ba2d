public import AuditCore

extension ValueType {
  /// The types that can be named in an expression, by their names.
  static let named: [String: ValueType] = [
    "Any": .any, "any": .any, "null": .null, "Null": .null, "number": .number, "string": .string,
    "boolean": .boolean, "date": .date, "time": .time, "date and time": .dateTime,
    "dateTime": .dateTime, "years and months duration": .yearsMonthsDuration,
    "yearMonthDuration": .yearsMonthsDuration, "days and time duration": .daysTimeDuration,
    "dayTimeDuration": .daysTimeDuration, "list": .list(.any), "context": .context([:]),
    "range": .range(.any), "function": anyFunction,
  ]

  /// The type with a name, as `number`; `nil` for an unknown one.
  public init?(named name: String) {
    guard let type = Self.named[name] else { return nil }
    self = type
  }

  /// The names that types of the language have, in alphabetical order.
  public static var names: [String] { named.keys.sorted() }

  /// The type in words for a message, as `a number` or `a list of days`.
  public var words: String {
    switch self {
    case .any: "a value"
    case .null: "null"
    case .number: "a number"
    case .string: "text"
    case .code(let list): "one of the codes of '\(list.id)'"
    case .boolean: "a yes or no"
    case .date: "a day"
    case .time: "a time of day"
    case .dateTime: "a date and time"
    case .yearsMonthsDuration: "a number of years and months"
    case .daysTimeDuration: "a length of time"
    case .list(let element): element == .any ? "a list" : "a list of \(element.plural)"
    case .context: "a context"
    case .record(let type): "a record (\(type.title))"
    case .range(let end): end == .any ? "a range" : "a range of \(end.plural)"
    case .function: "a function"
    }
  }

  private var plural: String {
    switch self {
    case .any, .null: "values"
    case .number: "numbers"
    case .string: "texts"
    case .code(let list): "codes of '\(list.id)'"
    case .boolean: "yes or no"
    case .date: "days"
    case .time: "times of day"
    case .dateTime: "dates and times"
    case .yearsMonthsDuration: "numbers of years and months"
    case .daysTimeDuration: "lengths of time"
    case .list: "lists"
    case .context: "contexts"
    case .record(let type): "records (\(type.title))"
    case .range: "ranges"
    case .function: "functions"
    }
  }

  /// Creates the type of a field's values.
  public init(_ type: FieldType) {
    switch type {
    case .text: self = .string
    case .code(let list): self = .code(list)
    case .boolean: self = .boolean
    case .integer, .decimal: self = .number
    case .date: self = .date
    case .dateTime: self = .dateTime
    case .daysTimeDuration: self = .daysTimeDuration
    case .yearsMonthsDuration: self = .yearsMonthsDuration
    }
  }

  /// Whether nothing is known about the values before the expression runs.
  var isOpen: Bool { self == .any || self == .null }

  /// Whether values are text, out of a code list or not.
  var isText: Bool {
    if case .code = self { return true }
    return self == .string
  }

  /// The type with codes taken as text.
  var plain: ValueType { isText ? .string : self }

  /// The element type of a list; the type itself for anything else.
  var element: ValueType {
    if case .list(let element) = self { return element }
    return self
  }

  /// The type of all functions, whatever they take; none gives nothing but null.
  static let anyFunction = ValueType.function([], .null)

  /// Whether all values of this type are values of another.
  ///
  /// - Source: OMG DMN 1.5 section 10.3.2.9.3.
  func conforms(to other: ValueType) -> Bool {
    if other == .any || self == .null || self == other { return true }
    switch (self, other) {
    case (.code, .string): return true
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.conforms(to: b)
    case (.context(let a), .context(let b)):
      return b.allSatisfy { key, type in a[key].map { $0.conforms(to: type) } ?? false }
    case (.function(let a, let x), .function(let b, let y)):
      if other == Self.anyFunction { return true }
      return a.count == b.count && zip(b, a).allSatisfy { $0.conforms(to: $1) } && x.conforms(to: y)
    default: return false
    }
  }

  /// Whether a value of another type can stand where this one is needed.
  func accepts(_ other: ValueType) -> Bool {
    if isOpen || other.isOpen { return true }
    switch (self, other) {
    case (.string, .code), (.code, .string), (.code, .code): return true
    case (.list(let a), .list(let b)): return a.accepts(b)
    case (.range(let a), .range(let b)): return a.accepts(b)
    case (.context(let a), .context(let b)):
      return a.allSatisfy { key, type in b[key].map { type.accepts($0) } ?? false }
    case (.context, .record), (.function, .function): return true
    default: return self == other
    }
  }

  /// The narrowest type that covers two others.
  func joined(with other: ValueType) -> ValueType {
    if self == other || other == .null { return self }
    if self == .null { return other }
    if isText, other.isText { return .string }
    if case .list(let a) = self, case .list(let b) = other { return .list(a.joined(with: b)) }
    return .any
  }
}
