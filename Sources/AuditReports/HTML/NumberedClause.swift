import AuditCore

/// A clause with a number that only clauses equal to it have, their parts included; sentences, which
/// trees leave out, do not count.
///
/// Clauses are trees, whose comparison walks all below; numbers are compared at once.
struct NumberedClause {
  let clause: ClauseExplanation
  let number: Int
  /// Its parts, in the clause's order.
  let parts: [NumberedClause]

  /// Gives numbers, counted from 0, to the clauses of one page.
  struct Numbers {
    private var numbers: [Shape: Int] = [:]

    /// Numbers a clause and all below it.
    mutating func number(_ clause: ClauseExplanation) -> NumberedClause {
      var parts: [NumberedClause] = []
      parts.reserveCapacity(clause.parts.count)
      for part in clause.parts { parts.append(number(part)) }
      let shape = Shape(clause: clause, parts: parts.map(\.number))
      let next = numbers.count
      let number = numbers[shape] ?? next
      if number == next { numbers[shape] = next }
      return NumberedClause(clause: clause, number: number, parts: parts)
    }

    /// How many different clauses there are.
    var count: Int { numbers.count }
  }

  /// What tells a clause from others, with its parts as numbers.
  private struct Shape: Hashable {
    let clause: ClauseExplanation
    let parts: [Int]

    static func == (left: Shape, right: Shape) -> Bool {
      left.parts == right.parts && left.clause.truth == right.clause.truth
        && left.clause.text == right.clause.text && left.clause.values == right.clause.values
        && left.clause.reason == right.clause.reason
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(clause.text)
      hasher.combine(parts)
      // Where texts are the same, mostly the rows that they were asked of are not.
      for value in clause.values { hasher.combine(value.line) }
    }
  }
}

/// A value that was shown, told from others by its expression and row before all else.
struct ShownValue: Hashable {
  let value: ClauseExplanation.ReadValue

  func hash(into hasher: inout Hasher) {
    hasher.combine(value.expression)
    hasher.combine(value.value)
    hasher.combine(value.line)
  }
}
