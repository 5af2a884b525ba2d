import AuditCore

extension TypeChecker {
  /// Checks `@"..."`: the text is read now, so that a slip shows before a case is read.
  mutating func checkAt(_ text: String, _ range: Range<Int>) -> CheckedNode {
    guard let value = TemporalText.value(text) else {
      diagnostics.append(
        TemporalText.isShapedLikeDay(text)
          ? ExpressionMessages.noSuchDay(text, at: place(range))
          : ExpressionMessages.badLiteral(text, at: place(range))
      )
      return faulty(range)
    }
    if value.hasNamedZone {
      // The rules of the zone come with the environment, so the text is read when it runs.
      let text = CheckedNode(.literal(.string(text)), type: .string, range: range)
      let name = value.type == .time ? "time" : "date and time"
      if let builtin = BuiltinCatalogue.named(name) {
        return CheckedNode(.call(builtin, [text]), type: value.type, range: range)
      }
    }
    return CheckedNode(.literal(value), type: value.type, range: range)
  }

  /// Reads the text of `date("...")` and its like when it is a literal; `nil` for anything else.
  mutating func foldedConversion(
    _ name: String,
    _ arguments: [CheckedNode],
    _ range: Range<Int>
  ) -> CheckedNode? {
    guard arguments.count == 1, case .literal(.string(let text)) = arguments[0].kind else {
      return nil
    }
    let value: Value?
    let type: ValueType
    let example: String
    switch name {
    case "date":
      (value, type) = (TemporalText.date(text).map { .date($0) }, .date)
      example = "2024-03-01"
    case "time":
      (value, type) = (TemporalText.timeOfDay(text).map { .time($0) }, .time)
      example = "09:30:00"
    case "date and time":
      (value, type) = (TemporalText.dateTime(text).map { .dateTime($0) }, .dateTime)
      example = "2024-03-01T09:30:00"
      if value == nil, TemporalText.date(text) != nil { return nil }
    case "duration":
      (value, type) = (TemporalText.duration(text), .daysTimeDuration)
      example = "P10D"
    default: return nil
    }
    if let value {
      if value.hasNamedZone { return nil }
      return CheckedNode(.literal(value), type: value.type, range: range)
    }
    let literal = arguments[0].range
    mismatch(
      TemporalText.isShapedLikeDay(text)
        ? ExpressionMessages.noSuchDay(text, at: place(literal))
        : ExpressionMessages.badLiteral(
          text,
          of: type,
          help: "write \(name)(\"\(example)\")",
          at: place(literal)
        )
    )
    return scope.reportsTypeFaults ? faulty(range) : nil
  }
}

extension Value {
  /// Whether it is a time, with a day or without, in a zone that is told by its name.
  var hasNamedZone: Bool {
    switch self {
    case .time(let time): if case .named? = time.zone { true } else { false }
    case .dateTime(let instant): if case .named? = instant.time.zone { true } else { false }
    default: false
    }
  }
}
