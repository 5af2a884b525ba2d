import AuditCore

extension ColumnPlanner {
  /// The records of a list with what is asked of each of them.
  private struct OpenRecords {
    var records: RecordsPlan
    /// The frame for each of whose rows there is one answer.
    var anchor: Int
    /// The bindings in which the body is planned.
    var bindings: [Int: Int]
  }

  /// A condition of a filter with the frame it opens and the bindings it was written in.
  private struct OpenFilter {
    var frame: Int
    var condition: CheckedNode
    var bindings: [Int: Int]
  }

  /// Plans `some` or `every`.
  mutating func quantified(
    _ quantifier: Quantifier,
    frame: Int,
    list: CheckedNode,
    body: CheckedNode
  ) throws(PlanRefusal) -> TruthPlan {
    let open = try openRecords(list, frame: frame, body: body)
    let condition = try within(open) { (planner) throws(PlanRefusal) in try planner.truth(body) }
    let plan = self.condition(
      .quantified(quantifier, open.records, shared(condition)),
      [open.anchor]
    )
    return TruthPlan(kind: plan.kind, frame: plan.frame, sharingKey: sharingKey(plan))
  }

  /// Plans `any` and `all` over a boolean of each record, and `list contains` over a value of each.
  mutating func truthCall(
    _ name: String,
    _ arguments: [CheckedNode],
    _ node: CheckedNode
  ) throws(PlanRefusal) -> TruthPlan {
    switch (name, arguments.count) {
    case ("not", 1): return opposite(try truth(arguments[0]))
    case ("any", 1), ("all", 1):
      guard case .recordMap(let frame, let list, let body) = arguments[0].kind,
        body.type == .boolean
      else { throw Self.refusal(node, "these values are not of a list of records") }
      let quantifier: Quantifier = name == "any" ? .some : .every
      return try quantified(quantifier, frame: frame, list: list, body: body)
    case ("is working day", 1):
      var day = try scalar(arguments[0])
      if day.type == .instant { day = value(.day(day), .day, [day.frame]) }
      guard day.type == .day else { throw Self.refusal(node, "it is not a day") }
      return condition(.isWorkingDay(day), [day.frame])
    case ("list contains", 2):
      guard case .recordMap(let frame, let list, let body) = arguments[0].kind,
        case .literal(let wanted) = arguments[1].kind, !arguments[1].isNullLiteral,
        body.type != .boolean, wanted != .null(.notRecorded)
      else { throw Self.refusal(node, "this list is searched case by case") }
      let subject = try scalar(arguments[1])
      return try contained(subject, list, frame, body, node, skipsNulls: true)
    case ("before", 2), ("after", 2), ("coincides", 2):
      let relation: ComparisonOperator =
        name == "before" ? .less : name == "after" ? .greater : .equal
      return try comparison(relation, try scalar(arguments[0]), try scalar(arguments[1]), node)
    case ("matches", 2), ("matches", 3): return try matched(arguments, node)
    case (_, 2):
      guard let test = TextTest(rawValue: name) else { break }
      let text = try scalar(arguments[0])
      let part = try scalar(arguments[1])
      if case .code(let list) = text.type, let word = part.literalText {
        let members = list.codes.indices.filter { test.holds(list.codes[$0].value.utf8, word.utf8) }
        return condition(.isMember(text, of: members), [text.frame])
      }
      guard text.type == .text, part.type == .text else { break }
      return condition(.textTest(test, text, part), [text.frame, part.frame])
    default: break
    }
    throw Self.refusal(node, "this call of '\(name)' is worked out case by case")
  }

  /// Plans a pattern that is written out and looked for in a code: it answers for each code once.
  private mutating func matched(
    _ arguments: [CheckedNode],
    _ node: CheckedNode
  ) throws(PlanRefusal) -> TruthPlan {
    let refusal = Self.refusal(node, "this call of 'matches' is worked out case by case")
    let subject = try scalar(arguments[0])
    guard case .code(let list) = subject.type,
      case .literal(.string(let pattern)) = arguments[1].kind
    else { throw refusal }
    var flags = ""
    if arguments.count > 2 {
      guard case .literal(.string(let written)) = arguments[2].kind else { throw refusal }
      flags = written
    }
    do throws(PatternFault) {
      let text = try TextPattern(pattern, flags: flags)
      var members: [Int] = []
      for (index, code) in list.codes.enumerated() {
        var budget = ValueBounds.patternSteps
        if try text.isFound(in: code.value, budget: &budget) { members.append(index) }
      }
      return condition(.isMember(subject, of: members), [subject.frame])
    } catch {
      throw refusal
    }
  }

