import AuditCore

/// Rows that become no records, each told and kept with its place and reason.
extension CaseAssembly {
  /// Tells the faults of filled records, and keeps those that have one for the files of what was put
  /// aside.
  mutating func putAside(
    _ records: RecordTable,
    _ checks: RecordChecks,
    _ plan: MappingPlan,
    _ plans: [FillingPlan],
    from record: RecordType?
  ) {
    if checks.faults.isEmpty { return }
    let type = records.type
    for fault in checks.faults {
      let places = fault.rows.prefix(FaultLog.shownLineCount).map {
        place(records.origins.origin(of: $0))
      }
      var told = CaseMessages.rowFault(
        FaultLog.Key(fault: fault.fault, field: fault.field),
        FaultLog.Tally(count: fault.rows.count, lines: places.map(\.line)),
        path: places[0].path,
        type: type,
        keyPath: vocabulary.keyPath
      )
      if let column = Self.source(of: fault.field, plans, record) {
        told.notes.insert("column '\(column)' fills it", at: 0)
      }
      diagnostics.append(told)
    }
    let fields = plans.map(\.field).sorted()
    var aside = AsideRows(
      of: type.name,
      from: plan.mapping.system,
      showing: fields.map { type.fields[$0].path }
    )
    for (row, faults) in checks.faultsByRow {
      let reasons = faults.map { CaseMessages.reason($0, type: type, keyPath: vocabulary.keyPath) }
      aside.add(
        place(records.origins.origin(of: row)),
        because: reasons.joined(separator: "; "),
        values: fields.map { records.text(row: row, field: $0) ?? "" }
      )
    }
    if let file = aside.file { rejects.append(file) }
  }

  /// The source's column that a field is filled from; `nil` for what a rule gives.
  private static func source(
    of field: Int,
    _ plans: [FillingPlan],
    _ record: RecordType?
  ) -> String? {
    guard let plan = plans.first(where: { $0.field == field }), !plan.isWorkedOut,
      let source = plan.origin, let record
    else { return nil }
    return record.fields[source].path
  }

  /// Keeps rows that repeat the key of a case before.
  mutating func putAside(repeated places: [Place], from system: String) {
    var aside = AsideRows(of: "repeated", from: system)
    for place in places {
      aside.add(place, because: "the row has the key of a case before")
    }
    if let file = aside.file { rejects.append(file) }
  }

  /// The rows of the coming cases whose reference another has already, though their keys differ: the
  /// parts of a key hold slashes, which join them in a reference.
  mutating func mistakable(_ record: RecordTable, from system: String) -> [Int] {
    guard case .text(let texts) = columns[vocabulary.keyField].values else { return [] }
    let found = KeyIndex(texts).duplicates
    guard let first = found.first else { return [] }
    diagnostics.append(
      CaseMessages.mistakableCases(found.count, at: place(record.origins.origin(of: first)))
    )
    var aside = AsideRows(of: "mistakable", from: system)
    for row in found {
      aside.add(
        place(record.origins.origin(of: row)),
        because: "the case's reference is another case's too"
      )
    }
    if let file = aside.file { rejects.append(file) }
    return found
  }
}
