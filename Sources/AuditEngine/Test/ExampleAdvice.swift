import FEEL

/// Words what kind of example would show a clause that none has shown.
struct ExampleAdvice {
  let text: RuleText
  /// The codes of the prompts whose examples run the rule.
  let prompts: [String]

  /// How long a quoted clause may be.
  private static let quoteLength = 60

  /// Says which example to add, and what must be so in it.
  func sentence(for clause: Clause, as truth: Bool) -> String {
    // The last steps are the nearest to the clause; those before them are in sight above it.
    let steps = clause.path.suffix(2).map(words)
    let lead = steps.isEmpty ? "" : "\(steps.joined(separator: " and ")), and "
    let target = "\(lead)\(quote(clause.node)) is \(truth)"
    return "add an example\(subject(isWhole: clause.path.isEmpty, truth)) in which \(target)"
  }

  private func subject(isWhole: Bool, _ truth: Bool) -> String {
    guard let first = prompts.first else { return "" }
    let more = prompts.count > 1 ? " or another of \(prompts.count) prompts" : ""
    let outcome =
      switch (isWhole, text.part, truth) {
      case (true, "met", true): " that is met,"
      case (true, "met", false): " that is not met,"
      case (true, "applies", false), (true, "cases", false): " that is not applicable,"
      default: ""
      }
    return " of \(first)\(more)\(outcome)"
  }

  private func words(_ step: Clause.Step) -> String {
    switch step {
    case .holds(let node): "\(quote(node)) is true"
    case .fails(let node): "\(quote(node)) is not true"
    case .entry(let list): "there is an entry in \(quote(list))"
    }
  }

  private func quote(_ node: CheckedNode) -> String {
    let line = text.text(of: node)
    return line.count > Self.quoteLength ? "'\(line.prefix(Self.quoteLength - 1))…'" : "'\(line)'"
  }
}
