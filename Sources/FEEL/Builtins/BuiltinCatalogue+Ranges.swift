import AuditCore

extension BuiltinCatalogue {
  /// Functions that compare points and ranges.
  ///
  /// - Source: OMG DMN 1.5 section 10.3.4.9, table 78.
  static let ranges: [Builtin] = [
    relation(
      "before",
      .all,
      "Whether one ends before the other begins.",
      [
        example("before(1, 2)", "true"), example("before([1..5], [6..9])", "true"),
        example("before([1..5), [5..9])", "true"),
      ]
    ) { a, b in try isBefore(a, b) },
    relation(
      "after",
      .all,
      "Whether one begins after the other ends.",
      [
        example("after(2, 1)", "true"), example("after([1..5], 5)", "false"),
      ]
    ) { a, b in try isBefore(b, a) },
    relation(
      "meets",
      .ranges,
      "Whether one range ends where the next begins, both ends included.",
      [
        example("meets([1..5], [5..9])", "true"), example("meets([1..5), [5..9])", "false"),
      ]
    ) { a, b in try meets(a, b) },
    relation(
      "met by",
      .ranges,
      "Whether one range begins where the other ends, both ends included.",
      [
        example("met by([5..9], [1..5])", "true")
      ]
    ) { a, b in try meets(b, a) },
    relation(
      "overlaps",
      .ranges,
      "Whether two ranges have a point in common.",
      [
        example("overlaps([1..5], [3..8])", "true"), example("overlaps([1..5), [5..8])", "false"),
      ]
    ) { a, b in try !isBefore(a, b) && !isBefore(b, a) },
    relation(
      "overlaps before",
      .ranges,
      "Whether one range begins first and ends within the other.",
      [
        example("overlaps before([1..5], [3..8])", "true")
      ]
    ) { a, b in try overlapsBefore(a, b) },
    relation(
      "overlaps after",
      .ranges,
      "Whether one range begins within the other and ends last.",
      [
        example("overlaps after([3..8], [1..5])", "true")
      ]
    ) { a, b in try overlapsBefore(b, a) },
    relation(
      "finishes",
      .pointFirst,
      "Whether one ends with the other and begins no earlier.",
      [
        example("finishes(10, [1..10])", "true"), example("finishes([5..10], [1..10])", "true"),
      ]
    ) { a, b in try sameEnd(a, b) && startOrder(a, b) >= 0 },
    relation(
      "finished by",
      .rangeFirst,
      "Whether the other ends with this one and begins no earlier.",
      [
        example("finished by([1..10], 10)", "true")
      ]
    ) { a, b in try sameEnd(a, b) && startOrder(b, a) >= 0 },
    relation(
      "includes",
      .rangeFirst,
      "Whether a range holds a point or another range.",
      [
        example("includes([1..10], 5)", "true"), example("includes([1..10], [4..12])", "false"),
      ]
    ) { a, b in try startOrder(a, b) <= 0 && endOrder(a, b) >= 0 },
    relation(
      "during",
      .pointFirst,
      "Whether a point or range lies within a range.",
      [
        example("during(5, [1..10])", "true")
      ]
    ) { a, b in try startOrder(b, a) <= 0 && endOrder(b, a) >= 0 },
    relation(
      "starts",
      .pointFirst,
      "Whether one begins with the other and ends no later.",
      [
        example("starts([1..5], [1..10])", "true")
      ]
    ) { a, b in try sameStart(a, b) && endOrder(a, b) <= 0 },
    relation(
      "started by",
      .rangeFirst,
      "Whether the other begins with this one and ends no later.",
      [
        example("started by([1..10], 1)", "true")
      ]
    ) { a, b in try sameStart(a, b) && endOrder(b, a) <= 0 },
    relation(
      "coincides",
      .alike,
      "Whether two points or ranges are the same.",
      [
        example("coincides([1..5], [1..5])", "true"), example("coincides(3, 4)", "false"),
      ]
    ) { a, b in try sameStart(a, b) && sameEnd(a, b) },
    Builtin(
      "range",
      [.init([parameter("from", .string)], result: .range(.any))],
      "The range that a text writes.",
      [example("range(\"[1..5)\")", "[1..5)")],
      body: { values, _ in
        let arguments = Arguments(values, "range")
        return arguments.text(0).flatMap { written($0) } ?? arguments.failure("a range")
      }
    ),
  ]

  /// Ends that cannot be compared.
  private struct Unlike: Error {}

  /// Which of its operands may be points.
  private enum Operands {
    /// Both are ranges.
    case ranges
    /// The first may be a point.
    case pointFirst
    /// The second may be a point.
    case rangeFirst
    /// Both are points or both are ranges.
    case alike
    /// Either may be a point.
    case all

