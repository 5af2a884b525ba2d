import AuditCore
import FEEL

/// A rule in which one number or one boundary is a little different.
struct ThresholdChange {
  /// The number or comparison as it is written.
  let node: CheckedNode
  /// What it is instead.
  let words: String
  /// The whole rule with the change.
  let root: CheckedNode

  /// All changes of a rule, each number and boundary in the order it is written.
  static func changes(of expression: CheckedExpression) -> [ThresholdChange] {
    changes(of: expression.root)
  }

  private static func changes(of node: CheckedNode) -> [ThresholdChange] {
    var changes = own(node).map { words, changed in
      ThresholdChange(node: node, words: words, root: changed)
    }
    for (index, child) in node.children.enumerated() {
      changes += self.changes(of: child).map { inner in
        ThresholdChange(
          node: inner.node,
          words: inner.words,
          root: node.replacingChild(index, with: inner.root)
        )
      }
    }
    return changes
  }

  /// The changes of a node itself.
  private static func own(_ node: CheckedNode) -> [(words: String, node: CheckedNode)] {
    func made(_ kind: CheckedKind) -> CheckedNode {
      CheckedNode(kind, type: node.type, range: node.range)
    }
    switch node.kind {
    case .literal(let value):
      return [-1, 1].compactMap { step in
        neighbour(of: value, step).map { (FEELText.plain($0), made(.literal($0))) }
      }
    case .comparison(let sign, let left, let right):
      guard let other = sign.withOtherBoundary else { return [] }
      return [(other.rawValue, made(.comparison(other, left, right)))]
    case .range(let low, let includesLow, let high, let includesHigh):
      return [
        low.map { _ in (!includesLow, includesHigh) },
        high.map { _ in (includesLow, !includesHigh) },
      ].compactMap { $0 }.map { lowEnd, highEnd in
        let words = "\(lowEnd ? "[" : "(")…\(highEnd ? "]" : ")")"
        return (
          words, made(.range(low: low, includesLow: lowEnd, high: high, includesHigh: highEnd))
        )
      }
    case .isIn(let subject, let tests):
      return tests.indices.compactMap { index in
        guard case .comparison(let sign, let limit) = tests[index],
          let other = sign.withOtherBoundary
        else { return nil }
        var changed = tests
        changed[index] = .comparison(other, limit)
        return (other.rawValue, made(.isIn(subject, changed)))
      }
    default: return []
    }
  }

  /// The value one step away; a day counts days, a length of time its least whole unit.
  private static func neighbour(of value: Value, _ step: Int) -> Value? {
    switch value {
    case .number(let number): number.adding(Decimal128(step)).map { .number($0) }
    case .date(let day): .date(CalendarDay(dayNumber: day.dayNumber + step))
    case .yearsMonthsDuration(let length):
      .yearsMonthsDuration(YearsMonthsDuration(months: length.months + step))
    case .daysTimeDuration(let length):
      .daysTimeDuration(
        DaysTimeDuration(seconds: length.seconds + Int64(step) * leastUnit(of: length))
      )
    default: nil
    }
  }

  /// The seconds of the largest of day, hour and second that makes up a length of time.
  private static func leastUnit(of length: DaysTimeDuration) -> Int64 {
    for unit: Int64 in [86_400, 3600, 60] where length.seconds % unit == 0 { return unit }
    return 1
  }
}

extension ComparisonOperator {
  /// The same comparison with its boundary counted the other way.
  fileprivate var withOtherBoundary: ComparisonOperator? {
    switch self {
    case .less: .lessOrEqual
    case .lessOrEqual: .less
    case .greater: .greaterOrEqual
    case .greaterOrEqual: .greater
    case .equal, .notEqual: nil
    }
  }
}
