import AuditCore

/// The rows of a source's table, of those with the same key one: late corrections take the place of
/// what they correct.
struct Deduplication {
  /// The rows that count, in the table's order.
  let records: RecordTable
  /// What was left out; `nil` when nothing was.
  let diagnostic: Diagnostic?

  init(_ written: MappedTable, _ table: SourceTable, _ shape: SourceShape?) {
    let rows = table.records
    let key = written.key.compactMap { rows.type.fieldIndex($0.text) }
    guard !written.key.isEmpty, key.count == written.key.count else {
      records = rows
      diagnostic = nil
      return
    }
    let (texts, isWhole) = KeyText.make(rows, key)
    let index = KeyIndex(texts)
    guard !index.duplicates.isEmpty else {
      records = rows
      diagnostic = nil
      return
    }
    let latest = written.latest.flatMap { rows.type.fieldIndex($0.text) }
    var chosen: [Int: Int] = [:]
    var gone = Set<Int>()
    texts.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      for row in index.duplicates where isWhole[row] {
        let start = Int(texts.offsets[row])
        let first = index.find(base + start, Int(texts.offsets[row + 1]) - start)
        let before = chosen[first] ?? first
        let isLater = latest.map { !Order.isGreater(rows, $0, before, than: row) } ?? true
        chosen[first] = isLater ? row : before
        gone.insert(isLater ? before : row)
      }
    }
    let kept = (0..<rows.rowCount).filter { !gone.contains($0) }
    records = rows.taking(kept.map { Int32($0) }, threads: 1)
    diagnostic = gone.min().map { first in
      CaseMessages.duplicateRecords(
        written.name,
        gone.count,
        line: rows.origins.origin(of: first).line,
        latest: written.latest?.text,
        at: table.files.first ?? ""
      )
    }
  }
}
