import AuditCore
import DMN
import FEEL

/// Writes decisions and their explanations as JSON, one value on one line, keys in order.
enum DecisionJSON {
  /// A value: numbers as they are, days and lengths of time as text.
  static func text(_ value: Value) -> String {
    switch value {
    case .null, .function: "null"
    case .boolean(let bit): bit ? "true" : "false"
    case .number(let number): number.reduced.description
    case .string(let text): quoted(text)
    case .date, .time, .dateTime, .daysTimeDuration, .yearsMonthsDuration:
      quoted(FEELText.plain(value))
    case .list(let values): list(values.map(text))
    case .context(let context): object(context.entries.map { ($0.key, text($0.value)) })
    case .record, .range: quoted(FEELText.write(value))
    }
  }

  /// An explanation.
  static func text(of explanation: DecisionExplanation) -> String {
    var members = [("kind", quoted(explanation.kind.rawValue))]
    members.append(("name", quoted(explanation.name)))
    members.append(("value", text(explanation.value)))
    if case .failed(let reason)? = explanation.value.nullReason {
      members.append(("reason", quoted(reason)))
    }
    if explanation.isRepeated { members.append(("explainedAbove", "true")) }
    if let table = explanation.table { members.append(("table", text(of: table))) }
    if let clause = explanation.clause { members.append(("expression", text(of: clause))) }
    if !explanation.logic.isEmpty {
      members.append(("logic", list(explanation.logic.map(text(of:)))))
    }
    if !explanation.requirements.isEmpty {
      members.append(("requires", list(explanation.requirements.map(text(of:)))))
    }
    return object(members)
  }

  private static func text(of table: TableExplanation) -> String {
    object([
      ("hitPolicy", quoted(table.hitPolicy.words)),
      (
        "inputs",
        list(table.inputs.map { object([("text", quoted($0.text)), ("value", text($0.value))]) })
      ),
      ("hits", list(table.hits.map(String.init))),
      (
        "rules",
        list(
          table.rules.map { rule in
            object([
              ("number", String(rule.number)), ("holds", rule.holds ? "true" : "false"),
              ("tests", list(rule.tests.map(text(of:)))),
              ("outputs", list(rule.outputs.map(quoted))),
            ])
          }
        )
      ),
    ])
  }

  private static func text(of clause: ClauseExplanation) -> String {
    var members = [("text", quoted(clause.text)), ("truth", quoted(clause.truth.rawValue))]
    if !clause.reason.isEmpty { members.append(("reason", quoted(clause.reason))) }
    if !clause.values.isEmpty {
      let values = clause.values.map { read in
        (read.expression, read.value.map(quoted) ?? "null")
      }
      members.append(("values", object(values)))
    }
    if !clause.parts.isEmpty { members.append(("parts", list(clause.parts.map(text(of:))))) }
    return object(members)
  }

  private static func list(_ values: [String]) -> String {
    "[\(values.joined(separator: ","))]"
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
