import AuditCore

/// Rows that name a row of another table which is not there.
extension CaseMapper {
  /// Tells them, each pair of tables once.
  mutating func tellReferences() {
    for plan in plan.references {
      // Versions that gave way are rows of the table all the same.
      guard let table = tables[plan.table]?.records, let target = tables[plan.target]?.records
      else {
        continue
      }
      let lost = Self.lost(table, plan.fields, target, plan.targetFields)
      guard let first = lost.first else { continue }
      diagnostics.append(
        CaseMessages.lostReferences(
          table.type.name,
          lost.count,
          to: target.type.name,
          at: place(of: table, first, table: plan.table)
        )
      )
    }
  }

  /// The rows that name, in full, what no row of the target has.
  private static func lost(
    _ table: RecordTable,
    _ fields: [Int],
    _ target: RecordTable,
    _ targetFields: [Int]
  ) -> [Int] {
    let (texts, isWhole) = KeyText.make(table, fields)
    let index = KeyIndex(texts)
    var isThere = [Bool](repeating: false, count: table.rowCount)
    index.withFinder { finder in
      KeyText(target, targetFields).withReader { reader in
        for row in 0..<target.rowCount where reader.length(of: row) == targetFields.count {
          let found = reader.withBytes(of: row, length: targetFields.count) { finder.find($0) }
          if found >= 0 { isThere[found] = true }
        }
      }
      // Rows that name the same share the first one's answer.
      KeyText(table, fields).withReader { reader in
        for row in index.duplicates where isWhole[row] {
          let first = reader.withBytes(of: row, length: fields.count) { finder.find($0) }
          if first >= 0 { isThere[row] = isThere[first] }
        }
      }
    }
    return (0..<table.rowCount).filter { isWhole[$0] && !isThere[$0] }
  }
}
