import AuditCore
import FEEL

extension Steering {
  /// Gives a node a value by changing a field or a list that it is worked out from.
  ///
  /// - Returns: Whether something could be changed; a failure leaves the case as it was.
  @discardableResult
  mutating func assign(_ node: CheckedNode, _ value: Value) -> Bool {
    switch node.kind {
    case .field(let frame, let field): return set(frame, field, value)
    case .definition(let index): return assign(book.definitions[index].root, value)
    case .choice(let condition, let one, let other):
      return assign(holds(condition) ? one : other, value)
    case .negation(let inner):
      return assign(inner, evaluate(worked(.subtract, .number(.zero), value)))
    case .arithmetic(.add, let left, let right):
      return assign(left, rest(.subtract, value, right))
        || assign(right, rest(.subtract, value, left))
    case .arithmetic(.subtract, let left, let right):
      if assign(left, rest(.add, value, right)) { return true }
      let first = evaluate(left)
      return assign(right, evaluate(worked(.subtract, first, value)))
    case .arithmetic(.multiply, let left, let right):
      return assign(left, rest(.divide, value, right))
        || assign(right, rest(.divide, value, left))
    case .arithmetic(.divide, let left, let right):
      return assign(left, rest(.multiply, value, right))
    case .call(let builtin, let arguments):
      return assign(builtin.name, arguments, value)
    default: return false
    }
  }

  private mutating func assign(
    _ name: String,
    _ arguments: [CheckedNode],
    _ value: Value
  ) -> Bool {
    switch (name, arguments.count, value) {
    case ("days between", 2, .number(let days)):
      guard let days = days.integer else { return false }
      return shift(arguments, days) { day, days in day + days }
    case ("working days between", 2, .number(let days)):
      guard let days = days.integer else { return false }
      let calendar = calendar
      return shift(arguments, days) { day, days in calendar.day(days, workingDaysAfter: day) }
    case ("working days after", 2, .date(let day)):
      guard case .number(let count) = evaluate(arguments[1]), let count = count.integer,
        let start = calendar.day(-count, workingDaysAfter: day.dayNumber)
      else { return false }
      return assign(arguments[0], .date(CalendarDay(dayNumber: start)))
    case ("count", 1, .number(let count)):
      guard let count = whole(count), count >= 0 else { return false }
      return setCount(arguments[0], count)
    case ("min", 1, _), ("max", 1, _): return setExtreme(arguments[0], name == "max", value)
    case ("date", 1, _): return assign(arguments[0], value)
    default: return false
    }
  }

  /// A whole number at a number or next to it, on the side that the comparison leaves open.
  private func whole(_ number: Decimal128) -> Int? {
    if let whole = number.integer { return whole }
    let digits = number.magnitude.description.prefix { $0 != "." }
    guard let floor = Int(digits), !number.isNegative else { return nil }
    return roundsUp ? floor + 1 : floor
  }

  /// Moves the later of two days so that a count of days lies between them, else the earlier.
  private mutating func shift(
    _ arguments: [CheckedNode],
    _ days: Int,
    _ move: (Int, Int) -> Int?
  ) -> Bool {
    if case .date(let from) = evaluate(arguments[0]), let to = move(from.dayNumber, days),
      assign(arguments[1], .date(CalendarDay(dayNumber: to)))
    {
      return true
    }
    guard case .date(let to) = evaluate(arguments[1]), let from = move(to.dayNumber, -days) else {
      return false
    }
    return assign(arguments[0], .date(CalendarDay(dayNumber: from)))
  }

  private mutating func rest(_ sign: ArithmeticOperator, _ value: Value, _ other: CheckedNode)
    -> Value
  {
    fill(other)
    return evaluate(worked(sign, value, evaluate(other)))
  }

  /// An operation on two known values.
  func worked(_ sign: ArithmeticOperator, _ left: Value, _ right: Value) -> CheckedNode {
    CheckedNode(
      .arithmetic(
        sign,
        CheckedNode(.literal(left), type: .any, range: 0..<0),
        CheckedNode(.literal(right), type: .any, range: 0..<0)
      ),
      type: .any,
      range: 0..<0
    )
  }

  private mutating func set(_ frame: Int, _ field: Int, _ value: Value) -> Bool {
    guard let way = way(frame), record(way) != nil, !(way.isEmpty && field == maker.keyField)
    else { return false }
    if case .null = value {
      guard !type(way).fields[field].isRequired else { return false }
      change(way) { $0.values[field] = nil }
      return true
    }
    guard let stored = DraftValue(value, type: type(way).fields[field].type),
      maker(way).allows(stored, in: field, asOf: story.asOf)
    else { return false }
    change(way) { $0.values[field] = stored }
    if case .day = stored {
      let maker = maker
      change([]) { maker.settle(&$0) }
      return record(way)?.values[field] == stored
    }
    return true
  }

  /// Makes up a value for every field of a node that has none.
  mutating func fill(_ node: CheckedNode) {
    for (way, field) in fields(in: node) where record(way)?.values[field] == nil {
      refill(way, field)
    }
  }

  // MARK: - Comparisons

  /// Makes a comparison true or false by moving its left side, else its right side.
  mutating func compare(
    _ sign: ComparisonOperator,
    _ left: CheckedNode,
    _ right: CheckedNode,
    _ wanted: Bool
  ) {
    if Self.isNull(right) { return record(left, (sign == .notEqual) == wanted) }
    if Self.isNull(left) { return record(right, (sign == .notEqual) == wanted) }
    let sign = wanted ? sign : sign.opposite
    if !move(left, sign, right) { _ = move(right, sign.mirrored, left) }
  }

