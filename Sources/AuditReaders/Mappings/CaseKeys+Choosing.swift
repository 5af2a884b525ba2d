import AuditCore

/// Choosing one row for each case.
extension CaseKeys {
  /// Which of several rows of a case counts.
  enum Choice {
    /// The first; that there are more is worth telling.
    case first
    /// The one with the greatest value of a field, the first of equals.
    case greatest(Int)
    /// The one with the least value of a field, the first of equals.
    case least(Int)
  }

  /// The rows that were chosen.
  struct Chosen {
    /// For each case its row, -1 for none.
    var rows: [Int32]
    /// How many rows gave way to another without a field to decide, and the first of them.
    var several = (count: 0, first: 0)
  }

  /// Chooses among the rows of a table that are wanted, for so many cases.
  func choose(
    _ choice: Choice,
    of table: RecordTable,
    _ found: Matches,
    where isWanted: Bitmap? = nil,
    count: Int
  ) -> Chosen {
    var chosen = Chosen(rows: Array(repeating: -1, count: count))
    forEachTie(found, where: isWanted) { row, parent in
      let before = Int(chosen.rows[Int(parent)])
      if before < 0 {
        chosen.rows[Int(parent)] = Int32(row)
        return
      }
      let isBetter: Bool
      switch choice {
      case .first:
        if chosen.several.count == 0 { chosen.several.first = row }
        chosen.several.count += 1
        return
      case .greatest(let field): isBetter = Order.isGreater(table, field, row, than: before)
      case .least(let field): isBetter = Order.isLess(table, field, row, than: before)
      }
      if isBetter { chosen.rows[Int(parent)] = Int32(row) }
    }
    return chosen
  }
}
