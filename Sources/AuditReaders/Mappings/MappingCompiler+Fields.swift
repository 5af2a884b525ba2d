import AuditCore
import FEEL

/// What fills the fields of cases and lists.
extension MappingCompiler {
  mutating func list(_ written: MappedList, most: Int) -> MappingPlan.ListPlan? {
    guard let list = vocabulary.root.listIndex(written.name.text) else {
      diagnostics.append(
        MappingMessages.unknown(
          "list",
          written.name.text,
          known: vocabulary.root.lists.map(\.name),
          at: written.name.place
        )
      )
      return nil
    }
    guard let tied = tied(written.table, written.by, most: most) else { return nil }
    let own = shapes[tied.table].type
    var tables: [String?: Int] = [nil: tied.table]
    let condition = condition(written.condition, over: own, tables: tables)
    let (gathered, types) = gathered(written.gathered, most: written.by.count, &tables)
    let record = RecordType(name: own.name, title: own.title, fields: own.fields, lists: types)
    return MappingPlan.ListPlan(
      list: list,
      tied: tied,
      condition: condition,
      record: record,
      gathered: gathered,
      last: written.last.flatMap { column($0, of: tied.table) },
      fillsGaps: written.fillsGaps,
      wins: written.wins,
      fields: fillings(
        written.fields,
        of: vocabulary.root.lists[list],
        from: record,
        tables: tables,
        at: written.place,
        knows: []
      )
    )
  }

  /// The tables that are read and whose rows name rows of others.
  mutating func references() -> [MappingPlan.ReferencePlan] {
    var found: [MappingPlan.ReferencePlan] = []
    for (index, table) in mapping.tables.enumerated() where !used[index].isEmpty {
      for reference in table.references {
        guard let target = tableIndex(reference.table) else { continue }
        let fields = reference.by.compactMap { column($0, of: index) }
        let targetFields = reference.by.compactMap { column($0, of: target) }
        guard fields.count == targetFields.count, !fields.isEmpty else { continue }
        found.append(
          MappingPlan.ReferencePlan(
            table: index,
            fields: fields,
            target: target,
            targetFields: targetFields
          )
        )
      }
    }
    return found
  }

  /// The tables in reach of rules, each under the name that rules use.
  mutating func gathered(
    _ written: [MappedGather],
    most: Int,
    _ tables: inout [String?: Int]
  ) -> (plans: [MappingPlan.GatherPlan], types: [RecordType]) {
    var plans: [MappingPlan.GatherPlan] = []
    var types: [RecordType] = []
    for item in written {
      guard let found = tied(item.table, item.by, most: most) else { continue }
      let type = shapes[found.table].type
      let name = item.name ?? type.name
      if tables[name] != nil {
        diagnostics.append(MappingMessages.namedTwice(name, at: item.table.place))
      }
      plans.append(
        MappingPlan.GatherPlan(
          tied: found,
          condition: condition(item.condition, over: type, tables: [nil: found.table])
        )
      )
      types.append(RecordType(name: name, title: type.title, fields: type.fields))
      tables[name] = found.table
    }
    return (plans, types)
  }

  mutating func fillings(
    _ written: [MappedField],
    of type: RecordType,
    from record: RecordType,
    tables: [String?: Int],
    at place: Place,
    knows: Set<Int>
  ) -> [FillingPlan] {
    var filled = knows
    var plans: [FillingPlan] = []
    for item in written {
      guard let field = type.fieldIndex(item.path.text) else {
        diagnostics.append(
          MappingMessages.unknown(
            type.name == vocabulary.root.name ? "field" : "field of '\(type.name)'",
            item.path.text,
            known: type.fields.map(\.path),
            at: item.path.place
          )
        )
        continue
      }
      if !filled.insert(field).inserted {
        diagnostics.append(MappingMessages.filledTwice(item.path.text, at: item.path.place))
      }
      if let plan = filling(item, field, type.fields[field], record, tables) { plans.append(plan) }
    }
    for (index, field) in type.fields.enumerated()
    where field.isRequired && !filled.contains(index) && !mapping.cases.adds {
      let noun = type.name == vocabulary.root.name ? "case" : "record of '\(type.name)'"
      diagnostics.append(MappingMessages.fieldNotFilled(field, in: noun, at: place))
    }
    return plans
  }

  mutating func filling(
    _ item: MappedField,
    _ index: Int,
    _ field: Field,
    _ record: RecordType,
    _ tables: [String?: Int]
  ) -> FillingPlan? {
    switch (item.column, item.rule) {
    case (let name?, nil):
      guard let column = record.fieldIndex(name.text) else {
        diagnostics.append(
          MappingMessages.unknown(
            "column",
            name.text,
            known: record.fields.map(\.path),
            at: name.place
          )
        )
        return nil
      }
      note(name.text, list: nil, tables)
      return copy(column, record.fields[column], to: index, field, item).map {
        FillingPlan(field: index, filling: $0, origin: column)
      }
    case (nil, let rule?):
      let expected = Self.valueType(field.type)
      guard let checked = check(rule, over: record, tables, expecting: expected) else { return nil }
      let uses = FEEL.fields(readBy: checked, definitions: [], record: record)
      return FillingPlan(
        field: index,
        filling: Self.filling(checked, field.type),
        origin: joinedOrigin(of: uses, record),
        reads: Self.gathered(by: uses, record)
      )
    default:
      diagnostics.append(MappingMessages.fillingMissing(item))
      return nil
    }
  }