  static func isNull(_ node: CheckedNode) -> Bool {
    if case .literal(.null) = node.kind { true } else { false }
  }

  /// Makes a node recorded or not recorded.
  private mutating func record(_ node: CheckedNode, _ isWanted: Bool) {
    if isWanted {
      fill(node)
    } else if !assign(node, .null(.notRecorded)) {
      for (way, field) in fields(in: node) where !type(way).fields[field].isRequired {
        change(way) { $0.values[field] = nil }
      }
    }
  }

  /// Gives a node a value that stands to another node as a comparison says.
  private mutating func move(
    _ node: CheckedNode,
    _ sign: ComparisonOperator,
    _ other: CheckedNode
  ) -> Bool {
    fill(other)
    let limit = evaluate(other)
    if case .null = limit { return false }
    if sign == .equal { return assign(node, limit) }
    if sign == .notEqual { return differ(node, limit) }
    let isLess = sign == .less || sign == .lessOrEqual
    let least = sign == .lessOrEqual || sign == .greaterOrEqual ? 0 : 1
    roundsUp = !isLess
    // Close to the limit first: a value far off may clash with other facts of the case.
    for distance in [least + story.random.skewed(0...6), least, least + 1] {
      let value = moved(limit, by: isLess ? -distance : distance, like: node)
      if case .null = value { continue }
      if assign(node, value) { return true }
    }
    return false
  }

  /// Gives a node a value other than one.
  private mutating func differ(_ node: CheckedNode, _ value: Value) -> Bool {
    for distance in [1, -1, 2] {
      let other = moved(value, by: distance, like: node)
      if case .null = other { break }
      if assign(node, other) { return true }
    }
    if case .boolean(let flag) = value { return assign(node, .boolean(!flag)) }
    if case .code(let list) = node.type {
      let others = list.codes.filter { .string($0.value) != value }
      return story.random.element(of: others).map { assign(node, .string($0.value)) } ?? false
    }
    return assign(node, .string("something else"))
  }

  /// A value so many of the node's smallest units away.
  mutating func moved(_ value: Value, by count: Int, like node: CheckedNode) -> Value {
    switch value {
    case .number(let number):
      let unit = Decimal128(significand: Int64(count), exponent: -places(of: node))
      return number.adding(unit).map { .number($0) } ?? value
    case .date(let day): return .date(day.adding(days: count))
    case .dateTime:
      let seconds = DaysTimeDuration(seconds: Int64(count))
      return evaluate(worked(.add, value, .daysTimeDuration(seconds)))
    case .daysTimeDuration(let length):
      return .daysTimeDuration(
        DaysTimeDuration(seconds: length.seconds + Int64(count) * 86_400)
      )
    case .yearsMonthsDuration(let length):
      return .yearsMonthsDuration(YearsMonthsDuration(months: length.months + count))
    default: return .null(.notRecorded)
    }
  }

  /// The decimal places that the fields of a node keep.
  private func places(of node: CheckedNode) -> Int {
    var most = 0
    node.forEach { part in
      guard case .field(let frame, let field) = part.kind, let way = way(frame) else { return }
      if case .decimal(let places) = type(way).fields[field].type { most = max(most, places) }
    }
    return most
  }

  // MARK: - Membership

  /// Makes a value fall under one of some tests, or under none.
  mutating func include(_ value: CheckedNode, _ tests: [CheckedTest], _ wanted: Bool) {
    fill(value)
    if !wanted, case .code(let list) = value.type {
      let node = CheckedNode(.isIn(value, tests), type: .boolean, range: 0..<0)
      for code in list.codes.shuffled(using: &story.random) {
        if assign(value, .string(code.value)), evaluate(node) == .boolean(false) { return }
      }
      return
    }
    guard wanted else {
      for test in tests { leave(value, test) }
      return
    }
    guard let test = story.random.element(of: tests) else { return }
    switch test {
    case .value(let node): enter(value, node)
    case .comparison(let sign, let node): compare(sign, value, node, true)
    case .anything: break
    case .not(let inner): include(value, inner, false)
    }
  }

  private mutating func enter(_ value: CheckedNode, _ node: CheckedNode) {
    switch evaluate(node) {
    case .list(let members):
      if let member = story.random.element(of: members) { assign(value, member) }
    case .range(let range):
      if let low = range.low {
        assign(value, range.includesLow ? low : moved(low, by: 1, like: value))
      } else if let high = range.high {
        assign(value, range.includesHigh ? high : moved(high, by: -1, like: value))
      }
    case let member: assign(value, member)
    }
  }

  private mutating func leave(_ value: CheckedNode, _ test: CheckedTest) {
    switch test {
    case .value(let node):
      if case .range(let range) = evaluate(node) {
        if let low = range.low, assign(value, moved(low, by: -1, like: value)) { return }
        if let high = range.high { assign(value, moved(high, by: 1, like: value)) }
      } else {
        compare(.equal, value, node, false)
      }
    case .comparison(let sign, let node): compare(sign, value, node, false)
    case .anything: break
    case .not(let inner): include(value, inner, true)
    }
  }
}

extension ComparisonOperator {
  /// The comparison that says the same with the sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