  /// Plans a call that gives a value.
  mutating func scalarCall(
    _ name: String,
    _ arguments: [CheckedNode],
    _ node: CheckedNode
  ) throws(PlanRefusal) -> ScalarPlan {
    if arguments.count == 1, let planned = try listCall(name, arguments[0], node) { return planned }
    guard Self.functions.contains(name) else {
      throw Self.refusal(node, "'\(name)' is worked out case by case")
    }
    var parts = try scalars(arguments)
    let frames = parts.map(\.frame)
    if Self.dayFunctions.contains(name) {
      // These take the day of a date and time.
      parts = parts.map { $0.type == .instant ? value(.day($0), .day, [$0.frame]) : $0 }
    }
    if parts.count > 1, let reduction = Reduction(rawValue: name) {
      return try severalCall(reduction, parts, node)
    }
    switch (name, parts.map(\.type)) {
    case ("abs", [.number]), ("abs", [.seconds]), ("abs", [.months]):
      return value(.magnitude(parts[0]), parts[0].type, frames)
    case ("date", [.instant]): return value(.day(parts[0]), .day, frames)
    case ("date", [.day]): return parts[0]
    case ("days between", [.day, .day]):
      return value(.daysBetween(parts[0], parts[1]), .number, frames)
    case ("working days between", [.day, .day]):
      return value(
        .workingDaysBetween(parts[0], parts[1]),
        .number,
        frames,
        isCostly: true
      )
    case ("working days after", [.day, .number]):
      return value(.workingDaysAfter(parts[0], parts[1]), .day, frames, isCostly: true)
    default: throw Self.refusal(node, "this call of '\(name)' is worked out case by case")
    }
  }

  /// The functions of values that columns cover.
  private static let functions: Set = [
    "abs", "date", "days between", "max", "min", "sum", "working days after",
    "working days between",
  ]

  private static let dayFunctions: Set = [
    "days between", "working days between", "working days after",
  ]

  /// Plans `min`, `max` or `sum` of several values.
  private func severalCall(
    _ reduction: Reduction,
    _ parts: [ScalarPlan],
    _ node: CheckedNode
  ) throws(PlanRefusal) -> ScalarPlan {
    let type = parts[0].type
    guard Self.reduces(reduction, type), parts.allSatisfy({ $0.type == type }) else {
      throw Self.refusal(node, "'\(reduction.rawValue)' of such values is worked out case by case")
    }
    guard reduction == .sum else {
      return value(.extreme(reduction, parts), type, parts.map(\.frame))
    }
    var total = parts[0]
    for part in parts.dropFirst() {
      total = value(.sum(total, part), type, [total.frame, part.frame])
    }
    return total
  }

  /// Whether columns reduce values of a type.
  private static func reduces(_ reduction: Reduction, _ type: ScalarType) -> Bool {
    switch type {
    case .number, .seconds, .months: true
    case .day, .instant: reduction != .sum
    case .code, .text: false
    }
  }

  private mutating func scalars(_ nodes: [CheckedNode]) throws(PlanRefusal) -> [ScalarPlan] {
    var planned: [ScalarPlan] = []
    for node in nodes { planned.append(try scalar(node)) }
    return planned
  }

  // MARK: - Lists

  /// Plans whether a value is among the values of records.
  ///
  /// `list contains` passes over records without a value; `in` is not known when it meets one.
  mutating func contained(
    _ subject: ScalarPlan,
    _ list: CheckedNode,
    _ frame: Int,
    _ body: CheckedNode,
    _ node: CheckedNode,
    skipsNulls: Bool
  ) throws(PlanRefusal) -> TruthPlan {
    let open = try openRecords(list, frame: frame, body: body, reading: subject.frame)
    let found = try within(open) { (planner) throws(PlanRefusal) in
      let each = try planner.scalar(body)
      let equal = try planner.comparison(.equal, subject, each, node)
      let recorded = planner.condition(.isRecorded(each), [each.frame])
      return skipsNulls ? planner.all([recorded, equal]) : equal
    }
    let plan = condition(.quantified(.some, open.records, shared(found)), [open.anchor])
    return TruthPlan(kind: plan.kind, frame: plan.frame, sharingKey: sharingKey(plan))
  }