  /// A field of the joined row that is all a rule reads; `nil` where it reads anything else.
  func joinedOrigin(of uses: Set<FieldUse>, _ record: RecordType) -> Int? {
    var origins: [String: Int] = [:]
    for use in uses {
      guard use.list == nil, let field = record.fieldIndex(use.path),
        let joined = joinedTable(use.path)
      else { return nil }
      origins[joined.name] = min(origins[joined.name] ?? field, field)
    }
    return origins.count == 1 ? origins.values.first : nil
  }

  /// The one gathered list that a rule reads.
  static func gathered(
    by uses: Set<FieldUse>,
    _ record: RecordType
  ) -> FillingPlan.Gathered? {
    let lists = Set(uses.compactMap(\.list))
    guard lists.count == 1, let name = lists.first, let list = record.listIndex(name) else {
      return nil
    }
    let fields = uses.filter { $0.list == nil }.compactMap { record.fieldIndex($0.path) }
    return FillingPlan.Gathered(list: list, fields: Set(fields))
  }

  mutating func copy(
    _ column: Int,
    _ source: Field,
    to index: Int,
    _ field: Field,
    _ item: MappedField
  ) -> FillingPlan.Filling? {
    switch (source.type, field.type) {
    case (.code(let from), .code(let to)): return translate(column, from, to, source, item)
    case (.code, .text): return .codeText(column)
    case (.integer, .decimal(let places)): return .decimals(column, places: places)
    case (.decimal(let from), .decimal(let to)) where from <= to:
      return from == to ? .column(column) : .decimals(column, places: to)
    default:
      if source.type == field.type { return .column(column) }
      diagnostics.append(
        MappingMessages.typeDiffers(
          field.path,
          needs: Self.valueType(field.type).words,
          found: Self.valueType(source.type).words,
          help: "give the column the field's type, or work the value out with is=\"...\"",
          at: item.column?.place ?? item.path.place
        )
      )
      return nil
    }
  }

  mutating func translate(
    _ column: Int,
    _ from: CodeList,
    _ to: CodeList,
    _ source: Field,
    _ item: MappedField
  ) -> FillingPlan.Filling? {
    let own = item.codes.map { sourceCodes($0) }
    let known = own ?? codes.values.first { $0.list.id == from.id && $0.list == from }
    guard let known, let target = known.target, target.id == to.id else {
      diagnostics.append(
        MappingMessages.typeDiffers(
          item.path.text,
          needs: "codes of '\(to.id)'",
          found: known?.target.map { "codes of '\($0.id)'" } ?? "codes of '\(from.id)'",
          help: "add codes=\"...\": <codes> of this mapping with list=\"\(to.id)\"",
          at: (item.codes ?? item.column)?.place ?? item.path.place
        )
      )
      return nil
    }
    return .codes(column, from.codes.map { known.target(of: $0.value) ?? -2 })
  }

  /// The type that a rule for a field must have.
  static func valueType(_ type: FieldType) -> ValueType {
    switch type {
    case .text: .string
    case .code(let list): .code(list)
    case .boolean: .boolean
    case .integer, .decimal: .number
    case .date: .date
    case .dateTime: .dateTime
    case .daysTimeDuration: .daysTimeDuration
    case .yearsMonthsDuration: .yearsMonthsDuration
    }
  }

  /// How a rule is run: by columns where it is a condition or chooses among codes.
  static func filling(
    _ checked: CheckedExpression,
    _ type: FieldType
  ) -> FillingPlan.Filling {
    switch type {
    case .boolean: return .truth(MappedRule(checked))
    case .code(let list):
      var choices: [(MappedRule, Int32)] = []
      var node = checked.root
      while case .choice(let condition, let then, let otherwise) = node.kind,
        let code = code(then, list)
      {
        let source = CheckedExpression(source: checked.source, root: condition)
        choices.append((MappedRule(source), code))
        node = otherwise
      }
      if let last = code(node, list) { return .choices(choices, otherwise: last) }
      return .rule(checked)
    default: return .rule(checked)
    }
  }

  /// The index of the code that a literal names, -1 for null; `nil` when it is no literal.
  static func code(_ node: CheckedNode, _ list: CodeList) -> Int32? {
    switch node.kind {
    case .literal(.string(let text)): list.index(of: text).map { Int32($0) }
    case .literal(.null): -1
    default: nil
    }
  }
}
