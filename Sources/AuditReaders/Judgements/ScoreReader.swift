public import AuditCore

/// Reads what is known of units without case records: counts, percentages, ratings or points.
public enum ScoreReader {
  private static let columns = [
    "unit", "item", "numerator", "denominator", "percent", "rating", "points",
  ]

  /// Reads a CSV table of scores, one item of one unit a row; what is not known is left blank.
  ///
  /// - Parameter file: The file; its columns are `unit`, `item` and at least one of `numerator` with
  ///   `denominator`, `percent`, `rating` and `points`.
  /// - Returns: All scores that are sound, in the file's order.
  public static func read(
    _ file: SourceFile
  ) -> (scores: [Score], diagnostics: [Diagnostic]) {
    if file.bytes.allSatisfy({ $0 <= 32 }) {
      return ([], [JudgementMessages.emptyFile(of: columns, at: Place(path: file.path))])
    }
    let table = HandTable(
      file,
      columns: columns,
      required: [["unit"], ["item"], ["numerator", "percent", "rating", "points"]]
    )
    var diagnostics = DiagnosticList(table.diagnostics)
    var scores: [Score] = []
    for row in table.rows {
      var reading = RowReading(row: row)
      if let score = reading.score() { scores.append(score) }
      diagnostics.add(reading.diagnostics)
    }
    diagnostics.add(duplicates(scores))
    return (scores, diagnostics.sorted)
  }

  private static func duplicates(_ scores: [Score]) -> [Diagnostic] {
    struct Key: Hashable {
      var unit: String
      var item: String
    }
    var firstLines: [Key: Int] = [:]
    var found: [Diagnostic] = []
    for score in scores {
      let key = Key(unit: score.unit, item: score.item)
      if let line = firstLines[key] {
        found.append(ScoreMessages.twice(firstLine: line, at: score.place))
      } else {
        firstLines[key] = score.place.line
      }
    }
    return found
  }
}

/// The reading of one row.
private struct RowReading {
  let row: HandTable.Row
  var diagnostics: [Diagnostic] = []

  init(row: HandTable.Row) { self.row = row }

  mutating func score() -> Score? {
    for name in ["unit", "item"] where row.text(name).isEmpty {
      diagnostics.append(ScoreMessages.empty(name, at: row.place(of: name)))
    }
    let share = share()
    let percent = number("percent")
    if let percent, percent > Decimal128(100) {
      diagnostics.append(ScoreMessages.above100(at: row.place(of: "percent")))
    }
    let points = number("points")
    let rating = row.text("rating")
    guard diagnostics.isEmpty else { return nil }
    if share == nil, percent == nil, points == nil, rating.isEmpty {
      diagnostics.append(ScoreMessages.nothing(at: row.place))
      return nil
    }
    return Score(
      unit: row.text("unit"),
      item: row.text("item"),
      share: share,
      percent: percent,
      rating: rating.isEmpty ? nil : rating,
      points: points,
      place: row.place
    )
  }

  private mutating func share() -> Share? {
    let numerator = count("numerator")
    let denominator = count("denominator")
    for (given, missing) in [("numerator", "denominator"), ("denominator", "numerator")]
    where !row.text(given).isEmpty && row.text(missing).isEmpty {
      diagnostics.append(ScoreMessages.half(given, missing, at: row.place(of: given)))
    }
    guard let numerator, let denominator else { return nil }
    if denominator == 0 {
      diagnostics.append(ScoreMessages.zeroDenominator(at: row.place(of: "denominator")))
      return nil
    }
    if numerator > denominator {
      diagnostics.append(ScoreMessages.numeratorTooGreat(at: row.place(of: "numerator")))
      return nil
    }
    return Share(numerator, of: denominator)
  }

  private mutating func count(_ name: String) -> Int? {
    let text = row.text(name)
    if text.isEmpty { return nil }
    // A count of cases has at most nine digits, so that no sum of counts can overflow.
    if text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }) { return Int(text) }
    diagnostics.append(ScoreMessages.badCount(name, found: text, at: row.place(of: name)))
    return nil
  }

  private mutating func number(_ name: String) -> Decimal128? {
    let text = row.text(name)
    if text.isEmpty { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain =
      parts.count <= 2
      && parts.allSatisfy { part in
        (1...9).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
      }
    if isPlain, let number = Decimal128(text) { return number }
    diagnostics.append(ScoreMessages.badNumber(name, found: text, at: row.place(of: name)))
    return nil
  }
}
