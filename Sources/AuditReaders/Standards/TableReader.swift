import AuditCore

/// Reads the decision tables of a framework and the decision models that it calls.
enum TableReader {
  /// Reads a table; a cell that is left empty always holds.
  static func table(_ element: XMLElement) -> RuleTable {
    RuleTable(
      name: element.words("name"),
      summary: element.words(ofChild: "summary"),
      hitPolicy: RuleTable.HitPolicyName(rawValue: element.words("hitPolicy")) ?? .unique,
      inputs: element.children("input").compactMap { input in
        guard let name = input.located("name"), let type = input.located("type") else {
          return nil
        }
        return RuleTable.Input(name: name, type: type)
      },
      outputs: element.children("output").compactMap { output in
        output.located("type").map {
          RuleTable.Output(
            name: output.located("name"),
            type: $0,
            values: output.located("values"),
            otherwise: output.located("default")
          )
        }
      },
      rows: element.children("row").map { row in
        RuleTable.Row(
          tests: row.children("when").map(\.text.trimmed),
          values: row.children("then").map(\.text.trimmed),
          note: row.words("note"),
          place: row.place
        )
      },
      source: element.numberSource,
      place: element.place(of: "name")
    )
  }

  /// Reads the use of a model.
  static func model(_ element: XMLElement) -> ModelUse {
    ModelUse(
      name: element.words("name"),
      modelID: element.words("is"),
      summary: element.text.words,
      place: element.place(of: "is")
    )
  }
}
