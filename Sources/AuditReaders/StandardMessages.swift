import AuditCore

extension DiagnosticCode {
  static let badBound = DiagnosticCode("bad-bound")
  static let badKeyField = DiagnosticCode("bad-key-field")
  static let bandEmpty = DiagnosticCode("band-empty")
  static let bandEnd = DiagnosticCode("band-end")
  static let bandGap = DiagnosticCode("band-gap")
  static let bandNotWhole = DiagnosticCode("band-not-whole")
  static let bandOverlap = DiagnosticCode("band-overlap")
  static let bandsOnEvidence = DiagnosticCode("bands-on-evidence")
  static let boundOrder = DiagnosticCode("bound-order")
  static let calendarOrder = DiagnosticCode("calendar-order")
  static let duplicateCodeValue = DiagnosticCode("duplicate-code-value")
  static let duplicateField = DiagnosticCode("duplicate-field")
  static let duplicateHoliday = DiagnosticCode("duplicate-holiday")
  static let duplicateName = DiagnosticCode("duplicate-name")
  static let emptyStandard = DiagnosticCode("empty-standard")
  static let fieldPrefixClash = DiagnosticCode("field-prefix-clash")
  static let holidayOutside = DiagnosticCode("holiday-outside")
  static let misplacedSetting = DiagnosticCode("misplaced-setting")
  static let missingBands = DiagnosticCode("missing-bands")
  static let missingCodeList = DiagnosticCode("missing-code-list")
  static let nothingToDecide = DiagnosticCode("nothing-to-decide")
  static let pointsNotRising = DiagnosticCode("points-not-rising")
  static let ruleOnEvidence = DiagnosticCode("rule-on-evidence")
  static let standardNotRated = DiagnosticCode("standard-not-rated")
  static let unknownBandSet = DiagnosticCode("unknown-band-set")
  static let unknownCodeList = DiagnosticCode("unknown-code-list")
  static let unknownLevel = DiagnosticCode("unknown-level")
  static let unknownRating = DiagnosticCode("unknown-rating")
  static let unknownSource = DiagnosticCode("unknown-source")
  static let unknownStandard = DiagnosticCode("unknown-standard")
  static let unusedCodeList = DiagnosticCode("unused-code-list")
  static let wrongMeasure = DiagnosticCode("wrong-measure")
}

