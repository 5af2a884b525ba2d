import AuditCore

extension BuiltinCatalogue {
  /// Functions that make one value of a list.
  static let aggregates: [Builtin] = [
    Builtin(
      "count",
      [.init([parameter("list", .list(.any))], result: .number)],
      "How many elements a list has.",
      [example("count([1, 2, 3])", "3"), example("count([])", "0")],
      body: { values, _ in .number(Decimal128(values[0].elements.count)) }
    ),
    aggregate(
      "min",
      .any,
      "The least of a list or of several values; null for an empty list.",
      [
        example("min([3, 1, 2])", "1"), example("min(3, 1, 2)", "1"), example("min([])", "null"),
      ]
    ) { extreme($0, "min", isBefore: -1) },
    aggregate(
      "max",
      .any,
      "The greatest of a list or of several values; null for an empty list.",
      [
        example("max([@\"2024-03-01\", @\"2024-01-01\"])", "@\"2024-03-01\""),
        example("max([])", "null"),
      ]
    ) { extreme($0, "max", isBefore: 1) },
    aggregate(
      "sum",
      .number,
      "The sum of a list or of several numbers; null for an empty list.",
      [
        example("sum([0.1, 0.2])", "0.3"), example("sum(@\"P1D\", @\"P2D\")", "@\"P3D\""),
      ]
    ) { folded($0) { Arithmetic.value(.add, $0, $1) } },
    aggregate(
      "product",
      .number,
      "The product of a list or of several numbers.",
      [
        example("product([2, 3, 4])", "24")
      ]
    ) { folded($0) { Arithmetic.value(.multiply, $0, $1) } },
    aggregate(
      "mean",
      .number,
      "The mean of a list or of several numbers.",
      [
        example("mean([1, 2, 6])", "3")
      ]
    ) { mean($0) },
    aggregate(
      "median",
      .number,
      "The middle of a list or of several numbers.",
      [
        example("median([8, 2, 5])", "5"), example("median([6, 1, 2, 3])", "2.5"),
      ]
    ) { median($0) },
    aggregate(
      "stddev",
      .number,
      "The sample standard deviation of numbers.",
      [
        example("stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931")
      ]
    ) { deviation($0) },
    aggregate(
      "mode",
      .list(.any),
      "The values that come most often, in order.",
      [
        example("mode([6, 3, 9, 6, 6])", "[6]"), example("mode([1, 9, 1, 9])", "[1, 9]"),
      ]
    ) { mode($0) },
    aggregate(
      "all",
      .boolean,
      "Whether all of a list are true; null is not known.",
      [
        example("all([true, null, false])", "false"), example("all([])", "true"),
        example("all([true, null])", "null"),
      ]
    ) { $0.reduce(.boolean(true)) { Kleene.and($0, $1) } },
    aggregate(
      "any",
      .boolean,
      "Whether one of a list is true; null is not known.",
      [
        example("any([false, null, true])", "true"), example("any([])", "false"),
        example("any([false, null])", "null"),
      ]
    ) { $0.reduce(.boolean(false)) { Kleene.or($0, $1) } },
  ]

  /// Makes a function of a list or of several values.
  private static func aggregate(
    _ name: String,
    _ result: ValueType,
    _ summary: String,
    _ examples: [Builtin.Example],
    _ work: @escaping @Sendable ([Value]) -> Value
  ) -> Builtin {
    let element: ValueType = name == "all" || name == "any" ? .boolean : .any
    let one = Builtin.Signature([parameter("list", .list(element))], result: result)
    let several = Builtin.Signature([parameter("list", element)], isVariadic: true, result: result)
    return Builtin(name, [one, several], summary, examples, takesNull: true) { values, _ in
      if values.count == 1, values[0].isNull { return values[0] }
      let all = Arguments(values, name).all
      return work(all)
    }
  }

  private static func null(in values: [Value]) -> Value? {
    var null: Value?
    for value in values where value.isNull { null = null.map { .nullOf($0, value) } ?? value }
    return null
  }

  private static func extreme(_ values: [Value], _ name: String, isBefore sign: Int) -> Value {
    if let null = null(in: values) { return null }
    guard var best = values.first else { return .notRecorded }
    for value in values {
      guard let order = Comparison.order(value, best) else { return Failures.unlike(value, best) }
      if order.signum() == sign { best = value }
    }
    return best
  }

  private static func folded(_ values: [Value], _ join: (Value, Value) -> Value) -> Value {
    guard let first = values.first else { return .notRecorded }
    if case .string = first { return Failures.argument("sum", needs: "a number") }
    return values.dropFirst().reduce(first, join)
  }

  private static func mean(_ values: [Value]) -> Value {
    guard !values.isEmpty else { return .notRecorded }
    let sum = folded(values) { Arithmetic.value(.add, $0, $1) }
    return Arithmetic.value(.divide, sum, .number(Decimal128(values.count)))
  }

  /// The numbers of a list; nothing when one is something else.
  private static func numbers(_ values: [Value]) -> [Decimal128]? {
    var found: [Decimal128] = []
    for value in values {
      guard case .number(let number) = value else { return nil }
      found.append(number)
    }
    return found
  }

  private static func median(_ values: [Value]) -> Value {
    if let null = null(in: values) { return null }
    guard let numbers = numbers(values)?.sorted() else {
      return Failures.argument("median", needs: "a number")
    }
    guard !numbers.isEmpty else { return .notRecorded }
    let middle = numbers.count / 2
    if numbers.count % 2 == 1 { return .number(numbers[middle]) }
    return mean([.number(numbers[middle - 1]), .number(numbers[middle])])
  }

  private static func deviation(_ values: [Value]) -> Value {
    if let null = null(in: values) { return null }
    guard numbers(values) != nil else { return Failures.argument("stddev", needs: "a number") }
    guard values.count > 1 else { return .notRecorded }
    let mean = mean(values)
    let squares = values.map { value in
      let distance = Arithmetic.value(.subtract, value, mean)
      return Arithmetic.value(.multiply, distance, distance)
    }
    let sum = folded(squares) { Arithmetic.value(.add, $0, $1) }
    let count = Value.number(Decimal128(values.count - 1))
    guard case .number(let variance) = Arithmetic.value(.divide, sum, count),
      let root = variance.squareRoot
    else { return Failures.overflow }
    return .number(root)
  }

  private static func mode(_ values: [Value]) -> Value {
    if let null = null(in: values) { return null }
    guard let numbers = numbers(values) else { return Failures.argument("mode", needs: "a number") }
    var counts: [Decimal128: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return .list(counts.filter { $0.value == most }.keys.sorted().map { .number($0) })
  }
}
