import AuditCore

/// A table of the prompts' outcomes in a block of cases, for a framework's own rule to read.
struct IndicationTable {
  /// One record a case, of the type that `IndicationRecord` describes.
  let table: RecordTable

  init(
    record: RecordType,
    named: [Int],
    prompts: [OutcomeBits],
    isCritical: [Bool],
    count: Int
  ) {
    let recorded = Bitmap(repeating: true, count: count)
    let critical = prompts.indices.filter { isCritical[$0] }.map { prompts[$0] }
    // In the order of `IndicationRecord.counts`.
    let counted = [
      prompts.map(\.met), prompts.map(\.notMet), prompts.map(\.notEvidenced),
      prompts.map(\.awaiting), critical.map(\.notMet), critical.map(\.notEvidenced),
    ]
    var columns = counted.map { bits in
      Column(validity: recorded, values: .integers(Self.counts(of: bits, count: count)))
    }
    for position in named {
      let codes = prompts[position].outcomes(count: count).map { UInt16($0.rawValue) }
      columns.append(Column(validity: recorded, values: .codes(codes)))
    }
    table = RecordTable(
      type: record,
      rowCount: count,
      columns: columns,
      lists: [],
      origins: RowOrigins(fileIndices: [], lines: [])
    )
  }

  private static func counts(of bits: [[UInt64]], count: Int) -> [Int64] {
    var counter = BitCounter(upTo: bits.count)
    var counts: [Int64] = []
    counts.reserveCapacity(count)
    for word in 0..<(count + 63) / 64 {
      counter.reset()
      for words in bits { counter.add(words[word]) }
      for bit in 0..<min(64, count - word * 64) { counts.append(Int64(counter.count(at: bit))) }
    }
    return counts
  }
}
