import AuditCore
import Foundation

/// Reads one sheet of a workbook into the columns of a shape.
///
/// The headings stand in the first of the sheet's first rows that names every column that must be
/// there; rows above it, as titles, are passed over and told.
package enum SheetTableReader {
  /// How many rows may stand above the headings, with them.
  static let headingRowLimit = 20

  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - names: The names that the sheet may have, the usual one first; case, blanks, hyphens,
  ///     underscores and points do not count.
  ///   - workbook: The workbook, open.
  ///   - shape: What its rows are read into.
  ///   - threads: The most threads to use.
  /// - Returns: The rows; not usable when the sheet or a column that must be there is missing, or the
  ///   sheet is damaged.
  package static func read(
    _ names: [String],
    of workbook: Workbook,
    into shape: SourceShape,
    threads: Int = 1
  ) -> SourceTable {
    let known = workbook.sheetNames
    let plain = Set(names.map(PlainName.of))
    let fitting = known.filter { plain.contains(PlainName.of($0)) }
    if fitting.count > 1 {
      let rows = SheetRows(shape, path: workbook.path, sheet: names.first ?? "")
      let fault = SourceMessages.severalSheets(
        names.first ?? "",
        fitting,
        at: Place(path: workbook.path)
      )
      return rows.table([fault], isBroken: true, threads: threads)
    }
    let sheet = fitting.first
    let rows = SheetRows(shape, path: workbook.path, sheet: sheet ?? names.first ?? "")
    guard let sheet else {
      let fault = WorkbookMessages.missingSheet(
        names.first ?? "",
        known: known,
        at: Place(path: workbook.path)
      )
      return rows.table([fault], isBroken: true, threads: threads)
    }
    var faults: [Diagnostic] = []
    let merged = MergedCells()
    let found = workbook.readSheet(sheet, merged: merged) { rows.take($0) }
    rows.finishHeadings()
    if let row = rows.headingRow, merged.ranges.contains(where: { $0.covers(row) }) {
      faults.append(SourceMessages.mergedHeadings(at: rows.place(row: row)))
    }
    return rows.table(faults + found, isBroken: !found.isEmpty, threads: threads)
  }
}

/// The rows of one sheet while they are read.
private final class SheetRows {
  private let shape: SourceShape
  private let path: String
  private let sheet: String
  private let sink: RecordSink
  // Plain memory, because each of millions of cells changes an entry of both.
  private let values: UnsafeMutableBufferPointer<SpelledValues>
  private let tallies: UnsafeMutableBufferPointer<CellTally>
  private var held: [SheetRow] = []
  private var headings: SheetHeadings?
  /// The field of each column of the sheet; -1 for none.
  private var targets: [Int32] = []
  private var faults = FaultLog()
  private var rejectText: [UInt8] = []
  private var readCount = 0

  init(_ shape: SourceShape, path: String, sheet: String) {
    self.shape = shape
    self.path = path
    self.sheet = sheet
    let plan = RecordPlan(shape.type)
    sink = RecordSink(plan)
    let count = shape.columns.count
    values = .allocate(capacity: count)
    _ = values.initialize(
      fromContentsOf: shape.columns.enumerated().map { SpelledValues($1, field: $0, plan: plan) }
    )
    tallies = .allocate(capacity: count)
    tallies.initialize(repeating: CellTally())
  }

  deinit {
    values.deinitialize().deallocate()
    tallies.deinitialize().deallocate()
  }

  /// The row of the headings; `nil` when there is none.
  var headingRow: Int? { headings?.row }

  func place(row: Int = 0, column: Int = 0) -> Place {
    Place(path: path, sheet: sheet, line: row, column: column)
  }

  /// Takes a row; always wants more, unless no headings were found.
  func take(_ row: SheetRow) -> Bool {
    if headings != nil {
      read(row)
      return true
    }
    if row.isBlank { return true }
    held.append(row)
    let found = SheetHeadings(row, shape: shape)
    if found.isWhole {
      use(found)
    } else if held.count == SheetTableReader.headingRowLimit {
      finishHeadings()
      return headings?.isUsable == true
    }
    return true
  }

  /// Chooses the row that names most columns, where none names all that must be there.
  func finishHeadings() {
    if headings != nil { return }
    let all = held.map { SheetHeadings($0, shape: shape) }
    let most = all.map(\.namedCount).max() ?? 0
    if most > 0, let best = all.first(where: { $0.namedCount == most }) { use(best) }
  }

  private func use(_ found: SheetHeadings) {
    headings = found
    targets = found.targets
    let rows = held
    held = []
    if found.isUsable { for row in rows where row.number > found.row { read(row) } }
  }

  // MARK: - Rows

  private func read(_ row: SheetRow) {
    if row.isBlank { return }
    readCount += 1
    sink.begin()
    let targets = targets
    for cell in row.cells where cell.column < targets.count {
      let field = Int(targets[cell.column])
      if field >= 0 { row.withMemory(cell) { put($0, limit: $1, cell.kind, field, row.number) } }
    }
    if !sink.endRow(line: UInt32(truncatingIfNeeded: row.number)) { reject(row) }
  }

