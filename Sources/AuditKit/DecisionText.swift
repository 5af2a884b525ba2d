import AuditCore
import DMN
import FEEL

/// Writes decisions and their explanations for a terminal.
enum DecisionText {
  /// A value on one line, with the reason behind a null that has one.
  static func value(_ value: Value) -> String {
    if case .null(.failed(let reason)) = value { return "null (\(reason))" }
    return FEELText.write(value)
  }

  /// An explanation as an indented tree.
  static func text(of explanation: DecisionExplanation) -> String {
    lines(explanation, depth: 0).joined(separator: "\n")
  }

  private static func lines(_ explanation: DecisionExplanation, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: min(depth, 12))
    let head = "\(indent)\(title(explanation)) = \(value(explanation.value))"
    if explanation.isRepeated { return [head + " (explained above)"] }
    var lines = [head]
    if !explanation.question.isEmpty { lines.append("\(indent)  \(explanation.question)") }
    if let table = explanation.table { lines += self.lines(table, indent: indent + "  ") }
    if let clause = explanation.clause {
      // What was required stands below with its value; it need not be said twice.
      let known = explanation.requirements.map(\.name)
      lines += self.lines(clause, without: known + [clause.text], indent: indent + "  ")
    }
    for part in explanation.logic { lines += self.lines(part, depth: depth + 1) }
    for part in explanation.requirements { lines += self.lines(part, depth: depth + 1) }
    return lines
  }

  private static func title(_ explanation: DecisionExplanation) -> String {
    switch explanation.kind {
    case .decision: "decision '\(explanation.name)'"
    case .input: "input '\(explanation.name)'"
    case .knowledge: "knowledge model '\(explanation.name)'"
    case .entry: explanation.name.isEmpty ? "result" : "'\(explanation.name)'"
    }
  }

  private static func lines(_ table: TableExplanation, indent: String) -> [String] {
    let hits = table.hits.map(String.init).joined(separator: ", ")
    var lines = ["\(indent)table, \(table.hitPolicy.words): "]
    lines[0] +=
      hits.isEmpty ? "no rule holds" : "rule \(hits) \(table.hits.count == 1 ? "holds" : "hold")"
    for input in table.inputs { lines.append("\(indent)  \(input.text) is \(value(input.value))") }
    for rule in table.rules where rule.holds || rule.isNear {
      let tests = rule.tests.map { "\(mark($0.truth)) \($0.text)" }.joined(separator: " | ")
      let outputs = rule.outputs.joined(separator: " | ")
      lines.append("\(indent)  rule \(rule.number): \(tests) → \(outputs)")
      for remark in rule.remarks where !remark.isEmpty { lines.append("\(indent)    \(remark)") }
    }
    return lines
  }

  private static func lines(
    _ clause: ClauseExplanation,
    without known: [String],
    indent: String
  ) -> [String] {
    let reason = clause.reason.isEmpty ? "" : " (\(clause.reason))"
    var lines = ["\(indent)\(clause.text)\(reason)"]
    for read in clause.values where !known.contains(read.expression) {
      let value = read.value ?? "not recorded"
      if value.hasPrefix("function(") { continue }
      lines.append("\(indent)  \(read.expression) is \(value)")
    }
    for part in clause.parts {
      lines += self.lines(part, without: known, indent: indent + "  ")
    }
    return lines
  }

  private static func mark(_ truth: ClauseExplanation.Truth) -> String {
    switch truth {
    case .yes: "✓"
    case .no: "✗"
    case .unknown: "?"
    case .failed: "!"
    }
  }
}

extension TableExplanation.Rule {
  /// Whether only one of several tests kept the rule from holding, so that it is worth showing.
  var isNear: Bool { tests.count > 1 && tests.count { $0.truth != .yes } == 1 }
}
