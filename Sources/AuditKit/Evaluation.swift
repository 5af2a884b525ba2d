package import AuditCore
import AuditReaders
import FEEL

/// The trying of one expression.
package struct Evaluation {
  private let expression: String
  private let contextPath: String?
  private let calendarPath: String?
  private let asOf: CalendarDay

  /// Creates a trial.
  package init(
    expression: String,
    contextPath: String?,
    calendarPath: String?,
    asOf: CalendarDay
  ) {
    self.expression = expression
    self.contextPath = contextPath
    self.calendarPath = calendarPath
    self.asOf = asOf
  }

  /// Evaluates the expression.
  ///
  /// - Returns: The value as FEEL writes it, with the reason after a null that has one; `nil` when
  ///   the expression or a document is faulty; and all diagnostics.
  package func run() throws(SurroundingsFailure) -> (text: String?, diagnostics: DiagnosticList) {
    var diagnostics = DiagnosticList()
    var constants: [String: Value] = ["as of": .date(asOf)]
    if let contextPath {
      let reading = ContextReader.read(try InputFile.read(contextPath))
      diagnostics.add(reading.diagnostics)
      for entry in reading.context.entries { constants[entry.key] = entry.value }
    }
    var calendar = WorkingDayCalendar.weekdaysOnly
    if let calendarPath {
      let reading = CalendarReader.read(try InputFile.read(calendarPath))
      diagnostics.add(reading.diagnostics)
      calendar = reading.calendar ?? calendar
    }
    let scope = Scope(constants: constants.mapValues { _ in .any })
    let checked = FEEL.check(LocatedText(expression), in: scope)
    diagnostics.add(checked.diagnostics)
    guard let checked = checked.expression, !diagnostics.hasErrors else {
      return (nil, diagnostics)
    }
    let evaluator = PlainEvaluator(
      environment: Environment(constants: constants, calendar: calendar)
    )
    let value = evaluator.evaluate(checked)
    if case .null(.failed(let reason)) = value { return ("null (\(reason))", diagnostics) }
    return (FEELText.write(value), diagnostics)
  }
}
