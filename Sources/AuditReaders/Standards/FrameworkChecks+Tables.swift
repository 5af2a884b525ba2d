import AuditCore

extension FrameworkChecks {
  /// Checks that every row of a decision table has a cell for each column, and columns their names.
  mutating func checkTable(_ table: XMLElement) {
    let inputs = table.children("input")
    let outputs = table.children("output")
    let name = table.words("name")
    diagnostics.add(Duplicates.find(inputs, by: "name", noun: "input"))
    diagnostics.add(Duplicates.find(outputs, by: "name", noun: "output"))
    if outputs.count > 1 {
      for output in outputs where output.attribute("name") == nil {
        diagnostics.add(StandardMessages.outputWithoutName(name, at: output.place))
      }
    }
    let needsRanks = ["priority", "outputOrder"].contains(table.words("hitPolicy"))
    if needsRanks, !outputs.contains(where: { $0.attribute("values") != nil }) {
      let policy = table.words("hitPolicy")
      diagnostics.add(
        StandardMessages.policyWithoutValues(name, policy, at: table.place(of: "hitPolicy"))
      )
    }
    for row in table.children("row") {
      for (cell, columns) in [("when", inputs), ("then", outputs)] {
        let found = row.children(cell).count
        if found == columns.count { continue }
        diagnostics.add(
          StandardMessages.wrongCellCount(cell, found: found, of: columns.count, at: row.place)
        )
      }
      for cell in row.children("when") + row.children("then")
      where cell.text.words.isEmpty {
        diagnostics.add(StandardMessages.emptyCell(cell.name, at: cell.place))
      }
    }
  }

  /// Checks that tables, models and definitions have names of their own.
  mutating func checkSharedNames() {
    let called = root.children("model") + root.children("table")
    let noun = called.isEmpty ? "definition" : "shared name"
    diagnostics.add(Duplicates.find(called + root.children("define"), by: "name", noun: noun))
  }
}
