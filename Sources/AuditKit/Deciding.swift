package import AuditCore
import AuditReaders
import DMN
import FEEL

/// The working out of a decision of a model, for one case or many.
package struct Deciding {
  private let modelPath: String
  private let decision: String
  private let inputPath: String?
  private let calendarPath: String?
  private let environment: Environment

  /// Creates a run; `now` gives the day and the time that the model may ask for.
  package init(
    modelPath: String,
    decision: String,
    inputPath: String?,
    calendarPath: String?,
    asOf: CalendarDay
  ) {
    self.modelPath = modelPath
    self.decision = decision
    self.inputPath = inputPath
    self.calendarPath = calendarPath
    let midnight = TimeValue(secondOfDay: 0, zone: .offset(0))
    environment = Environment(
      constants: ["as of": .date(asOf)],
      nullEquality: .standard,
      now: DateTimeValue(day: asOf, time: midnight),
      zones: TimeZoneFiles.read()
    )
  }

  /// How results are written.
  package enum Form: Sendable {
    /// As FEEL writes values, with the reason behind a null that has one.
    case text
    /// As JSON, one value a line.
    case json
    /// The value with all that led to it, as a tree.
    case explanation
    /// The same as JSON, one object a line.
    case explanationJSON
  }

  /// Works out the decision for each set of inputs.
  ///
  /// - Returns: The results as lines, in the order of the inputs; `nil` when the model, the inputs
  ///   or a document is faulty; and all diagnostics.
  package func run(
    as form: Form
  ) throws(SurroundingsFailure) -> (lines: [String]?, diagnostics: DiagnosticList) {
    var diagnostics = DiagnosticList()
    var environment = environment
    if let calendarPath {
      let reading = CalendarReader.read(try InputFile.read(calendarPath))
      diagnostics.add(reading.diagnostics)
      environment.calendar = reading.calendar ?? environment.calendar
    }
    let library = DecisionLibrary.read(try InputFile.read(modelPath))
    diagnostics.add(library.diagnostics)
    guard !library.models.isEmpty else { return (nil, diagnostics) }
    let (decisions, faults) = CompiledDecisions.compile(library.models)
    diagnostics.add(faults)
    if let unknown = decisions.unknown(decision, path: modelPath) { diagnostics.add(unknown) }
    var cases: [(values: ContextValue, isText: Bool, place: Place)] = []
    if let inputPath {
      let reading = DecisionInputReader.read(try InputFile.read(inputPath))
      diagnostics.add(reading.diagnostics)
      cases = reading.cases.map {
        ($0.values, $0.isText, Place(path: inputPath, line: $0.line))
      }
    } else {
      cases = [(ContextValue(), false, Place(path: modelPath))]
    }
    if diagnostics.hasErrors { return (nil, diagnostics) }
    var lines: [String] = []
    var told: [String: Int] = [:]
    for (values, isText, place) in cases {
      let fitted = decisions.fit(values, isText: isText, for: decision, at: place)
      // The same slip in each of many cases is told once.
      for diagnostic in fitted.diagnostics {
        told[diagnostic.headline, default: 0] += 1
        if told[diagnostic.headline] == 1 { diagnostics.add(diagnostic) }
      }
      lines.append(line(decisions, fitted.given, environment, form))
    }
    return (lines, diagnostics.counted(told))
  }

  private func line(
    _ decisions: CompiledDecisions,
    _ inputs: [GivenInput],
    _ environment: Environment,
    _ form: Form
  ) -> String {
    let none = Value.null(.failed("it cannot be worked out"))
    switch form {
    case .text: return DecisionText.value(decisions.decide(decision, inputs, environment) ?? none)
    case .json: return DecisionJSON.text(decisions.decide(decision, inputs, environment) ?? none)
    case .explanation, .explanationJSON:
      guard let explanation = decisions.explain(decision, inputs, environment) else {
        let value = decisions.decide(decision, inputs, environment) ?? none
        return form == .explanation ? DecisionText.value(value) : DecisionJSON.text(value)
      }
      return form == .explanation
        ? DecisionText.text(of: explanation) : DecisionJSON.text(of: explanation)
    }
  }
}

extension DiagnosticList {
  /// The list with a note of how often each headline was meant.
  fileprivate func counted(_ counts: [String: Int]) -> DiagnosticList {
    DiagnosticList(
      all.map { diagnostic in
        var diagnostic = diagnostic
        if let count = counts[diagnostic.headline], count > 1 {
          diagnostic.notes.append("so in \(count) cases")
        }
        return diagnostic
      }
    )
  }
}
