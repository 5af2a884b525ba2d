import AuditCore

/// The sentences and numbers that pages, tables and terminal share.
enum ReportText {
  static let indicative = "Indicative"
  static let indicativeReason =
    "No person's judgement of a case was entered, so every rating shows what the records indicate."
  /// What stands for a number of cases that is not published.
  static let withheld = "[c]"
  /// What was done so that a result may be shared, for a reader.
  static func disclosure(_ note: DisclosureNote) -> String {
    let policy = note.policy
    let rounded =
      policy.base > 1 ? " All other numbers of cases are rounded to \(number(policy.base))." : ""
    let missing =
      note.leftOutBreakdowns.isEmpty ? "" : " \(leftOut(note.leftOutBreakdowns))"
    return
      """
      Numbers of cases below \(number(policy.threshold)), and those from which they could be worked \
      out, are withheld and marked \(withheld). Nothing here is about a single case.\(rounded)\(missing)
      """
  }

  /// That groups by some characteristics are not shown, for a reader.
  static func leftOut(_ titles: [String]) -> String {
    let names = list(titles.map { $0.prefix(1).lowercased() + $0.dropFirst() })
    return "Groups by \(names) are left out: too few of their numbers could be shown safely."
  }

  static let noRelevantCases = "no relevant cases"

  /// A whole number with commas between thousands.
  static func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A count with its noun: `1 case`, `1,200 cases`.
  static func count(_ value: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number(value)) \(value == 1 ? one : many ?? one + "s")"
  }

  /// A share in per cent without the words, as it is banded.
  ///
  /// Where shares are not rounded before they are banded, one decimal is shown, cut off, so that no
  /// share seems to reach an edge that it does not reach.
  static func percent(_ share: Share, _ rounding: ShareRounding) -> String? {
    guard share.denominator > 0 else { return nil }
    if rounding == .none {
      let tenths = share.numerator * 1000 / share.denominator
      return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    return share.wholePercent(rounding).map { "\($0)" }
  }

  /// A share in words: `33 of 98 cases (34 per cent)`.
  static func share(_ share: Share, _ rounding: ShareRounding) -> String {
    guard let percent = percent(share, rounding) else { return noRelevantCases }
    let cases = count(share.denominator, "case")
    return "\(number(share.numerator)) of \(cases) (\(percent) per cent)"
  }

  /// What is known of a key question in words: `33 of 98 cases (34 per cent)`, `34 per cent`.
  static func known(_ question: QuestionResult, _ rounding: ShareRounding) -> String {
    switch question.knowledge {
    case .cases: share(question.share, rounding)
    case .rounded: "about \(share(question.share, rounding))"
    case .withheld: withheld
    case .percentage: "\(exact(question.share)) per cent"
    case .rating: "its rating alone is known"
    }
  }

  /// A percentage that was given, as it was written.
  static func exact(_ share: Share) -> String {
    Ratio(percentOf: share).map { $0.decimal.description } ?? "–"
  }

  /// A list in words: `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    if words.count == 1 { return last }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A text with its first letter in upper case.
  static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// A time such as `2024-07-01T09:30:00Z` in words; the text itself when it is no such time.
  static func time(_ text: String) -> String {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let day = CalendarDay(parts[0]), parts[1].count >= 5 else {
      return text
    }
    let clock = parts[1].prefix(5)
    return "\(day.words) at \(clock)\(text.hasSuffix("Z") ? " UTC" : "")"
  }

  /// A judged sufficiency in words.
  static func words(_ verdict: JudgedSufficiency) -> String {
    switch verdict {
    case .sufficient: "sufficient"
    case .insufficient: "insufficient"
    case .notApplicable: "not applicable"
    }
  }

  /// What a clause came to, in words.
  static func words(_ truth: ClauseExplanation.Truth) -> String {
    switch truth {
    case .yes: "true"
    case .no: "false"
    case .unknown: "unknown"
    case .failed: "failed"
    }
  }

  /// How key questions count where records lack what their rules need.
  static func words(_ counts: NotEvidencedCounts) -> String {
    switch counts {
    case .against: "counted against the case, as insufficient"
    case .excluded: "left out of the share altogether"
    }
  }

  /// What a reader of the result should know of first, each as a sentence without a full stop.
  static func warnings(_ map: ReportMap) -> [String] {
    let result = map.result
    var sentences = [rejects(result.intake), errors(map.rowsInError.count)].compactMap { $0 }
    let odd = result.units.units.filter { $0.standing != nil && $0.standing != .listed }
    if !odd.isEmpty {
      sentences.append("\(count(odd.count, "unit")) closed, or not in the list of units")
    }
    let numbers = result.unverifiedNumbers.count
    if numbers > 0 {
      let words = count(numbers, "number")
      sentences.append("\(words) of the framework not yet compared with the published source")
    }
    let differences = result.differences.count
    if differences > 0 {
      let words = count(differences, "judgement differs", "judgements differ")
      sentences.append("\(words) from what the records indicate")
    }
    return sentences
  }

  /// The warning that some records are not in the result; `nil` when all are.
  static func rejects(_ intake: Intake) -> String? {
    let parts = intake.tables.filter { $0.rejectedCount > 0 }.map {
      "\(number($0.rejectedCount)) of \(records($0))"
    }
    guard !parts.isEmpty else { return nil }
    let rejected = list(parts)
    return "\(rejected) could not be used and \(isOne(intake) ? "is" : "are") not in these results"
  }

  /// The records of one kind, with how many were read.
  private static func records(_ table: Intake.Table) -> String {
    guard let source = table.source else {
      return count(table.readCount, "\(table.name) record")
    }
    return "\(count(table.readCount, "row")) of '\(source.table)' from \(source.system)"
  }

  private static func isOne(_ intake: Intake) -> Bool {
    intake.tables.reduce(0) { $0 + $1.rejectedCount } == 1
  }

  /// The warning that rules failed; `nil` when none did.
  static func errors(_ count: Int) -> String? {
    guard count > 0 else { return nil }
    let cases = Self.count(count, "case")
    return "a rule failed in \(cases); those answers are marked as errors and count for nothing"
  }
}
