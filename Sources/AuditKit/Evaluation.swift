package import AuditCore
import AuditReaders
import FEEL

/// The trying of expressions, one after the other, among the same named values.
package struct Evaluation {
  /// What one line came to.
  package struct Answer {
    /// What to show; `nil` when there is nothing.
    package var text: String?
    /// What is wrong with the line.
    package var diagnostics = DiagnosticList()
    /// Whether the person has had enough.
    package var isLast = false
  }

  /// What is wrong with the context or the calendar.
  package private(set) var diagnostics = DiagnosticList()
  private var environment: Environment

  /// Prepares a trial: reads what expressions may name.
  package init(
    contextPath: String?,
    calendarPath: String?,
    asOf: CalendarDay,
    clock: AuditEnvironment
  ) throws(SurroundingsFailure) {
    environment = Environment(
      constants: ["as of": .date(asOf)],
      now: clock.moment.map { moment in
        let time = TimeValue(secondOfDay: moment.secondOfDay, zone: .offset(0))
        return DateTimeValue(day: moment.day, time: time)
      },
      zones: TimeZoneFiles.read()
    )
    if let contextPath {
      let reading = ContextReader.read(try InputFile.read(contextPath))
      diagnostics.add(reading.diagnostics)
      for entry in reading.context.entries { environment.constants[entry.key] = entry.value }
    }
    if let calendarPath {
      let reading = CalendarReader.read(try InputFile.read(calendarPath))
      diagnostics.add(reading.diagnostics)
      environment.calendar = reading.calendar ?? environment.calendar
    }
  }

  /// The reference of the language's functions, as Markdown.
  package static var reference: String { LanguageReference.markdown }

  /// Answers a line that a person typed: an expression, or a command that begins with a colon.
  package mutating func answer(_ line: String) -> Answer {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let first = words.first, first.hasPrefix(":") else {
      return line.allSatisfy(\.isWhitespace) ? Answer() : value(of: line)
    }
    let rest = words.count > 1 ? String(words[1]) : ""
    switch first {
    case ":help": return Answer(text: Self.help)
    case ":quit": return Answer(isLast: true)
    case ":type": return type(of: rest)
    case ":explain": return explanation(of: rest)
    case ":let": return naming(rest)
    default:
      let fault = Diagnostic.unknownCommand(String(first), among: Self.commands)
      return Answer(diagnostics: DiagnosticList([fault]))
    }
  }

  /// The value of an expression as FEEL writes it, with the reason after a null that has one.
  package func value(of expression: String) -> Answer {
    evaluated(expression) { evaluator, checked in
      let value = evaluator.evaluate(checked)
      if case .null(.failed(let reason)) = value { return "null (\(reason))" }
      return FEELText.write(value)
    }
  }

  private func type(of expression: String) -> Answer {
    evaluated(expression) { evaluator, checked in
      // Before it runs little is known of values that come in from outside.
      checked.type == .any ? evaluator.evaluate(checked).type.text : checked.type.text
    }
  }

  private func explanation(of expression: String) -> Answer {
    evaluated(expression) { evaluator, checked in
      let clause = evaluator.explain(checked, files: []).clause
      let sentence = clause.sentence.isEmpty ? [] : [clause.sentence]
      return (sentence + Self.lines(of: clause, depth: 0)).joined(separator: "\n")
    }
  }

  private mutating func naming(_ text: String) -> Answer {
    let parts = text.split(separator: "=", maxSplits: 1).map {
      String($0).trimmedBlanks
    }
    guard parts.count == 2, !parts[0].isEmpty else {
      return Answer(diagnostics: DiagnosticList([.badNaming()]))
    }
    var found: Value?
    let answer = evaluated(parts[1]) { evaluator, checked in
      let value = evaluator.evaluate(checked)
      found = value
      return "\(parts[0]) = \(FEELText.write(value))"
    }
    if let found { environment.constants[parts[0]] = found }
    return answer
  }

  private func evaluated(
    _ expression: String,
    _ work: (PlainEvaluator, CheckedExpression) -> String
  ) -> Answer {
    let scope = Scope(constants: environment.constants.mapValues { _ in .any })
    let checked = FEEL.check(LocatedText(expression), in: scope)
    var answer = Answer(diagnostics: DiagnosticList(checked.diagnostics))
    if let expression = checked.expression {
      answer.text = work(PlainEvaluator(environment: environment), expression)
    }
    return answer
  }

  private static func lines(of clause: ClauseExplanation, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let reason = clause.reason.isEmpty ? "" : " (\(clause.reason))"
    var lines = ["\(indent)\(clause.truth.rawValue): \(clause.text)\(reason)"]
    for value in clause.values {
      lines.append("\(indent)    \(value.expression) is \(value.value ?? "not recorded")")
    }
    return lines + clause.parts.flatMap { Self.lines(of: $0, depth: depth + 1) }
  }

  // MARK: - Help

  private static let commands = [":help", ":type", ":explain", ":let", ":quit"]

  private static let help = """
    Type an expression, as 1 + 1 or count([1, 2][item > 1]).
    :explain EXPRESSION     each clause with what it came to
    :type EXPRESSION        the type of its value
    :let NAME = EXPRESSION  gives a value a name
    :quit                   ends (so does Ctrl-D)
    Tab completes names; the arrows up and down go through what was typed before.
    """

  /// What a person may mean with the beginning of a name: functions, named values and commands.
  package var names: [String] {
    let words = [
      "and", "between", "else", "every", "false", "for", "function", "if", "in", "instance of",
      "null", "or", "return", "satisfies", "some", "then", "true",
    ]
    return BuiltinCatalogue.all.map { "\($0.name)(" } + environment.constants.keys.sorted()
      + words + Self.commands
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmedBlanks: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
