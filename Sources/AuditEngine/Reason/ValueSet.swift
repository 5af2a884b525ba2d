import AuditCore

/// A set of values that something recorded may have: intervals, or words of a list.
enum ValueSet: Equatable {
  /// Numbers, days or lengths of time, as intervals in order that do not touch.
  case ordered([Interval])
  /// Words, codes, yes and no: these, or all but these.
  case words(Set<String>, isComplement: Bool)

  /// An interval; an end that is `nil` lies beyond all values.
  struct Interval: Equatable {
    var low: Decimal128?
    var includesLow = true
    var high: Decimal128?
    var includesHigh = true

    /// Whether no value lies between the ends.
    var isEmpty: Bool {
      guard let low, let high else { return false }
      return high < low || (low == high && !(includesLow && includesHigh))
    }

    func intersection(_ other: Interval) -> Interval {
      var result = self
      if let low = other.low {
        if let own = result.low, own == low {
          result.includesLow = includesLow && other.includesLow
        } else if result.low.map({ $0 < low }) ?? true {
          (result.low, result.includesLow) = (low, other.includesLow)
        }
      }
      if let high = other.high {
        if let own = result.high, own == high {
          result.includesHigh = includesHigh && other.includesHigh
        } else if result.high.map({ high < $0 }) ?? true {
          (result.high, result.includesHigh) = (high, other.includesHigh)
        }
      }
      return result
    }

    /// What lies below and above.
    var complement: [Interval] {
      var parts: [Interval] = []
      if let low { parts.append(Interval(high: low, includesHigh: !includesLow)) }
      if let high { parts.append(Interval(low: high, includesLow: !includesHigh)) }
      return parts
    }
  }

  /// Whether no value is in the set.
  var isEmpty: Bool {
    switch self {
    case .ordered(let intervals): intervals.allSatisfy(\.isEmpty)
    case .words(let words, let isComplement): !isComplement && words.isEmpty
    }
  }

  /// The values that are in both; `nil` when the sets hold different kinds of value.
  func intersection(_ other: ValueSet) -> ValueSet? {
    switch (self, other) {
    case (.ordered(let a), .ordered(let b)):
      let parts = a.flatMap { one in b.map { one.intersection($0) } }
      return .ordered(parts.filter { !$0.isEmpty })
    case (.words(let a, let isWithoutA), .words(let b, let isWithoutB)):
      switch (isWithoutA, isWithoutB) {
      case (false, false): return .words(a.intersection(b), isComplement: false)
      case (false, true): return .words(a.subtracting(b), isComplement: false)
      case (true, false): return .words(b.subtracting(a), isComplement: false)
      case (true, true): return .words(a.union(b), isComplement: true)
      }
    default: return nil
    }
  }

  /// The values that are not in it.
  var complement: ValueSet {
    switch self {
    case .ordered(let intervals):
      intervals.reduce(.ordered([Interval()])) { left, interval in
        left.intersection(.ordered(interval.complement)) ?? left
      }
    case .words(let words, let isComplement): .words(words, isComplement: !isComplement)
    }
  }

  /// The values that are in either.
  func union(_ other: ValueSet) -> ValueSet? {
    complement.intersection(other.complement)?.complement
  }

  /// Whether all its values are in another set.
  func isSubset(of other: ValueSet) -> Bool {
    intersection(other.complement)?.isEmpty ?? false
  }
}
