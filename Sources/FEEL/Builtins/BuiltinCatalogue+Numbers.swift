import AuditCore

extension BuiltinCatalogue {
  /// Functions of numbers.
  static let numbers: [Builtin] =
    [
      Builtin(
        "decimal",
        [.init([parameter("n", .number), parameter("scale", .number)], result: .number)],
        "The number rounded to so many places; halves go to the even neighbour.",
        [example("decimal(1.115, 2)", "1.12"), example("decimal(2.5, 0)", "2")],
        body: { values, _ in rounded(Arguments(values, "decimal"), .halfEven) }
      ),
      Builtin(
        "abs",
        [
          .init([parameter("n", .number)], result: .number),
          .init([parameter("n", .daysTimeDuration)], result: .daysTimeDuration),
          .init([parameter("n", .yearsMonthsDuration)], result: .yearsMonthsDuration),
        ],
        "The number or length of time without its sign.",
        [example("abs(-3)", "3"), example("abs(@\"-P2D\")", "@\"P2D\"")],
        body: { values, _ in absolute(values[0]) }
      ),
      Builtin(
        "modulo",
        [.init([parameter("dividend", .number), parameter("divisor", .number)], result: .number)],
        "What is left after dividing, with the divisor's sign.",
        [
          example("modulo(12, 5)", "2"), example("modulo(-12, 5)", "3"),
          example("modulo(10.1, 4.5)", "1.1"), example("modulo(1, 0)", "null"),
        ],
        body: { values, _ in
          let arguments = Arguments(values, "modulo")
          guard let a = arguments.number(0), let b = arguments.number(1) else {
            return arguments.failure("a number")
          }
          if b == .zero { return Failures.division }
          return a.modulo(b).map { .number($0) } ?? Failures.overflow
        }
      ),
      function("sqrt", "The square root.", [example("sqrt(16)", "4"), example("sqrt(-1)", "null")])
      {
        $0.squareRoot
      },
      function("log", "The natural logarithm.", [example("decimal(log(10), 8)", "2.30258509")]) {
        $0.logarithm
      },
      function(
        "exp",
        "The base of the natural logarithm raised to a number.",
        [example("decimal(exp(1), 8)", "2.71828183")]
      ) { $0.exponential },
      Builtin(
        "odd",
        [.init([parameter("number", .number)], result: .boolean)],
        "Whether a whole number is odd.",
        [example("odd(3)", "true")],
        body: { values, _ in parity(Arguments(values, "odd")) { $0 } }
      ),
      Builtin(
        "even",
        [.init([parameter("number", .number)], result: .boolean)],
        "Whether a whole number is even.",
        [example("even(3)", "false")],
        body: { values, _ in
          parity(Arguments(values, "even")) { !$0 }
        }
      ),
    ]
    + [
      rounding("floor", .floor, "The greatest number not above this one.", "floor(-1.5)", "-2"),
      rounding("ceiling", .ceiling, "The least number not below this one.", "ceiling(-1.5)", "-1"),
      rounding("round up", .awayFromZero, "Rounded away from zero.", "round up(-5.1, 0)", "-6"),
      rounding("round down", .towardZero, "Rounded towards zero.", "round down(5.9, 0)", "5"),
      rounding(
        "round half up",
        .halfUp,
        "Rounded to the nearest; halves go away from zero.",
        "round half up(64.5, 0)",
        "65"
      ),
      rounding(
        "round half down",
        .halfDown,
        "Rounded to the nearest; halves go towards zero.",
        "round half down(64.5, 0)",
        "64"
      ),
    ]

  private static func function(
    _ name: String,
    _ summary: String,
    _ examples: [Builtin.Example],
    _ work: @escaping @Sendable (Decimal128) -> Decimal128?
  ) -> Builtin {
    let signature = Builtin.Signature([parameter("number", .number)], result: .number)
    return Builtin(name, [signature], summary, examples) { values, _ in
      let arguments = Arguments(values, name)
      guard let number = arguments.number(0) else { return arguments.failure("a number") }
      return work(number).map { .number($0) } ?? arguments.failure("a number with a result")
    }
  }

  private static func rounding(
    _ name: String,
    _ rule: Decimal128.Rounding,
    _ summary: String,
    _ expression: String,
    _ value: String
  ) -> Builtin {
    let isPlain = rule == .floor || rule == .ceiling
    let signature = Builtin.Signature(
      [parameter("n", .number), parameter("scale", .number, isOptional: isPlain)],
      result: .number
    )
    return Builtin(name, [signature], summary, [example(expression, value)]) { values, _ in
      rounded(Arguments(values, name), rule)
    }
  }

  private static func rounded(_ arguments: Arguments, _ rule: Decimal128.Rounding) -> Value {
    guard let number = arguments.number(0) else { return arguments.failure("a number") }
    if arguments.values.count < 2 || arguments.values[1].isNull {
      return .number(number.rounded(places: 0, rule))
    }
    guard let places = arguments.number(1)?.rounded(places: 0, .towardZero).integer,
      (-6111...6176).contains(places)
    else { return arguments.failure("a number of places") }
    return .number(number.rounded(places: places, rule))
  }

  private static func absolute(_ value: Value) -> Value {
    switch value {
    case .number(let number): .number(number.magnitude)
    case .daysTimeDuration(let length):
      length.totalNanoseconds < 0 ? Arithmetic.negated(value) : value
    case .yearsMonthsDuration(let length): length.months < 0 ? Arithmetic.negated(value) : value
    default: Failures.argument("abs", needs: "a number")
    }
  }

  /// Answers with whether a whole number is odd.
  private static func parity(_ arguments: Arguments, _ answer: (Bool) -> Bool) -> Value {
    guard let number = arguments.number(0), number.rounded(places: 0, .towardZero) == number else {
      return arguments.failure("a whole number")
    }
    return .boolean(answer(number.magnitude.modulo(Decimal128(2)) == .one))
  }
}
