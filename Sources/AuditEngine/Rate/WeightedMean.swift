import AuditCore

/// A mean of values with weights, kept exactly.
struct WeightedMean {
  private var sum: Ratio? = .zero
  private(set) var weight: Ratio? = .zero

  /// Counts a value.
  mutating func add(_ value: Ratio, weight: Ratio) {
    sum = sum.flatMap { sum in value.multiplied(by: weight).flatMap(sum.adding) }
    self.weight = self.weight.flatMap { $0.adding(weight) }
  }

  /// The sum of the values times their weights; `nil` when it cannot be held exactly.
  var total: Ratio? { sum }

  /// The mean; `nil` without a value, or when it cannot be held exactly.
  var value: Ratio? { sum.flatMap { sum in weight.flatMap(sum.divided) } }
}
