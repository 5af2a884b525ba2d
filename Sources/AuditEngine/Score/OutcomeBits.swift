import AuditCore

/// The outcomes of one prompt for a block of cases, as five rows of bits.
///
/// At most one bit is set for a case; none means that the prompt does not apply, or is left out.
struct OutcomeBits: Sendable {
  var met: [UInt64]
  var notMet: [UInt64]
  var notEvidenced: [UInt64]
  var awaiting: [UInt64]
  var failed: [UInt64]
  /// Whether the prompt is looked at at all.
  var isSelected = true

  /// No outcome for any case: not applicable.
  init(wordCount: Int) {
    met = Array(repeating: 0, count: wordCount)
    notMet = met
    notEvidenced = met
    awaiting = met
    failed = met
  }

  /// The outcomes where a condition says to whom the prompt applies and a rule whether it is met.
  ///
  /// The rule is `nil` when only a person can tell.
  init(applies: BlockTruth, rule: BlockTruth?) {
    self.init(wordCount: applies.isTrue.count)
    for word in applies.isTrue.indices {
      let asked = applies.isTrue[word]
      let unknown = ~applies.isKnown[word] & applies.valid(word)
      failed[word] = unknown & applies.failed(word)
      notEvidenced[word] = unknown & ~applies.failed(word)
      guard let rule else {
        awaiting[word] = asked
        continue
      }
      met[word] = asked & rule.isTrue[word]
      notMet[word] = asked & rule.isKnown[word] & ~rule.isTrue[word]
      let open = asked & ~rule.isKnown[word]
      failed[word] |= open & rule.failed(word)
      notEvidenced[word] |= open & ~rule.failed(word)
    }
  }

  /// Replaces the outcome of one case.
  mutating func set(_ outcome: Outcome, row: Int) {
    let word = row >> 6
    let bit: UInt64 = 1 << UInt64(row & 63)
    func put(_ words: inout [UInt64], _ wanted: Outcome) {
      if outcome == wanted { words[word] |= bit } else { words[word] &= ~bit }
    }
    put(&met, .met)
    put(&notMet, .notMet)
    put(&notEvidenced, .notEvidenced)
    put(&awaiting, .awaitingJudgement)
    put(&failed, .error)
  }

  /// One outcome a case.
  func outcomes(count: Int) -> [Outcome] {
    var column = Array(repeating: Outcome.notApplicable, count: count)
    var span = column.mutableSpan
    write(to: &span, from: 0, count: count)
    return column
  }

  /// Writes one outcome a case into a column of "not applicable", from a row on.
  func write(to column: inout MutableSpan<Outcome>, from start: Int, count: Int) {
    if !isSelected {
      for offset in 0..<count { column[start &+ offset] = .notSelected }
      return
    }
    var row = 0
    while row < count {
      let word = row >> 6
      let size = min(64, count - row)
      // A whole word of one outcome is common: nobody, or everybody, is asked.
      if let only = uniform(word, size) {
        if only != .notApplicable {
          for offset in 0..<size { column[start &+ row &+ offset] = only }
        }
      } else {
        let outcomes = Self.outcomes
        var (a, b, c, d, e) = (
          met[word], notMet[word], notEvidenced[word], awaiting[word], failed[word]
        )
        for offset in 0..<size {
          let pick = Int(a & 1 | (b & 1) << 1 | (c & 1) << 2 | (d & 1) << 3 | (e & 1) << 4)
          column[start &+ row &+ offset] = outcomes[pick]
          a >>= 1
          b >>= 1
          c >>= 1
          d >>= 1
          e >>= 1
        }
      }
      row += 64
    }
  }

  private func uniform(_ word: Int, _ size: Int) -> Outcome? {
    let all = ~UInt64(0) >> UInt64(64 - size)
    if met[word] == all { return .met }
    if notMet[word] == all { return .notMet }
    if notEvidenced[word] == all { return .notEvidenced }
    if awaiting[word] == all { return .awaitingJudgement }
    let any = met[word] | notMet[word] | notEvidenced[word] | awaiting[word] | failed[word]
    return any == 0 ? .notApplicable : nil
  }

  /// The outcome for each set of bits, of which at most one is set.
  private static let outcomes: [Outcome] = (0..<32).map { bits in
    switch bits {
    case 1: .met
    case 2: .notMet
    case 4: .notEvidenced
    case 8: .awaitingJudgement
    case 16: .error
    default: .notApplicable
    }
  }
}
