import AuditCore

extension FrameworkParts {
  /// Adds the use of a decision model.
  mutating func add(_ model: ModelUse) {
    var part = FrameworkPart(
      key: "model \(model.name)",
      item: "decision model '\(model.name)'",
      about: model.modelID,
      holder: nil,
      topic: .values
    )
    part.add(.values, "is", model.modelID)
    part.add(.wording, "summary", model.summary)
    append(part)
  }

  /// Adds a decision table with its rows, numbered by their order.
  mutating func add(_ table: RuleTable) {
    var part = FrameworkPart(
      key: "table \(table.name)",
      item: "decision table '\(table.name)'",
      about: table.summary,
      holder: nil,
      topic: .values
    )
    part.add(.values, "hit policy", table.hitPolicy.rawValue)
    for input in table.inputs {
      part.add(.values, "input '\(input.name.text)'", input.type.text)
    }
    for (position, output) in table.outputs.enumerated() {
      let name = output.name.map { "output '\($0.text)'" } ?? "output \(position + 1)"
      part.add(.values, name, output.type.text)
      part.add(.values, "values of \(name)", output.values?.text)
      part.add(.values, "default of \(name)", output.otherwise?.text)
    }
    for (position, row) in table.rows.enumerated() {
      let tests = row.tests.map(\.text).joined(separator: " | ")
      let values = row.values.map(\.text).joined(separator: " | ")
      part.add(.values, "row \(position + 1)", "\(tests) → \(values)")
      part.add(.wording, "note of row \(position + 1)", row.note)
    }
    part.add(.wording, "summary", table.summary)
    part.add(.values, source: table.source)
    append(part)
  }
}
