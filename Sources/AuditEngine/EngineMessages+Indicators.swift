public import AuditCore

extension DiagnosticCode {
  /// Indicators count working days and name no calendar.
  public static let indicatorCalendar = DiagnosticCode("indicator-calendar")
  /// An example of an indicator comes out otherwise than it expects.
  public static let indicatorExample = DiagnosticCode("indicator-example")
  /// An indicator counts the records of a list that the vocabulary does not have.
  public static let indicatorList = DiagnosticCode("indicator-list")
  /// An indicator needs a field or list that the vocabulary does not have.
  public static let indicatorNeeds = DiagnosticCode("indicator-needs")
  /// An indicator asks for a key question that the framework does not have.
  public static let indicatorQuestion = DiagnosticCode("indicator-question")
  /// Two documents of one audit have an indicator of the same name.
  public static let indicatorTwiceInAudit = DiagnosticCode("indicator-twice-in-audit")
  /// The records hold nothing of what an indicator counts.
  public static let indicatorWithoutRecords = DiagnosticCode("indicator-without-records")
  /// Indicators are written for another vocabulary.
  public static let indicatorVocabulary = DiagnosticCode("indicator-vocabulary")
}

/// The messages about indicators.
extension EngineMessages {
  static func indicatorCalendar(_ set: IndicatorSet, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .indicatorCalendar,
      "a rule counts working days, but the indicators name no calendar",
      at: place,
      label: "counts Monday to Friday",
      notes: ["without a calendar bank holidays count as working days"],
      helps: ["add calendar=\"england-and-wales\" to <indicators id=\"\(set.id)\">"]
    )
  }

  static func indicatorExample(
    _ indicator: Indicator,
    _ example: PromptExample,
    found: Outcome,
    byColumns: Outcome
  ) -> Diagnostic {
    var notes = example.note.isEmpty ? [] : ["the example shows: \(example.note)"]
    if found != byColumns { notes.append("by columns it is '\(byColumns.name)'; tell the makers") }
    return Diagnostic(
      .error,
      .indicatorExample,
      "an example of \(indicator.id) is '\(found.name)'",
      at: example.place,
      label: "expects '\(example.expected.name)'",
      notes: notes,
      helps: ["mend the rule, the example, or what it expects"]
    )
  }

  static func indicatorList(_ name: LocatedText, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorList,
      "the vocabulary has no list '\(name.text)'",
      at: name.place,
      notes: ["its lists are \(known.joined(separator: ", "))"],
      helps: helps(for: name.text, in: known)
    )
  }

  static func indicatorNeeds(_ name: LocatedText, known: [String]) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorNeeds,
      "the vocabulary has no field or list '\(name.text)'",
      at: name.place,
      helps: helps(for: name.text, in: known)
    )
  }

  static func indicatorQuestion(_ indicator: Indicator, _ framework: Framework) -> Diagnostic {
    let named = indicator.questions.map { "\($0.code) of \($0.frameworkID)" }
    return Diagnostic(
      .warning,
      .indicatorQuestion,
      "indicator '\(indicator.id)' is left out: no key question fits",
      at: indicator.questions.first?.place ?? indicator.place,
      notes: [
        "it counts \(named.joined(separator: ", or ")); the audit uses \(framework.id)"
      ],
      helps: ["add <keyQuestion framework=\"\(framework.id)\" code=\"…\"/>"]
    )
  }

  static func indicatorTwice(_ indicator: Indicator, earlier: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorTwiceInAudit,
      "another document has an indicator '\(indicator.id)'",
      at: indicator.place,
      notes: ["it stands at \(earlier.text)"],
      helps: ["leave one of the documents out, or give the indicator another id"]
    )
  }

  static func indicatorWithoutRecords(_ indicator: Indicator, _ name: String) -> Diagnostic {
    Diagnostic(
      .warning,
      .indicatorWithoutRecords,
      "indicator '\(indicator.id)' is left out: its data are missing",
      at: indicator.place,
      notes: ["no record holds anything of '\(name)', so that a number would say nothing"],
      helps: ["supply '\(name)', or leave the indicator out of the document"]
    )
  }

  static func indicatorVocabulary(_ set: IndicatorSet, found: Vocabulary) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorVocabulary,
      "the indicators are written for the vocabulary '\(set.vocabularyID)'",
      at: set.place,
      notes: ["the cases are written in '\(found.id)'"],
      helps: ["leave these indicators out of the audit"]
    )
  }
}