  private func put(
    _ value: UnsafeBufferPointer<UInt8>,
    limit: UnsafePointer<UInt8>,
    _ kind: SheetCell.Kind,
    _ field: Int,
    _ row: Int
  ) {
    guard let start = value.baseAddress else { return }
    tallies[field].count(kind, row: row)
    let wanted = values[field].kind
    switch (kind, wanted) {
    case (.error, _): sink.note(.errorCell, field, start, value.count)
    case (.number, .text) where values[field].holdsIdentifiers || value.count > 15:
      sink.note(.numberForText, field, start, value.count)
    case (.day, .text) where values[field].holdsIdentifiers,
      (.dayAndTime, .text) where values[field].holdsIdentifiers:
      sink.note(.dateForText, field, start, value.count)
    case (.number, .day) where !values[field].takesSerials:
      sink.note(.badDate, field, start, value.count)
    case (.day, .day), (.dayAndTime, .dateTime), (.boolean, .boolean):
      sink.put(field, start, value.count, limit: limit)
    case (.dayAndTime, .day) where values[field].hasTimes: sink.put(field, start, 10, limit: limit)
    case (.dayAndTime, .day): sink.note(.timeForDay, field, start, value.count)
    case (.day, .dateTime):
      let text = Array(value) + Array("T00:00".utf8)
      text.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        sink.put(field, base, bytes.count, limit: base + bytes.count)
      }
    default: values[field].put(value, into: sink, limit: limit, line: row)
    }
  }

  private func reject(_ row: SheetRow) {
    let reasons = sink.faults.map {
      CaseMessages.reason($0.key, type: shape.type, keyPath: "")
    }
    let start = rejectText.count
    rejectText += "\(RejectFile.quoted(sheet)),\(row.number),".utf8
    rejectText += RejectFile.quoted(reasons.joined(separator: "; ")).utf8
    let width = headings?.names.count ?? 0
    for column in 0..<width {
      rejectText.append(UInt8(ascii: ","))
      if let cell = row.cell(column) { RejectFile.add(row.text(cell), to: &rejectText) }
    }
    rejectText.append(UInt8(ascii: "\n"))
    faults.reject(line: row.number, bytes: start..<rejectText.count, faults: sink.faults)
  }

  // MARK: - What comes out

  func table(_ found: [Diagnostic], isBroken: Bool, threads: Int) -> SourceTable {
    var diagnostics = found
    var isUsable = !isBroken
    if let headings {
      diagnostics += headings.diagnostics(shape, at: place(row: headings.row))
      if !headings.isUsable { isUsable = false }
    } else if !isBroken {
      diagnostics.append(SourceMessages.noHeadings(shape, at: place()))
      isUsable = false
    }
    for (key, tally) in faults.tallies {
      var place = place(row: tally.lines.first ?? 0)
      if let column = targets.firstIndex(of: Int32(key.field)) { place.column = column + 1 }
      diagnostics.append(SourceMessages.rowFault(key, tally, shape: shape, at: place))
    }
    for (field, tally) in tallies.enumerated() {
      diagnostics += SourceMessages.mixed(tally, values[field], shape: shape) { row in
        self.place(row: row, column: (self.targets.firstIndex(of: Int32(field)) ?? -1) + 1)
      }
    }
    for (field, values) in values.enumerated() {
      let row = faults.lines(of: .noSuchDay, in: field).first ?? 0
      let column = (targets.firstIndex(of: Int32(field)) ?? -1) + 1
      diagnostics += SourceMessages.swappedDays(
        values,
        shape: shape,
        at: place(row: row, column: column)
      )
      if values.isSwapped { isUsable = false }
      diagnostics += SourceMessages.unknownCodes(
        values,
        shape: shape,
        at: place(row: values.unknown.line, column: column)
      )
    }
    let records = TableAssembly.table(from: sink, threads: threads)
    return SourceTable(
      records: records,
      files: [path],
      sheet: sheet,
      readCount: readCount,
      rejectedCount: faults.rows.count,
      rejects: rejects,
      diagnostics: DiagnosticList(diagnostics).sorted,
      isUsable: isUsable
    )
  }

  private var rejects: RejectFile? {
    guard !faults.rows.isEmpty, let headings else { return nil }
    var bytes = Array("rejectedSheet,rejectedRow,rejectedBecause".utf8)
    for name in headings.names {
      bytes.append(UInt8(ascii: ","))
      RejectFile.add(name, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
    let name = String(sheet.map { "/\\:".contains($0) ? "-" : $0 })
    return RejectFile(name: "\(stem).\(name).csv", bytes: bytes + rejectText)
  }
}

/// How many cells of a column hold values of each kind, and in which row the first of each stands.
struct CellTally {
  private(set) var words = (count: 0, row: 0)
  private(set) var numbers = (count: 0, row: 0)
  private(set) var days = (count: 0, row: 0)

  @inline(__always)
  mutating func count(_ kind: SheetCell.Kind, row: Int) {
    switch kind {
    case .text:
      if words.count == 0 { words.row = row }
      words.count += 1
    case .number:
      if numbers.count == 0 { numbers.row = row }
      numbers.count += 1
    case .day, .dayAndTime:
      if days.count == 0 { days.row = row }
      days.count += 1
    case .boolean, .time, .error: break
    }
  }
}

extension RejectFile {
  /// Adds a cell's text, in quotes where it must be.
  static func add(_ text: String, to bytes: inout [UInt8]) {
    let isBare = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x2C }
    bytes += (isBare ? text : quoted(text)).utf8
  }
}
