import AuditCore

/// Finds the columns of a CSV file by the names that a shape gives them.
enum SourceLayout {
  /// What each column of the file holds; `nil` when the file cannot be used.
  static func make(
    _ names: [String],
    path: String,
    shape: SourceShape,
    into diagnostics: inout [Diagnostic]
  ) -> CSVLayout? {
    var fields: [String: Int] = [:]
    for (index, column) in shape.columns.enumerated() {
      for name in column.names { fields[PlainName.of(name)] = index }
    }
    let ignored = Set(shape.ignoredNames.map(PlainName.of))
      .union(CSVHeader.ignoredNames.map(PlainName.of))
    // A first line without any heading may be a case, of which nothing is to be shown.
    let isHeaded = names.contains { name in
      let plain = PlainName.of(name)
      return fields[plain] != nil || ignored.contains(plain)
    }
    guard isHeaded else {
      let wanted = shape.columns.compactMap(\.names.first)
      diagnostics.append(CaseMessages.noHeadings(path, names, wanted: wanted))
      return nil
    }
    let plan = RecordPlan(shape.type)
    var layout = CSVLayout(targets: [], isList: false, keyField: -1)
    var seen: [Int: Int] = [:]
    var isUsable = true
    for (position, name) in names.enumerated() {
      let plain = PlainName.of(name)
      guard let field = fields[plain] else {
        layout.targets.append(CSVLayout.ignored)
        if !plain.isEmpty, !ignored.contains(plain) {
          diagnostics.append(
            CaseMessages.unmappedColumn(
              path,
              name,
              column: position + 1,
              known: shape.columns.flatMap(\.names)
            )
          )
        }
        continue
      }
      if seen[field] != nil {
        diagnostics.append(CaseMessages.duplicateColumn(path, name, column: position + 1))
        isUsable = false
      }
      seen[field] = position
      let column = shape.columns[field]
      if column.isPlain(plan.fields[field].kind) {
        layout.targets.append(Int32(field))
      } else {
        layout.targets.append(CSVLayout.firstSpelled - Int32(layout.spelled.count))
        layout.spelled.append(SpelledValues(column, field: field, plan: plan))
      }
    }
    let strangers = names.filter { fields[PlainName.of($0)] == nil }
    var absent: [String] = []
    for (index, column) in shape.columns.enumerated() where seen[index] == nil {
      if column.isRequired { isUsable = false }
      let message = CaseMessages.absentColumn(path, column, present: strangers)
      if column.isRequired || message.isRenamed {
        diagnostics.append(message.diagnostic)
      } else {
        absent.append(column.names.first ?? "")
      }
    }
    if !absent.isEmpty { diagnostics.append(CaseMessages.absentColumns(path, absent)) }
    return isUsable ? layout : nil
  }
}

extension SourceColumn {
  /// Whether its values are written as our own files write them.
  func isPlain(_ kind: FieldPlan.Kind) -> Bool {
    if !nothingWords.isEmpty || holdsIdentifiers || !picture.isEmpty || keepsUnknownCodes {
      return false
    }
    switch kind {
    case .day, .dateTime: return dayForms.isEmpty || dayForms.map(\.pattern) == ["yyyy-MM-dd"]
    case .boolean: return yesWords.isEmpty && noWords.isEmpty
    default: return true
    }
  }
}
