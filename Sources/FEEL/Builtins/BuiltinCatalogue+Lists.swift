import AuditCore

extension BuiltinCatalogue {
  /// Functions of lists.
  static let lists: [Builtin] = [
    Builtin(
      "list contains",
      [.init([parameter("list", .list(.any)), parameter("element", .any)], result: .boolean)],
      "Whether a list holds a value.",
      [
        example("list contains([1, 2], 2)", "true"),
        example("list contains([1, null], null)", "true"),
      ],
      takesNull: true,
      body: { values, _ in
        if values[0].isNull { return values[0] }
        return .boolean(index(of: values[1], in: values[0].elements) != nil)
      }
    ),
    Builtin(
      "sublist",
      [
        .init(
          [
            parameter("list", .list(.any)), parameter("start position", .number),
            parameter("length", .number, isOptional: true),
          ],
          result: .list(.any)
        )
      ],
      "A part of a list from a position, counted from 1, or from -1 for the last element.",
      [
        example("sublist([1, 2, 3], 2)", "[2, 3]"), example("sublist([1, 2, 3], -2, 1)", "[2]"),
      ],
      body: { values, _ in sublist(Arguments(values, "sublist")) }
    ),
    Builtin(
      "append",
      [
        .init(
          [parameter("list", .list(.any)), parameter("item", .any)],
          isVariadic: true,
          result: .list(.any)
        )
      ],
      "The list with values added at its end.",
      [example("append([1], 2, 3)", "[1, 2, 3]")],
      takesNull: true,
      body: { values, _ in
        if values[0].isNull { return values[0] }
        return .list(values[0].elements + values.dropFirst())
      }
    ),
    Builtin(
      "concatenate",
      [.init([parameter("list", .list(.any))], isVariadic: true, result: .list(.any))],
      "One list of the elements of several.",
      [example("concatenate([1], [2, 3])", "[1, 2, 3]")],
      body: { values, _ in .list(values.flatMap(\.elements)) }
    ),
    Builtin(
      "insert before",
      [
        .init(
          [
            parameter("list", .list(.any)), parameter("position", .number),
            parameter("newItem", .any),
          ],
          result: .list(.any)
        )
      ],
      "The list with a value put in before a position.",
      [example("insert before([1, 3], 2, 2)", "[1, 2, 3]")],
      takesNull: true,
      body: { values, _ in
        changed(Arguments(values, "insert before")) { list, at in
          list.insert(values[2], at: at)
        }
      }
    ),
    Builtin(
      "remove",
      [
        .init(
          [parameter("list", .list(.any)), parameter("position", .number)],
          result: .list(.any)
        )
      ],
      "The list without the element at a position.",
      [example("remove([1, 2, 3], 2)", "[1, 3]")],
      body: { values, _ in changed(Arguments(values, "remove")) { $0.remove(at: $1) } }
    ),
    Builtin(
      "list replace",
      [
        .init(
          [
            parameter("list", .list(.any)), parameter("position", .number),
            parameter("newItem", .any),
          ],
          result: .list(.any)
        ),
        .init(
          [
            parameter("list", .list(.any)), parameter("match", .anyFunction),
            parameter("newItem", .any),
          ],
          result: .list(.any)
        ),
      ],
      "The list with the element at a position, or those that a function finds, replaced.",
      [
        example("list replace([1, 2, 3], 2, 9)", "[1, 9, 3]"),
        example("list replace([1, 8], function(item, new) item > new, 5)", "[1, 5]"),
      ],
      takesNull: true,
      body: { values, evaluation in replaced(Arguments(values, "list replace"), evaluation) }
    ),
    Builtin(
      "reverse",
      [.init([parameter("list", .list(.any))], result: .list(.any))],
      "The list backwards.",
      [example("reverse([1, 2, 3])", "[3, 2, 1]")],
      body: { values, _ in .list(values[0].elements.reversed()) }
    ),
    Builtin(
      "index of",
      [
        .init([parameter("list", .list(.any)), parameter("match", .any)], result: .list(.number))
      ],
      "The positions at which a list holds a value.",
      [example("index of([1, 2, 1], 1)", "[1, 3]")],
      takesNull: true,
      body: { values, _ in
        if values[0].isNull { return values[0] }
        let found = values[0].elements.enumerated()
          .filter { Comparison.areEqual($1, values[1]) == true }
        return .list(found.map { .number(Decimal128($0.offset + 1)) })
      }
    ),
    Builtin(
      "union",
      [.init([parameter("list", .list(.any))], isVariadic: true, result: .list(.any))],
      "One list of the elements of several, each once.",
      [example("union([1, 2], [2, 3])", "[1, 2, 3]")],
      body: { values, evaluation in distinct(values.flatMap(\.elements), evaluation) }
    ),
    Builtin(
      "distinct values",
      [.init([parameter("list", .list(.any))], result: .list(.any))],
      "The list with each value once.",
      [example("distinct values([1, 2, 1])", "[1, 2]")],
      body: { values, evaluation in distinct(values[0].elements, evaluation) }
    ),
    Builtin(
      "flatten",
      [.init([parameter("list", .list(.any))], result: .list(.any))],
      "One list of the elements of lists within lists.",
      [example("flatten([[1, [2]], 3])", "[1, 2, 3]")],
      body: { values, _ in .list(flat(values[0])) }
    ),
    Builtin(
      "sort",
      [
        .init(
          [
            parameter("list", .list(.any)),
            parameter("precedes", .function([.any, .any], .boolean), isOptional: true),
          ],
          result: .list(.any)
        )
      ],
      "The list in order, or in the order that a function of two elements gives.",
      [
        example("sort([3, 1, 2])", "[1, 2, 3]"),
        example("sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"),
      ],
      body: { values, evaluation in sorted(Arguments(values, "sort"), evaluation) }
    ),
  ]

