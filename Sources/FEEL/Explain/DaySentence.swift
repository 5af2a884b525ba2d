import AuditCore

/// Says how far apart a day and a limit are.
struct DaySentence {
  let sentence: ExplanationSentence

  private var evaluation: Evaluation { sentence.evaluation }

  /// Words a comparison of two days.
  func phrase(
    _ operation: ComparisonOperator,
    _ left: CheckedNode,
    _ first: CalendarDay,
    _ right: CheckedNode,
    _ second: CalendarDay
  ) -> String? {
    if isAuditDay(left), !isAuditDay(right) {
      return phrase(operation.mirrored, right, second, left, first)
    }
    if isAuditDay(right) {
      let distance = distance(from: second, to: first, isWorking: false)
      let day = "the day of the audit, \(second.words)"
      if isLimit(left) { return "the deadline of \(first.words) is \(distance ?? "on") \(day)" }
      return "\(subject(left, first)) \(distance ?? "on") \(day)"
    }
    // `limit >= day` is read from the day's side.
    if isLimit(left), !isLimit(right) {
      return phrase(operation.mirrored, right, second, left, first)
    }
    let isWorking = countsWorkingDays(left) || countsWorkingDays(right)
    let distance = distance(from: second, to: first, isWorking: isWorking)
    switch operation {
    case .less, .lessOrEqual:
      let limit = "the deadline of \(second.words)"
      return "\(subject(left, first)) \(distance ?? "on the day of") \(limit)"
    case .greater, .greaterOrEqual:
      let limit = "\(second.words), the earliest day"
      return "\(subject(left, first)) \(distance ?? "on") \(limit)"
    case .equal, .notEqual:
      return distance.map { "\(subject(left, first)) \($0) \(second.words)" }
        ?? "\(subject(left, first)) on that day"
    }
  }

  /// Words a number of days between two days against a limit.
  func span(
    _ function: String,
    _ parts: [CheckedNode],
    _ operation: ComparisonOperator,
    _ limit: CheckedNode
  ) -> String? {
    guard parts.count == 2, case .date(let from) = evaluation.value(of: parts[0]),
      case .date(let to) = evaluation.value(of: parts[1]),
      case .number(let asked) = evaluation.value(of: limit)
    else { return nil }
    let isWorking = function == "working days between"
    guard let count = count(from: from, to: to, isWorking: isWorking) else { return nil }
    let unit = (isWorking ? "working day" : "day") + (abs(count) == 1 ? "" : "s")
    return "from \(from.words) to \(to.words) \(abs(count) == 1 ? "is" : "are") \(count) \(unit), "
      + "and \(ExplanationSentence.asked(operation, asked))"
  }

  /// The day with what it is the day of, up to where its distance is told.
  private func subject(_ node: CheckedNode, _ day: CalendarDay) -> String {
    guard case .field(let frame, let field) = node.kind, let record = evaluation.record(frame)
    else {
      return "'\(sentence.explainer.text(of: node))' is \(day.words),"
    }
    if frame != 0, record.table.type.fields[field].path == "date" {
      return "\(sentence.noun(for: record)) on \(day.words) came"
    }
    return "\(sentence.name(of: node, frame)) is \(day.words),"
  }

  /// `9 working days after`; `nil` when it is the same day.
  private func distance(
    from limit: CalendarDay,
    to day: CalendarDay,
    isWorking: Bool
  ) -> String? {
    guard limit != day else { return nil }
    let isAfter = day > limit
    let count = isWorking ? count(from: limit, to: day, isWorking: true) : nil
    // From a Friday to the Saturday after it there is no working day, but a day.
    let unit = count.map { $0 != 0 } == true ? "working day" : "day"
    let size = abs(count.flatMap { $0 == 0 ? nil : $0 } ?? day.dayNumber - limit.dayNumber)
    return "\(size) \(unit)\(size == 1 ? "" : "s") \(isAfter ? "after" : "before")"
  }

  private func count(from: CalendarDay, to: CalendarDay, isWorking: Bool) -> Int? {
    guard isWorking else { return to.dayNumber - from.dayNumber }
    return evaluation.environment.calendar.workingDays(from: from.dayNumber, to: to.dayNumber)
  }

  private func isAuditDay(_ node: CheckedNode) -> Bool {
    if case .constant("as of") = node.kind { return true }
    return false
  }

  /// Whether a day is worked out, or has the name of a definition, as deadlines do.
  private func isLimit(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .definition, .call, .arithmetic, .literal: true
    default: false
    }
  }

  private func countsWorkingDays(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .call(let builtin, _): return builtin.name == "working days after"
    case .definition(let index):
      return sentence.explainer.definition(index) { countsWorkingDays($0) } ?? false
    case .choice(_, let then, let otherwise):
      return countsWorkingDays(then) || countsWorkingDays(otherwise)
    default: return false
    }
  }
}
