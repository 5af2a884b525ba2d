import Foundation

/// Takes the values of one type of record, row after row, and takes faulty rows back.
///
/// The sink of a type holds the sinks of its lists. One thread uses a sink at a time.
final class RecordSink: @unchecked Sendable {
  // Unchecked: a sink is handed from the thread that fills it to the one that assembles it.

  let plan: RecordPlan
  let writers: UnsafeMutablePointer<ColumnWriter>
  let fieldCount: Int
  let children: [RecordSink]
  private(set) var rowCount = 0
  private(set) var lines: [UInt32] = []
  private(set) var parents: [Int32] = []
  /// The faults of the row that is being read.
  var faults: [PendingFault] = []
  /// Whether text may be something else than UTF-8.
  var checksUTF8 = false
  private let textFields: [Int]
  private var capacity = 0
  private var childStarts: [Int]

  init(_ plan: RecordPlan) {
    self.plan = plan
    fieldCount = plan.fields.count
    writers = .allocate(capacity: max(fieldCount, 1))
    for (index, field) in plan.fields.enumerated() {
      (writers + index).initialize(to: ColumnWriter(field))
    }
    textFields = plan.fields.indices.filter { plan.fields[$0].kind == .text }
    children = plan.lists.map { RecordSink($0) }
    childStarts = Array(repeating: 0, count: children.count)
    reserve(1024)
  }

  deinit {
    for index in 0..<fieldCount { writers[index].free() }
    writers.deallocate()
  }

  private func reserve(_ rows: Int) {
    for index in 0..<fieldCount { writers[index].reserve(rows) }
    capacity = rows
  }

  /// Begins a row whose lists are filled along with it.
  func begin() {
    faults.removeAll(keepingCapacity: true)
    for index in children.indices { childStarts[index] = children[index].rowCount }
  }

  /// Reads a value into the current row; an empty one is not recorded.
  @inline(__always)
  func put(
    _ field: Int,
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    limit: UnsafePointer<UInt8>
  ) {
    if count == 0 { return }
    let fault = write(field, start, count, limit: limit)
    if fault != .none { note(fault, field, start, count) }
  }

  @inline(__always)
  private func write(
    _ field: Int,
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    limit: UnsafePointer<UInt8>
  ) -> RowFault {
    writers[field].put(start, count, row: rowCount, limit: limit, checksUTF8: checksUTF8)
  }

  /// Reads a code into a field; `false` for one that is not in the field's list, which is then no fault.
  func putKnownCode(
    _ field: Int,
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    limit: UnsafePointer<UInt8>
  ) -> Bool {
    let fault = write(field, start, count, limit: limit)
    if fault == .badCode { return false }
    if fault != .none { note(fault, field, start, count) }
    return true
  }

  /// Reads a value into a field that may have one already, which is a fault.
  func putOnce(_ field: Int, _ value: UnsafeBufferPointer<UInt8>) {
    guard let start = value.baseAddress, value.count > 0 else { return }
    if writers[field].isRecorded(rowCount) {
      note(.givenTwice, field, start, value.count)
      return
    }
    put(field, start, value.count, limit: start + value.count)
  }

  @inline(never)
  func note(_ fault: RowFault, _ field: Int, _ start: UnsafePointer<UInt8>, _ count: Int) {
    var fault = fault
    if fault != .badEncoding, checksUTF8, !WrittenBytes.isUTF8(start, count) {
      fault = .badEncoding
    }
    let shown = min(count, 200)
    faults.append(
      PendingFault(
        fault,
        field: field,
        value: Array(UnsafeBufferPointer(start: start, count: shown))
      )
    )
  }

  /// Ends the current row: keeps it when it is whole, else takes it back with its lists' rows.
  ///
  /// - Returns: Whether the row was kept; if not, `faults` says why until the next row begins.
  @inline(__always)
  func endRow(line: UInt32, parent: Int32 = -1) -> Bool {
    // By position, since an iterator would count references for every row.
    for index in plan.required.indices {
      let field = plan.required[index]
      if writers[field].isRecorded(rowCount) { continue }
      if !faults.contains(where: { $0.key.field == field || $0.key.field == -1 }) {
        faults.append(PendingFault(.missingValue, field: field))
      }
    }
    guard faults.isEmpty else {
      takeBack()
      return false
    }
    for index in textFields.indices { writers[textFields[index]].endText(row: rowCount) }
    lines.append(line)
    if parent >= 0 { parents.append(parent) }
    rowCount += 1
    if rowCount == capacity { reserve(capacity * 2) }
    return true
  }

  /// Gives the current row up before its end.
  func cancelRow() {
    takeBack()
    faults.removeAll()
  }

  private func takeBack() {
    for index in 0..<fieldCount { writers[index].clear(from: rowCount, through: rowCount) }
    for index in children.indices { children[index].truncate(to: childStarts[index]) }
  }

  /// Takes rows back that were ended already, with what stands under them.
  func truncate(to count: Int) {
    guard count < rowCount else { return }
    for index in 0..<fieldCount { writers[index].clear(from: count, through: rowCount - 1) }
    lines.removeLast(rowCount - count)
    if !parents.isEmpty { parents.removeLast(rowCount - count) }
    rowCount = count
    for child in children {
      let kept = child.parents.lastIndex { Int($0) < count }.map { $0 + 1 } ?? 0
      child.truncate(to: kept)
    }
  }
}
