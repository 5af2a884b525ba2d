public import AuditCore

/// Why one case came out as it did, for a terminal.
public struct ExplanationText: Sendable {
  /// The width to keep to, in characters; at least 40.
  public var width: Int
  /// Whether to use terminal colours.
  public var usesColour: Bool

  private let index: FrameworkIndex

  /// Prepares a writer for cases of one framework.
  public init(framework: Framework, width: Int = 100, usesColour: Bool = false) {
    self.width = max(width, 40)
    self.usesColour = usesColour
    index = FrameworkIndex(framework)
  }

  private var style: TerminalStyle { TerminalStyle(usesColour: usesColour) }

  /// Writes an explanation, each line ended.
  public func text(of explanation: CaseExplanation) -> String {
    var lines = [style.strong("Case \(PrintableText.line(explanation.caseID))")]
    for question in explanation.questions { lines += [""] + self.question(question) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func question(_ found: QuestionExplanation) -> [String] {
    let question = index.questions[found.question]
    let words = question.isSelected ? found.indicated.words : Outcome.notSelected.words
    let indicated = style.tone(Self.tone(found.indicated), words)
    var lines = ["\(style.strong("\(question.code) \(question.title)")): \(indicated)"]
    if let judgement = found.judgement { lines += judged(judgement, indicated: found.indicated) }
    if let applies = found.applies, applies.truth != .yes {
      lines += ["  applies when"] + rule(applies, depth: 2)
    }
    for prompt in found.prompts { lines += self.prompt(prompt) }
    return lines
  }

  private func judged(_ judgement: Judgement, indicated: Sufficiency) -> [String] {
    let differs = judgement.verdict.rawValue != indicated.name
    let why = judgement.why.isEmpty ? "" : ": \(judgement.why)"
    let words = ReportText.words(judgement.verdict)
    let text =
      "judged \(words) by \(judgement.by) on \(judgement.on.words)\(differs ? " (differs)" : "")\(why)"
    return TerminalLayout.wrapped(PrintableText.line(text), width: width, indent: "  ")
  }

  private func prompt(_ found: PromptExplanation) -> [String] {
    let prompt = index.prompts[found.prompt]
    let critical = prompt.isCritical ? " (critical)" : ""
    var lines = TerminalLayout.wrapped(
      "\(prompt.code) \(found.outcome.words)\(critical): \(PrintableText.line(prompt.question))",
      width: width,
      indent: "  ",
      hanging: "    "
    ).map { style.tone(Self.tone(found.outcome), $0) }
    if let judgement = found.judgement {
      let text =
        "judged \(ReportText.words(judgement.verdict)) by \(judgement.by), \(judgement.on.words)"
      lines += TerminalLayout.wrapped(PrintableText.line(text), width: width, indent: "    ")
    }
    if let applies = found.applies { lines += ["    applies when"] + rule(applies, depth: 3) }
    if let met = found.met {
      if found.applies != nil { lines.append("    met when") }
      lines += rule(met, depth: found.applies == nil ? 2 : 3)
    } else if prompt.isSelected {
      lines.append("    only a person can tell")
    }
    if !found.action.isEmpty {
      lines += TerminalLayout.wrapped(
        "→ \(PrintableText.line(found.action))",
        width: width,
        indent: "    ",
        hanging: "      "
      )
    }
    return lines
  }

  /// A whole rule: what it came to in a sentence, then clause by clause.
  private func rule(_ root: ClauseExplanation, depth: Int) -> [String] {
    let tree = clause(root, depth: depth)
    guard !root.sentence.isEmpty else { return tree }
    let indent = String(repeating: "  ", count: depth)
    let sentence = PrintableText.line(root.sentence)
    return TerminalLayout.wrapped(sentence, width: width, indent: indent) + tree
  }

  /// One clause with its values and parts, each level two blanks further in.
  private func clause(_ clause: ClauseExplanation, depth: Int) -> [String] {
    // Past this depth the text would be squeezed against the margin.
    let indent = String(repeating: "  ", count: min(depth, 12))
    let reason = clause.reason.isEmpty ? "" : " (\(clause.reason))"
    let mark =
      switch clause.truth {
      case .yes: "✓"
      case .no: "✗"
      case .unknown: "?"
      case .failed: "!"
      }
    let text = "\(mark) \(ReportText.words(clause.truth)): \(clause.text)\(reason)"
    var lines = TerminalLayout.wrapped(
      PrintableText.line(text),
      width: width,
      indent: indent,
      hanging: indent + "    "
    )
    for value in clause.values { lines += self.value(value, indent: indent + "    ") }
    for part in clause.parts { lines += self.clause(part, depth: depth + 1) }
    return lines
  }

  private func value(_ value: ClauseExplanation.ReadValue, indent: String) -> [String] {
    let place = value.file.map { value.line > 0 ? " (\($0):\(value.line))" : " (\($0))" } ?? ""
    let text = "\(value.expression) is \(value.value ?? "not recorded")\(place)"
    return TerminalLayout.wrapped(
      PrintableText.line(text),
      width: width,
      indent: indent,
      hanging: indent + "  "
    )
  }

  private static func tone(_ sufficiency: Sufficiency) -> Int {
    switch sufficiency {
    case .sufficient: 2
    case .insufficient, .error: 0
    default: 1
    }
  }

  private static func tone(_ outcome: Outcome) -> Int {
    switch outcome {
    case .met, .notApplicable, .notSelected: 2
    case .notMet, .error: 0
    case .notEvidenced, .awaitingJudgement: 1
    }
  }
}
