public import AuditCore

/// Reads caseloads from CSV: a row for each practitioner in each team, a column for each count.
public enum CaseloadReader {
  /// Reads a table of caseloads.
  ///
  /// - Returns: The sound rows, and how many were put aside; a row with a faulty cell counts nowhere
  ///   and is told.
  public static func read(
    _ file: SourceFile,
    scheme: WorkloadScheme
  ) -> (caseloads: [Caseload], leftOut: [WorkloadResult.LeftOut], diagnostics: [Diagnostic]) {
    var reading = Reading(file: file, scheme: scheme)
    reading.run()
    let diagnostics = DiagnosticList(reading.diagnostics).sorted
    let leftOut =
      reading.faultyCount == 0
      ? [] : [WorkloadResult.LeftOut(count: reading.faultyCount, reason: "with a faulty cell")]
    return (reading.caseloads, leftOut, diagnostics)
  }

  private struct Reading {
    let file: SourceFile
    let scheme: WorkloadScheme
    var caseloads: [Caseload] = []
    var faultyCount = 0
    var diagnostics: [Diagnostic] = []
    /// The line of each staff code's row in each team.
    private var lines: [Key: Int] = [:]

    private struct Key: Hashable {
      var staff: String
      var units: [String]
    }

    init(file: SourceFile, scheme: WorkloadScheme) {
      self.file = file
      self.scheme = scheme
    }

    mutating func run() {
      guard let text = WorkloadTable.text(of: file, &diagnostics) else { return }
      guard let header = text.rows.first else {
        diagnostics.append(WorkloadMessages.emptyCaseload(at: Place(path: file.path)))
        return
      }
      let columns = CaseloadColumns(scheme)
      guard let meanings = meanings(of: header, columns) else { return }
      for cells in text.rows.dropFirst() {
        let place = Place(path: file.path, line: cells[0].line, column: cells[0].column)
        guard cells.count == header.count else {
          diagnostics.append(
            JudgementMessages.rowLength(cells.count, expected: header.count, at: place)
          )
          faultyCount += 1
          continue
        }
        if let caseload = caseload(cells, meanings, at: place) {
          caseloads.append(caseload)
        } else {
          faultyCount += 1
        }
      }
      if let fault = text.fault {
        let place = Place(path: file.path, line: fault.line, column: fault.column)
        diagnostics.append(JudgementMessages.quote(fault.kind, at: place))
      }
    }

    /// What each column means; `nil` when one that is needed is missing or stands twice.
    private mutating func meanings(
      of header: [SmallCSV.Cell],
      _ columns: CaseloadColumns
    ) -> [CaseloadColumns.Meaning]? {
      var found: [CaseloadColumns.Meaning] = []
      var isSound = true
      for cell in header {
        let place = Place(path: file.path, line: cell.line, column: cell.column)
        guard let meaning = columns.meanings[WorkloadScheme.plain(cell.text)] else {
          diagnostics.append(
            WorkloadMessages.unknownColumn(cell.text, known: columns.names, at: place)
          )
          found.append(.ignored)
          continue
        }
        if meaning != .ignored, found.contains(meaning) {
          diagnostics.append(JudgementMessages.columnTwice(cell.text, at: place))
          isSound = false
        }
        found.append(meaning)
      }
      let place = Place(path: file.path, line: header[0].line)
      let needed: [([CaseloadColumns.Meaning], String)] = [
        ([.staff], "staff"),
        ([.grade(isSource: false), .grade(isSource: true)], "grade"),
        ([.unit(level: 0, isCode: false), .unit(level: 0, isCode: true)], "region"),
        ([.unit(level: 1, isCode: false), .unit(level: 1, isCode: true)], "pdu"),
        ([.unit(level: 2, isCode: false), .unit(level: 2, isCode: true)], "team"),
      ]
      for (meanings, name) in needed where !meanings.contains(where: found.contains) {
        diagnostics.append(WorkloadMessages.missingColumn(name, at: place))
        isSound = false
      }
      return isSound ? found : nil
    }

    private mutating func caseload(
      _ cells: [SmallCSV.Cell],
      _ meanings: [CaseloadColumns.Meaning],
      at place: Place
    ) -> Caseload? {
      var row = CaseloadRow(scheme: scheme, place: place)
      let before = diagnostics.count
      for (cell, meaning) in zip(cells, meanings) where meaning != .ignored {
        let text = cell.text.split(separator: " ").joined(separator: " ")
        let place = Place(path: file.path, line: cell.line, column: cell.column)
        if let fault = row.take(text, meaning, at: place) { diagnostics.append(fault) }
      }
      diagnostics += row.missing
      guard diagnostics.count == before else { return nil }
      let caseload = row.caseload
      let key = Key(staff: caseload.staff, units: caseload.units)
      if let line = lines.updateValue(place.line, forKey: key) {
        diagnostics.append(WorkloadMessages.staffTwice(firstLine: line, at: place))
        return nil
      }
      return caseload
    }
  }
}
