import AuditCore

extension DiagnosticCode {
  static let indicatorBenchmarkMoreThanAll = DiagnosticCode("indicator-benchmark-more-than-all")
  static let indicatorPartMissing = DiagnosticCode("indicator-part-missing")
  static let indicatorPartUnused = DiagnosticCode("indicator-part-unused")
  static let indicatorTwice = DiagnosticCode("indicator-twice")
  static let indicatorUnknownSource = DiagnosticCode("indicator-unknown-source")
}

/// The messages about documents of indicators.
enum IndicatorMessages {
  static func benchmarkMoreThanAll(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorBenchmarkMoreThanAll,
      "a benchmark has more met than there are",
      at: place,
      helps: ["write both numbers as they were published: met=\"5\" of=\"35\""]
    )
  }

  static func indicatorTwice(_ id: String, at place: Place, earlier: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorTwice,
      "two indicators are named '\(id)'",
      at: place,
      notes: ["the other one stands at \(earlier.text)"],
      helps: ["give one of them another id"]
    )
  }

  static func partMissing(_ part: String, _ measure: String, at place: Place) -> Diagnostic {
    let written = part == "list" ? "the attribute list" : "<\(part)>"
    return Diagnostic(
      .error,
      .indicatorPartMissing,
      "an indicator of \(measure) lacks \(written)",
      at: place,
      helps: ["add \(written), or write another kind in 'of'"]
    )
  }

  static func partUnused(_ part: String, _ measure: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorPartUnused,
      "an indicator of \(measure) makes no use of '\(part)'",
      at: place,
      helps: ["take it out, or write another kind in 'of'"]
    )
  }

  static func unknownSource(_ id: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .indicatorUnknownSource,
      "no source is named '\(id)'",
      at: place,
      helps: [
        Suggestion.help(for: id, in: known) ?? "add <source id=\"\(id)\" title=\"…\"/> at the top"
      ]
    )
  }
}
