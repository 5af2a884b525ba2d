import AuditCore

extension BuiltinCatalogue {
  /// `not` and `is`.
  static let booleans: [Builtin] = [
    Builtin(
      "not",
      [.init([parameter("negand", .boolean)], result: .boolean)],
      "The other of true and false; null stays null.",
      [example("not(true)", "false"), example("not(null)", "null")],
      takesNull: true,
      direct: .one { Kleene.not($0) },
      body: { values, _ in Kleene.not(values[0]) }
    ),
    Builtin(
      "is",
      [.init([parameter("value1", .any), parameter("value2", .any)], result: .boolean)],
      "Whether two values are the same, of the same type.",
      [
        example("is(@\"2024-03-01\", date(\"2024-03-01\"))", "true"),
        example("is(1, \"1\")", "false"), example("is(null, null)", "true"),
      ],
      takesNull: true,
      body: { values, _ in .boolean(isSame(values[0], values[1])) }
    ),
  ]

  private static func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.time, .time), (.dateTime, .dateTime): left == right
    default: Comparison.areEqual(left, right) == true
    }
  }

  /// Functions of texts.
  static let texts: [Builtin] = [
    Builtin(
      "substring",
      [
        .init(
          [
            parameter("string", .string), parameter("start position", .number),
            parameter("length", .number, isOptional: true),
          ],
          result: .string
        )
      ],
      "A part of a text from a position, counted from 1, or from -1 for the last character.",
      [
        example("substring(\"probation\", 4)", "\"bation\""),
        example("substring(\"probation\", 1, 3)", "\"pro\""),
        example("substring(\"probation\", -3, 2)", "\"io\""),
      ],
      body: { values, _ in substring(Arguments(values, "substring")) }
    ),
    Builtin(
      "string length",
      [.init([parameter("string", .string)], result: .number)],
      "How many characters a text has.",
      [example("string length(\"tier\")", "4")],
      body: { values, _ in
        let arguments = Arguments(values, "string length")
        return arguments.text(0).map { .number(Decimal128($0.unicodeScalars.count)) }
          ?? arguments.failure("text")
      }
    ),
    Builtin(
      "upper case",
      [.init([parameter("string", .string)], result: .string)],
      "The text in capital letters.",
      [example("upper case(\"high\")", "\"HIGH\"")],
      body: { values, _ in mapped(Arguments(values, "upper case")) { $0.uppercased() } }
    ),
    Builtin(
      "lower case",
      [.init([parameter("string", .string)], result: .string)],
      "The text in small letters.",
      [example("lower case(\"HIGH\")", "\"high\"")],
      body: { values, _ in mapped(Arguments(values, "lower case")) { $0.lowercased() } }
    ),
    Builtin(
      "substring before",
      [.init([parameter("string", .string), parameter("match", .string)], result: .string)],
      "The part of a text before another; empty when it is not there.",
      [
        example("substring before(\"home visit\", \" \")", "\"home\""),
        example("substring before(\"home\", \"x\")", "\"\""),
      ],
      body: { values, _ in
        split(Arguments(values, "substring before")) { text, at, _ in text[..<at] }
      }
    ),
    Builtin(
      "substring after",
      [.init([parameter("string", .string), parameter("match", .string)], result: .string)],
      "The part of a text after another; empty when it is not there.",
      [
        example("substring after(\"home visit\", \" \")", "\"visit\""),
        example("substring after(\"home\", \"\")", "\"home\""),
      ],
      body: { values, _ in
        split(Arguments(values, "substring after")) { text, _, end in text[end...] }
      }
    ),
    Builtin(
      "contains",
      [.init([parameter("string", .string), parameter("match", .string)], result: .boolean)],
      "Whether a text holds another.",
      [example("contains(\"unpaid work\", \"paid\")", "true")],
      body: { values, _ in
        tested(Arguments(values, "contains")) { find($1, in: $0[...]) != nil }
      }
    ),
    Builtin(
      "starts with",
      [.init([parameter("string", .string), parameter("match", .string)], result: .boolean)],
      "Whether a text begins with another.",
      [example("starts with(\"unpaid work\", \"un\")", "true")],
      body: { values, _ in tested(Arguments(values, "starts with")) { $0.starts(with: $1) } }
    ),
    Builtin(
      "ends with",
      [.init([parameter("string", .string), parameter("match", .string)], result: .boolean)],
      "Whether a text ends with another.",
      [example("ends with(\"unpaid work\", \"play\")", "false")],
      body: { values, _ in
        tested(Arguments(values, "ends with")) { $0.suffix($1.count).elementsEqual($1) }
      }
    ),
    Builtin(
      "matches",
      [
        .init(
          [
            parameter("input", .string), parameter("pattern", .string),
            parameter("flags", .string, isOptional: true, takesNull: true),
          ],
          result: .boolean
        )
      ],
      "Whether a part of a text fits a regular expression.",
      [
        example("matches(\"T2024/15\", \"^T[0-9]{4}\")", "true"),
        example("matches(\"Tier\", \"^tier$\", \"i\")", "true"),
      ],
      body: { values, evaluation in
        let arguments = Arguments(values, "matches")
        guard let text = arguments.text(0), let pattern = arguments.text(1),
          let flags = arguments.text(2, else: "")
        else { return arguments.failure("text") }
        return worked { () throws(PatternFault) in
          .boolean(
            try TextPattern(pattern, flags: flags).isFound(
              in: text,
              budget: &evaluation.patternSteps
            )
          )
        }
      }
    ),
    Builtin(
      "replace",
      [
        .init(
          [
            parameter("input", .string), parameter("pattern", .string),
            parameter("replacement", .string),
            parameter("flags", .string, isOptional: true, takesNull: true),
          ],
          result: .string
        )
      ],
      "The text with each part that fits a regular expression replaced.",
      [
        example("replace(\"a-b-c\", \"-\", \"/\")", "\"a/b/c\""),
        example("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""),
      ],
      body: { values, evaluation in
        let arguments = Arguments(values, "replace")
        guard let text = arguments.text(0), let pattern = arguments.text(1),
          let replacement = arguments.text(2), let flags = arguments.text(3, else: "")
        else { return arguments.failure("text") }
        return worked { () throws(PatternFault) in
          .string(
            try TextPattern(pattern, flags: flags).replacing(
              in: text,
              with: replacement,
              budget: &evaluation.patternSteps
            )
          )
        }
      }
    ),
    Builtin(
      "split",
      [
        .init(
          [parameter("string", .string), parameter("delimiter", .string)],
          result: .list(.string)
        )
      ],
      "The parts of a text between what fits a regular expression.",
      [example("split(\"north;east;west\", \";\")", "[\"north\", \"east\", \"west\"]")],
      body: { values, evaluation in
        let arguments = Arguments(values, "split")
        guard let text = arguments.text(0), let pattern = arguments.text(1) else {
          return arguments.failure("text")
        }
        return worked { () throws(PatternFault) in
          .list(
            try TextPattern(pattern, flags: "").splitting(text, budget: &evaluation.patternSteps)
              .map { .string($0) }
          )
        }
      }
    ),
    Builtin(
      "string join",
      [
        .init(
          [
            parameter("list", .list(.any)),
            parameter("delimiter", .string, isOptional: true, takesNull: true),
          ],
          result: .string
        )
      ],
      "The texts of a list, one after the other, with a text between them; nulls are left out.",
      [
        example("string join([\"a\", \"b\"], \"; \")", "\"a; b\""),
        example("string join([\"a\", null, \"b\"])", "\"ab\""),
      ],
      body: { values, _ in
        let arguments = Arguments(values, "string join")
        var parts: [String] = []
        for element in arguments.list(0) where !element.isNull {
          guard case .string(let part) = element else { return arguments.failure("text") }
          parts.append(part)
        }
        let delimiter = arguments.text(1) ?? ""
        let length = parts.reduce(0) { $0 + $1.utf8.count + delimiter.utf8.count }
        guard length <= ValueBounds.textLength else { return Failures.tooLarge }
        return .string(parts.joined(separator: delimiter))
      }
    ),
  ]

  private static func worked(_ work: () throws(PatternFault) -> Value) -> Value {
    do throws(PatternFault) {
      return try work()
    } catch {
      return Failures.pattern(error)
    }
  }

  private static func mapped(_ arguments: Arguments, _ change: (String) -> String) -> Value {
    arguments.text(0).map { .string(change($0)) } ?? arguments.failure("text")
  }

  private static func tested(
    _ arguments: Arguments,
    _ test: ([Unicode.Scalar], [Unicode.Scalar]) -> Bool
  ) -> Value {
    guard let text = arguments.text(0), let match = arguments.text(1) else {
      return arguments.failure("text")
    }
    return .boolean(test(Array(text.unicodeScalars), Array(match.unicodeScalars)))
  }

  private static func split(
    _ arguments: Arguments,
    _ part: (ArraySlice<Unicode.Scalar>, Int, Int) -> ArraySlice<Unicode.Scalar>
  ) -> Value {
    guard let text = arguments.text(0), let match = arguments.text(1) else {
      return arguments.failure("text")
    }
    let scalars = Array(text.unicodeScalars)[...]
    let wanted = Array(match.unicodeScalars)
    guard let at = find(wanted, in: scalars) else { return .string("") }
    return .string(Self.text(of: part(scalars, at, at + wanted.count)))
  }

  private static func find(_ wanted: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>) -> Int?
  {
    guard wanted.count <= text.count else { return nil }
    return (text.startIndex...(text.endIndex - wanted.count)).first { start in
      text[start...].starts(with: wanted)
    }
  }

  private static func text(of scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func substring(_ arguments: Arguments) -> Value {
    // As a number of places, a position and a length are cut to whole numbers.
    guard let text = arguments.text(0),
      let start = arguments.number(1)?.rounded(places: 0, .towardZero).integer, start != 0
    else {
      return arguments.failure("text and a position")
    }
    let scalars = Array(text.unicodeScalars)
    let first = start > 0 ? start - 1 : scalars.count + start
    guard first >= 0, first < scalars.count else { return .string("") }
    guard arguments.values.count > 2, !arguments.values[2].isNull else {
      return .string(Self.text(of: scalars[first...]))
    }
    guard let length = arguments.number(2)?.rounded(places: 0, .towardZero).integer, length > 0
    else { return arguments.failure("a length of at least 1") }
    return .string(Self.text(of: scalars[first..<min(first + length, scalars.count)]))
  }
}