    /// Pairs of what may stand together, in the names that the standard gives them.
    var signatures: [Builtin.Signature] {
      let range: ValueType = .range(.any)
      let ranges = [parameter("range1", range), parameter("range2", range)]
      let pointFirst = [parameter("point", .any), parameter("range", range)]
      let rangeFirst = [parameter("range", range), parameter("point", .any)]
      let points = [parameter("point1", .any), parameter("point2", .any)]
      let pairs =
        switch self {
        case .ranges: [ranges]
        case .pointFirst: [ranges, pointFirst]
        case .rangeFirst: [ranges, rangeFirst]
        case .alike: [ranges, points]
        case .all: [ranges, pointFirst, rangeFirst, points]
        }
      return pairs.map { .init($0, result: .boolean) }
    }

    func takes(_ first: Value, _ second: Value) -> Bool {
      switch (first.isRange, second.isRange) {
      case (true, true): true
      case (false, true): self == .pointFirst || self == .all
      case (true, false): self == .rangeFirst || self == .all
      case (false, false): self == .alike || self == .all
      }
    }
  }

  private static func relation(
    _ name: String,
    _ operands: Operands,
    _ summary: String,
    _ examples: [Builtin.Example],
    _ test: @escaping @Sendable (RangeValue, RangeValue) throws -> Bool
  ) -> Builtin {
    Builtin(name, operands.signatures, summary, examples) { values, _ in
      guard operands.takes(values[0], values[1]) else {
        return Failures.argument(name, needs: "a range")
      }
      do {
        return .boolean(try test(range(values[0]), range(values[1])))
      } catch {
        return Failures.unlike(values[0], values[1])
      }
    }
  }

  /// A point is the range from itself to itself.
  private static func range(_ value: Value) -> RangeValue {
    if case .range(let range) = value { return range }
    return RangeValue(low: value, includesLow: true, high: value, includesHigh: true)
  }

  private static func order(_ a: Value, _ b: Value) throws -> Int {
    guard let order = Comparison.order(a, b) else { throw Unlike() }
    return order
  }

  private static func isBefore(_ a: RangeValue, _ b: RangeValue) throws -> Bool {
    guard let end = a.high, let start = b.low else { return false }
    let order = try order(end, start)
    return order < 0 || (order == 0 && !(a.includesHigh && b.includesLow))
  }

  private static func meets(_ a: RangeValue, _ b: RangeValue) throws -> Bool {
    guard let end = a.high, let start = b.low else { return false }
    return try order(end, start) == 0 && a.includesHigh && b.includesLow
  }

  /// Below zero when the first begins earlier.
  private static func startOrder(_ a: RangeValue, _ b: RangeValue) throws -> Int {
    guard let first = a.low else { return b.low == nil ? 0 : -1 }
    guard let second = b.low else { return 1 }
    let order = try order(first, second)
    if order != 0 || a.includesLow == b.includesLow { return order }
    return a.includesLow ? -1 : 1
  }

  /// Below zero when the first ends earlier.
  private static func endOrder(_ a: RangeValue, _ b: RangeValue) throws -> Int {
    guard let first = a.high else { return b.high == nil ? 0 : 1 }
    guard let second = b.high else { return -1 }
    let order = try order(first, second)
    if order != 0 || a.includesHigh == b.includesHigh { return order }
    return a.includesHigh ? 1 : -1
  }

  private static func sameStart(_ a: RangeValue, _ b: RangeValue) throws -> Bool {
    try startOrder(a, b) == 0
  }

  private static func sameEnd(_ a: RangeValue, _ b: RangeValue) throws -> Bool {
    try endOrder(a, b) == 0
  }

  private static func overlapsBefore(_ a: RangeValue, _ b: RangeValue) throws -> Bool {
    try startOrder(a, b) < 0 && !isBefore(a, b) && endOrder(a, b) <= 0
  }

  /// Reads a range whose ends are literals.
  private static func written(_ text: String) -> Value? {
    let scope = Scope(allowsUnknownNames: false, reportsTypeFaults: false)
    guard let expression = FEEL.check(LocatedText(text), in: scope).expression,
      case .range(let low, _, let high, _) = expression.root.kind,
      [low, high].allSatisfy({ $0.map(isLiteral) ?? true })
    else { return nil }
    let value = PlainEvaluator(environment: Environment()).evaluate(expression)
    guard case .range(let range) = value, range.low?.isNull == false, range.high?.isNull == false
    else { return nil }
    return value
  }

  private static func isLiteral(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .literal: return true
    case .call(let builtin, let arguments):
      return ["date", "time", "date and time", "duration"].contains(builtin.name)
        && arguments.allSatisfy(isLiteral)
    default: return false
    }
  }
}

extension Value {
  fileprivate var isRange: Bool { if case .range = self { true } else { false } }
}

extension Builtin {
  /// What `(= 5)` makes; it has no name that could be written.
  static let equalRange = pointRange("(=)", isLeftOut: false)

  /// What `(!= 5)` makes.
  static let unequalRange = pointRange("(!=)", isLeftOut: true)

  private static func pointRange(_ name: String, isLeftOut: Bool) -> Builtin {
    let signature = Signature([parameter("point", .any)], result: .range(.any))
    return Builtin(name, [signature], "The range told by one point.", [], takesNull: true) {
      values,
      _ in .range(RangeValue(point: values[0], isLeftOut: isLeftOut))
    }
  }
}
