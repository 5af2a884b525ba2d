package import AuditCore

extension CaseloadReader {
  /// Takes caseloads from the records that a mapping made of another system's extract.
  ///
  /// A record is the caseload of a practitioner in a team; its fields have the names of the columns
  /// that a table of caseloads has.
  ///
  /// - Returns: The sound caseloads; how many were put aside, by reason; and what is wrong beyond what
  ///   reading the extract told.
  package static func read(
    _ cases: CaseReading,
    scheme: WorkloadScheme
  ) -> (caseloads: [Caseload], leftOut: [WorkloadResult.LeftOut], diagnostics: [Diagnostic]) {
    let records = cases.table.records
    let columns = CaseloadColumns(scheme)
    var diagnostics: [Diagnostic] = []
    let fields = records.type.fields.enumerated().compactMap { index, field in
      columns.meanings[WorkloadScheme.plain(field.path)].map { (index: index, meaning: $0) }
    }
    let unknown = unknownFields(records, columns)
    if !unknown.isEmpty, let place = records.type.fields.first?.place {
      diagnostics.append(WorkloadMessages.unweighed(unknown, at: Place(path: place.path)))
    }
    var caseloads: [Caseload] = []
    var faultyCount = 0
    var unknownGrades: [Place] = []
    for row in 0..<records.rowCount {
      let origin = records.origins.origin(of: row)
      let path =
        cases.table.files.indices.contains(origin.fileIndex)
        ? cases.table.files[origin.fileIndex] : ""
      let place = Place(path: path, line: origin.line)
      var caseload = CaseloadRow(scheme: scheme, place: place)
      var faults: [Diagnostic] = []
      for field in fields {
        guard let text = records.text(row: row, field: field.index) else { continue }
        if let fault = caseload.take(text, field.meaning, at: place) { faults.append(fault) }
      }
      faults += caseload.missing
      if faults.isEmpty { caseloads.append(caseload.caseload) } else { faultyCount += 1 }
      if caseload.hasUnknownGrade { unknownGrades.append(place) }
      diagnostics += faults
    }
    if let first = unknownGrades.first {
      diagnostics.append(
        WorkloadMessages.unknownGrades(unknownGrades.count, scheme.otherGrade, at: first)
      )
    }
    // The first table is that of the caseloads themselves, the others are the extract's own.
    let rejected = cases.intake.tables.map(\.rejectedCount)
    faultyCount += rejected.first ?? 0
    let rowCount = rejected.dropFirst().reduce(0, +)
    let leftOut = [
      WorkloadResult.LeftOut(count: faultyCount, reason: "with a faulty cell"),
      WorkloadResult.LeftOut(count: rowCount, reason: "in rows of the extract with a faulty cell"),
    ].filter { $0.count > 0 }
    return (caseloads, leftOut, DiagnosticList(diagnostics).sorted)
  }

  /// The fields that hold a count which the scheme does not weigh.
  private static func unknownFields(
    _ records: RecordTable,
    _ columns: CaseloadColumns
  ) -> [String] {
    records.type.fields.indices.filter { field in
      let path = records.type.fields[field].path
      guard records.type.fields[field].type == .integer,
        columns.meanings[WorkloadScheme.plain(path)] == nil,
        case .integers(let numbers) = records.columns[field].values
      else { return false }
      let isRecorded = records.columns[field].validity
      return numbers.indices.contains { isRecorded[$0] && numbers[$0] > 0 }
    }.map { records.type.fields[$0].path }
  }
}