  /// Plans a call over a list of records; `nil` when the call is another.
  private mutating func listCall(
    _ name: String,
    _ argument: CheckedNode,
    _ node: CheckedNode
  ) throws(PlanRefusal) -> ScalarPlan? {
    guard name == "count" || Reduction(rawValue: name) != nil else { return nil }
    guard case .recordMap(let frame, let list, let body) = argument.kind else {
      guard name == "count" else {
        throw Self.refusal(node, "these values are not of a list of records")
      }
      let open = try openRecords(argument, frame: nil, body: nil)
      return value(.count(open.records), .number, [open.anchor], isCostly: true)
    }
    guard let reduction = Reduction(rawValue: name) else {
      // One value for each record, recorded or not, so the values need not be looked at.
      let open = try openRecords(list, frame: nil, body: nil)
      return value(.count(open.records), .number, [open.anchor], isCostly: true)
    }
    let open = try openRecords(list, frame: frame, body: body)
    let each = try within(open) { (planner) throws(PlanRefusal) in try planner.scalar(body) }
    guard Self.reduces(reduction, each.type) else {
      throw Self.refusal(node, "'\(name)' of such values is worked out case by case")
    }
    return value(
      .reduction(reduction, open.records, each),
      each.type,
      [open.anchor],
      isCostly: true
    )
  }

  /// Finds the list and its filters below a node, and opens a frame for its records.
  private mutating func openRecords(
    _ list: CheckedNode,
    frame bodyFrame: Int?,
    body: CheckedNode?,
    reading subjectFrame: Int = 0
  ) throws(PlanRefusal) -> OpenRecords {
    var filters: [OpenFilter] = []
    var current = list
    var scope = bindings
    var owner: (frame: Int, list: Int)?
    while owner == nil {
      switch current.kind {
      case .recordFilter(let frame, let inner, let condition):
        filters.append(OpenFilter(frame: frame, condition: condition, bindings: scope))
        current = inner
      case .definition(let index):
        current = try definitionBody(index, current)
        scope = [0: 0]
      case .records(let frame, let list):
        guard let bound = scope[frame] else {
          throw Self.refusal(current, "the record it reads is not one of the case's lists")
        }
        owner = (bound, list)
      default: throw Self.refusal(current, "this list is worked out case by case")
      }
    }
    guard let owner, case .list(.record(let record)) = current.type else {
      throw Self.refusal(current, "this list is worked out case by case")
    }
    var read = [owner.frame, subjectFrame]
    for filter in filters {
      read += Self.framesRead(filter.condition).compactMap {
        $0 == filter.frame ? nil : filter.bindings[$0]
      }
    }
    if let body {
      read += Self.framesRead(body).compactMap { $0 == bodyFrame ? nil : bindings[$0] }
    }
    let anchor = innermost(read)
    let opened = frame(anchor: anchor, owner: owner.frame, list: owner.list, record: record)
    var conditions: [TruthPlan] = []
    // The innermost filter stands nearest the list: it is asked first.
    for filter in filters.reversed() {
      let outer = bindings
      defer { bindings = outer }
      bindings = filter.bindings
      bindings[filter.frame] = opened
      conditions.append(shared(try truth(filter.condition)))
    }
    var inner = bindings
    if let bodyFrame { inner[bodyFrame] = opened }
    let records = RecordsPlan(frame: opened, conditions: conditions)
    return OpenRecords(records: records, anchor: anchor, bindings: inner)
  }

  private mutating func within<Planned>(
    _ open: OpenRecords,
    _ plan: (inout ColumnPlanner) throws(PlanRefusal) -> Planned
  ) throws(PlanRefusal) -> Planned {
    let outer = bindings
    defer { bindings = outer }
    bindings = open.bindings
    return try plan(&self)
  }

  /// A condition with a name, so that every use of it over the same records is worked out once.
  private func shared(_ condition: TruthPlan) -> TruthPlan {
    TruthPlan(
      kind: condition.kind,
      frame: condition.frame,
      sharingKey: condition.sharingKey ?? sharingKey(condition)
    )
  }

  /// The numbers of all frames that a tree reads, its own included.
  private static func framesRead(_ node: CheckedNode) -> Set<Int> {
    switch node.kind {
    case .field(let frame, _), .records(let frame, _), .frameRecord(let frame): [frame]
    default: node.plannedChildren.reduce(into: []) { $0.formUnion(framesRead($1)) }
    }
  }
}
