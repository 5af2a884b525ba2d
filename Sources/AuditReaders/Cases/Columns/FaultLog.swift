/// The faults of many rows, counted by kind and field, and the rows that were rejected for them.
struct FaultLog: Sendable {
  /// A kind of fault in a field; field -1 stands for the row as a whole.
  struct Key: Sendable, Hashable {
    var fault: RowFault
    var field: Int
  }

  /// How often a fault was met.
  struct Tally: Sendable {
    var count = 0
    /// The first few lines with it.
    var lines: [Int] = []
    /// The value met first; never shown but as a diagnostic's `caseValue`.
    var value: [UInt8] = []
  }

  /// A rejected row: its bytes in the file, its line, and its reasons.
  struct RejectedRow: Sendable {
    var bytes: Range<Int>
    var line: Int
    var reasons: Range<Int>
    /// The identifier of its case, as far as it is known.
    var caseID: [UInt8] = []
  }

  private(set) var tallies: [Key: Tally] = [:]
  private(set) var rows: [RejectedRow] = []
  private(set) var reasons: [Key] = []

  static let shownLineCount = 4

  /// The first few lines that have a fault in a field.
  func lines(of fault: RowFault, in field: Int) -> [Int] {
    tallies[Key(fault: fault, field: field)]?.lines ?? []
  }

  /// Adds a rejected row.
  mutating func reject(
    line: Int,
    bytes: Range<Int>,
    faults: [PendingFault],
    caseID: [UInt8] = []
  ) {
    let first = reasons.count
    reasons += faults.map(\.key)
    count(faults, line: line)
    rows.append(
      RejectedRow(bytes: bytes, line: line, reasons: first..<reasons.count, caseID: caseID)
    )
  }

  /// Counts faults of a row that is rejected for another reason as well.
  mutating func count(_ faults: [PendingFault], line: Int) {
    for fault in faults {
      var tally = tallies[fault.key] ?? Tally()
      tally.count += 1
      if tally.lines.count < Self.shownLineCount { tally.lines.append(line) }
      if tally.count == 1 { tally.value = fault.value }
      tallies[fault.key] = tally
    }
  }

  /// Adds the faults of a later part of the same file, whose lines and bytes begin after so many.
  mutating func append(_ other: FaultLog, linesBefore: Int, bytesBefore: Int = 0) {
    for (key, tally) in other.tallies {
      var sum = tallies[key] ?? Tally()
      if sum.count == 0 { sum.value = tally.value }
      sum.count += tally.count
      let room = Self.shownLineCount - sum.lines.count
      sum.lines += tally.lines.prefix(room).map { $0 + linesBefore }
      tallies[key] = sum
    }
    let shift = reasons.count
    reasons += other.reasons
    for var row in other.rows {
      row.line += linesBefore
      row.bytes =
        (row.bytes.lowerBound + bytesBefore)..<(row.bytes.upperBound + bytesBefore)
      row.reasons = (row.reasons.lowerBound + shift)..<(row.reasons.upperBound + shift)
      rows.append(row)
    }
  }

  /// Puts the rejected rows in the file's order.
  mutating func sortRows() {
    rows.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }
}

/// A fault of the row that is being read.
struct PendingFault: Sendable {
  var key: FaultLog.Key
  var value: [UInt8]

  init(_ fault: RowFault, field: Int = -1, value: [UInt8] = []) {
    key = FaultLog.Key(fault: fault, field: field)
    self.value = value
  }
}
