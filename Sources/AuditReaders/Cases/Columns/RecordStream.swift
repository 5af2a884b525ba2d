import AuditCore

/// Takes cases with their lists as a nested document tells them, one after another.
final class RecordStream: @unchecked Sendable {
  // Unchecked: a stream is handed from the thread that fills it to the one that joins it.

  /// A record that has begun and not ended.
  private struct Level {
    var sink: RecordSink
    var line: Int
    var offset: Int
  }

  /// A faulty record of a list, until its case has ended.
  private struct PendingReject {
    var plan: Int
    var line: Int
    var bytes: Range<Int>
    var faults: [PendingFault]
  }

  /// What was met that the vocabulary does not name.
  struct UnknownName {
    var line: Int
    var count: Int
    var known: [String]
  }

  /// How many names that are not known are told.
  static let unknownNameLimit = 1000

  let root: RecordSink
  /// The faults of each type of record, by the plan's index.
  private(set) var logs: [FaultLog]
  /// How many records of each type were read.
  private(set) var readCounts: [Int]
  /// The names that are not known, each once.
  private(set) var unknownNames: [String: UnknownName] = [:]
  private let keyField: Int
  private var levels: [Level] = []
  private var pending: [PendingReject] = []
  private var seen = KeySet()
  /// Identifiers that an earlier part of the file has.
  private let taken: Set<[UInt8]>

  init(_ plan: RecordPlan, keyField: Int, taken: Set<[UInt8]> = []) {
    root = RecordSink(plan)
    self.keyField = keyField
    self.taken = taken
    logs = plan.all.map { _ in FaultLog() }
    readCounts = plan.all.map { _ in 0 }
  }

  /// The sink of the record that is being read.
  private(set) var current: RecordSink?

  /// Begins a case.
  func beginCase(line: Int, offset: Int) { begin(root, line, offset) }

  /// Begins a record of a list of the current record.
  func begin(list: Int, line: Int, offset: Int) {
    guard let current else { return }
    begin(current.children[list], line, offset)
  }

  private func begin(_ sink: RecordSink, _ line: Int, _ offset: Int) {
    sink.begin()
    levels.append(Level(sink: sink, line: line, offset: offset))
    current = sink
  }

  /// Notes a fault of the current record as a whole.
  func note(_ fault: RowFault, field: Int = -1) {
    guard let current else { return }
    let known = current.faults.contains { $0.key.fault == fault && $0.key.field == field }
    if !known { current.faults.append(PendingFault(fault, field: field)) }
  }

  /// Remembers a name that the current record's type does not have.
  func noteUnknown(_ name: String, line: Int, known: [String]? = nil) {
    if var met = unknownNames[name] {
      met.count += 1
      unknownNames[name] = met
    } else if unknownNames.count < Self.unknownNameLimit {
      let known = known ?? current?.plan.names ?? []
      unknownNames[name] = UnknownName(line: line, count: 1, known: known)
    }
  }

  /// Ends the current record.
  func end(at offset: Int) {
    guard let level = levels.popLast() else { return }
    let sink = level.sink
    let plan = sink.plan
    readCounts[plan.index] += 1
    current = levels.last?.sink
    if let parent = current {
      if sink.endRow(
        line: UInt32(truncatingIfNeeded: level.line),
        parent: Int32(truncatingIfNeeded: parent.rowCount)
      ) {
        return
      }
      pending.append(
        PendingReject(
          plan: plan.index,
          line: level.line,
          bytes: level.offset..<max(offset, level.offset),
          faults: sink.faults
        )
      )
      return
    }
    endCase(level, offset)
  }

  private func endCase(_ level: Level, _ offset: Int) {
    let row = root.rowCount
    let key = Array(root.writers[keyField].text(row: row, isEnded: false))
    let hash = KeySet.hash(key)
    if !key.isEmpty, root.faults.isEmpty,
      seen.contains(key, hash, in: root.writers[keyField]) || taken.contains(key)
    {
      root.faults.append(
        PendingFault(.duplicateCase, field: keyField, value: Array(key.prefix(200)))
      )
    }
    let isKept = root.endRow(line: UInt32(truncatingIfNeeded: level.line))
    if isKept, !key.isEmpty { seen.insert(row: row, hash) }
    for reject in pending {
      if isKept {
        logs[reject.plan].reject(
          line: reject.line,
          bytes: reject.bytes,
          faults: reject.faults,
          caseID: key
        )
      } else {
        logs[reject.plan].count(reject.faults, line: reject.line)
      }
    }
    pending.removeAll(keepingCapacity: true)
    if isKept { return }
    logs[0].reject(
      line: level.line,
      bytes: level.offset..<max(offset, level.offset),
      faults: root.faults,
      caseID: key
    )
  }

  /// Counts a case that could not be told apart as a record.
  func rejectCase(line: Int, bytes: Range<Int>, _ fault: RowFault) {
    readCounts[0] += 1
    logs[0].reject(line: line, bytes: bytes, faults: [PendingFault(fault)])
  }

  /// Gives up the records that have begun, as at the end of a broken file; the case is rejected.
  func abandon(_ fault: RowFault, at offset: Int) {
    guard !levels.isEmpty else { return }
    while levels.count > 1, let level = levels.popLast() { level.sink.cancelRow() }
    current = root
    note(fault)
    end(at: offset)
  }

  /// How many records of each type were kept.
  var keptCounts: [Int] {
    func counts(_ sink: RecordSink) -> [Int] { [sink.rowCount] + sink.children.flatMap(counts) }
    return counts(root)
  }
}