  static func index(of value: Value, in list: [Value]) -> Int? {
    list.firstIndex { Comparison.areEqual($0, value) == true }
  }

  private static func distinct(_ values: [Value], _ evaluation: Evaluation) -> Value {
    var found: [Value] = []
    for value in values {
      guard evaluation.spend(found.count / 8) else { return Failures.tooManySteps }
      if index(of: value, in: found) == nil { found.append(value) }
    }
    return .list(found)
  }

  private static func flat(_ value: Value) -> [Value] {
    guard case .list(let values) = value else { return [value] }
    return values.flatMap { flat($0) }
  }

  private static func sublist(_ arguments: Arguments) -> Value {
    let list = arguments.list(0)
    guard let start = arguments.integer(1), start != 0 else {
      return arguments.failure("a position")
    }
    let first = start > 0 ? start - 1 : list.count + start
    guard first >= 0, first < list.count else { return arguments.failure("a position in the list") }
    guard arguments.values.count > 2, !arguments.values[2].isNull else {
      return .list(Array(list[first...]))
    }
    guard let length = arguments.integer(2), length > 0, length <= list.count - first else {
      return arguments.failure("a length within the list")
    }
    return .list(Array(list[first..<first + length]))
  }

  /// A list changed at the position of the second argument.
  private static func changed(
    _ arguments: Arguments,
    _ change: (inout [Value], Int) -> Void
  ) -> Value {
    if arguments.values[0].isNull || arguments.values[1].isNull {
      return .nullOf(arguments.values[0], arguments.values[1])
    }
    var list = arguments.list(0)
    guard let position = arguments.integer(1) else { return arguments.failure("a position") }
    let at = position > 0 ? position - 1 : list.count + position
    guard position != 0, list.indices.contains(at) else {
      return arguments.failure("a position in the list")
    }
    change(&list, at)
    return .list(list)
  }

  private static func replaced(_ arguments: Arguments, _ evaluation: Evaluation) -> Value {
    guard case .function(let match) = arguments.values[1] else {
      return changed(arguments) { $0[$1] = arguments.values[2] }
    }
    if arguments.values[0].isNull { return arguments.values[0] }
    var list = arguments.list(0)
    for (index, element) in list.enumerated() {
      let found = evaluation.invoke(match, [element, arguments.values[2]])
      guard let isFound = found.boolean else { return Failures.notABoolean("'list replace'") }
      if isFound { list[index] = arguments.values[2] }
    }
    return .list(list)
  }

  private static func sorted(_ arguments: Arguments, _ evaluation: Evaluation) -> Value {
    let list = arguments.list(0)
    var precedes: FunctionValue?
    if arguments.values.count > 1, case .function(let function) = arguments.values[1] {
      precedes = function
    }
    var failure: Value?
    func isBefore(_ a: Value, _ b: Value) -> Bool {
      if failure != nil { return false }
      if let precedes {
        let result = evaluation.invoke(precedes, [a, b])
        if result.boolean == nil { failure = Failures.notABoolean("'sort'") }
        return result.boolean ?? false
      }
      guard let order = Comparison.order(a, b) else {
        failure = a.isNull || b.isNull ? .nullOf(a, b) : Failures.unlike(a, b)
        return false
      }
      return order < 0
    }
    let sorted = merged(list, isBefore)
    return failure ?? .list(sorted)
  }

  /// Sorts without changing the order of equals, and without trusting the order to be one.
  private static func merged(_ list: [Value], _ isBefore: (Value, Value) -> Bool) -> [Value] {
    guard list.count > 1 else { return list }
    var left = merged(Array(list[..<(list.count / 2)]), isBefore)[...]
    var right = merged(Array(list[(list.count / 2)...]), isBefore)[...]
    var result: [Value] = []
    while let a = left.first, let b = right.first {
      if isBefore(b, a) {
        result.append(b)
        right.removeFirst()
      } else {
        result.append(a)
        left.removeFirst()
      }
    }
    return result + left + right
  }
}