/// The messages about what frameworks, vocabularies and calendars mean.
enum StandardMessages {
  static func badBound(_ name: String, type: FieldType, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badBound,
      "the \(name) is not a value of the field's type",
      at: place,
      label: "expected \(ExampleValue.expectation(type))"
    )
  }

  static func badKeyField(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badKeyField,
      "the field that identifies a case is not a required text",
      at: place,
      helps: ["write type=\"text\" required=\"yes\""]
    )
  }

  static func bandEmpty(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .bandEmpty,
      "a band ends before it begins",
      at: place,
      helps: ["write the lower edge in 'from'"]
    )
  }

  static func bandEnd(isTwice: Bool, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .bandEnd,
      isTwice ? "a band has both 'to' and 'below'" : "a band has no end",
      at: place,
      helps: [
        "write to=\"…\" for an end that lies in the band, or below=\"…\" for one that does not"
      ]
    )
  }

  static func bandGap(
    _ low: String,
    _ high: String,
    line: Int? = nil,
    isWhole: Bool = true,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .bandGap,
      "no band covers values from \(low) up to \(high)",
      at: place,
      label: line.map { "the band before it is on line \($0)" },
      helps: line == nil
        ? ["begin the lowest band at 0"]
        : [isWhole ? "write from=\"\(low)\"" : "end the band before it with below=\"\(high)\""]
    )
  }

  static func bandNotWhole(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .bandNotWhole,
      "an edge of a band is not a whole number",
      at: place,
      notes: ["points, and shares that are rounded, are whole numbers"],
      helps: ["write a whole number, or rounding=\"none\" for bands over shares"]
    )
  }

  static func bandOverlap(
    from: String,
    line: Int,
    isOnlyTheEdge: Bool,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .bandOverlap,
      isOnlyTheEdge ? "two bands hold the value \(from)" : "two bands overlap from \(from)",
      at: place,
      label: "the band before it is on line \(line)",
      helps: [
        isOnlyTheEdge
          ? "end the band before it with below=\"\(from)\""
          : "list bands lowest first, each beginning where the one before it ends"
      ]
    )
  }

  static func bandsOnEvidence(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .bandsOnEvidence,
      "standard \(code) is rated on evidence, so that bands do not apply",
      at: place,
      helps: ["remove 'bands', or basis=\"evidence\""]
    )
  }

  static func bandTop(
    _ maximum: Decimal128,
    _ measure: BandSet.Measure,
    isShort: Bool,
    at place: Place
  ) -> Diagnostic {
    let what =
      switch measure {
      case .share: "a share"
      case .points: "the sum of points"
      case .mean: "the mean of points"
      case .percent: "a percentage"
      }
    return Diagnostic(
      .error,
      isShort ? .bandGap : .bandOverlap,
      isShort
        ? "no band covers the highest values up to \(maximum)"
        : "the highest band reaches past \(maximum)",
      at: place,
      notes: ["\(what) can be at most \(maximum)"],
      helps: ["write to=\"\(maximum)\""]
    )
  }

  static func boundOrder(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .boundOrder,
      "the minimum is greater than the maximum",
      at: place,
      helps: ["exchange the two"]
    )
  }

  static func calendarOrder(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .calendarOrder,
      "the calendar ends before it begins",
      at: place,
      helps: ["write the earlier day in 'from'"]
    )
  }

  static func duplicate(
    _ noun: String,
    _ name: String,
    code: DiagnosticCode,
    firstLine: Int,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      code,
      "there are two \(plural(noun)) '\(XMLMessages.shortened(name))'",
      at: place,
      label: "the first is on line \(firstLine)",
      helps: ["give one of them another name, or remove it"]
    )
  }

  static func duplicateHoliday(firstLine: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .duplicateHoliday,
      "a day is listed twice",
      at: place,
      label: "the first is on line \(firstLine)",
      helps: ["remove one of the two"]
    )
  }

  static func emptyStandard(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .emptyStandard,
      "standard \(code) has no key question",
      at: place,
      helps: ["add a <keyQuestion>, or write basis=\"evidence\" where people rate it"]
    )
  }

  static func holidayOutside(from: CalendarDay, to: CalendarDay, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .holidayOutside,
      "a day lies outside the calendar",
      at: place,
      notes: ["the calendar runs from \(from) to \(to)"],
      helps: ["move 'from' or 'to' of the calendar, or remove the day"]
    )
  }

  static func misplacedSetting(_ name: String, types: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .misplacedSetting,
      "'\(name)' does not apply to a field of this type",
      at: place,
      notes: ["it belongs to fields of type \(types.joined(separator: ", "))"],
      helps: ["remove it, or change the type"]
    )
  }

  static func missingBands(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingBands,
      "standard \(code) names no table of bands",
      at: place,
      helps: ["add bands=\"…\", or basis=\"evidence\" where people rate it"]
    )
  }

  static func missingCodeList(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingCodeList,
      "a field of type code names no code list",
      at: place,
      helps: ["add codes=\"…\" with the id of a <codes> element"]
    )
  }

  static func nothingToDecide(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .nothingToDecide,
      "key question \(code) has no prompt, so that nothing decides it",
      at: place,
      helps: ["add a <prompt>; one without <met> is left to a person"]
    )
  }

  static func pointsNotRising(
    _ rating: String,
    after worse: String,
    points: Int,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .pointsNotRising,
      "'\(rating)' earns no more points than the rating before it",
      at: place,
      notes: ["ratings stand worst first; '\(worse)' earns \(points)"],
      helps: ["write more than \(points) points, or list the ratings worst first"]
    )
  }

  static func prefixClash(
    _ name: String,
    _ other: String,
    firstLine: Int,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .fieldPrefixClash,
      "a path is the beginning of another path",
      at: place,
      label: "clashes with '\(XMLMessages.shortened(other))' on line \(firstLine)",
      notes: ["a name is either a value or a group of fields"],
      helps: ["give one of them another path"]
    )
  }

  static func ruleOnEvidence(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .ruleOnEvidence,
      "standard \(code) is rated on evidence, so that this rule is not used",
      at: place,
      helps: ["remove the rule, or basis=\"evidence\""]
    )
  }

  static func standardNotRated(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .standardNotRated,
      "standard \(code) has rated=\"no\", so that it cannot count here",
      at: place,
      helps: ["leave it out, or remove rated=\"no\" from the standard"]
    )
  }

  static func unknownName(
    _ noun: String,
    _ name: String,
    known: [String],
    code: DiagnosticCode,
    at place: Place
  ) -> Diagnostic {
    let near = Suggestion.help(for: name, in: known)
    let isShort = !known.isEmpty && known.count <= 12
    return Diagnostic(
      .error,
      code,
      "no \(noun) is named '\(XMLMessages.shortened(name))'",
      at: place,
      helps: near.map { [$0] }
        ?? (isShort ? ["write \(XMLMessages.alternatives(known))"] : [])
    )
  }

  static func unusedCodeList(_ id: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .unusedCodeList,
      "no field uses the code list '\(XMLMessages.shortened(id))'",
      at: place,
      helps: ["remove it, or name it in a field of type code"]
    )
  }

  static func wrongMeasure(
    _ id: String,
    found: BandSet.Measure,
    needed: BandSet.Measure,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .wrongMeasure,
      "the bands '\(XMLMessages.shortened(id))' are over \(words(found)), not \(words(needed))",
      at: place,
      helps: ["name a table with over=\"\(needed.rawValue)\""]
    )
  }

  private static func words(_ measure: BandSet.Measure) -> String {
    switch measure {
    case .share: "shares"
    case .points: "points"
    case .mean: "means"
    case .percent: "percentages"
    }
  }

  private static func plural(_ noun: String) -> String {
    switch noun {
    case "field or list": "fields or lists"
    case "table of bands": "tables of bands"
    case "rating labelled": "ratings labelled"
    case "standard or composite": "standards or composites"
    default: "\(noun)s"
    }
  }
}
