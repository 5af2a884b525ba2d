/// Solves the sums between counts as linear equations for the counts that are not shown.
///
/// Rows are kept sparse and worked out modulo a prime, which is exact as long as the values are
/// smaller than it; counts of cases are.
struct LinearSolver {
  /// The counts that have one value only, and those values.
  private(set) var solved: [Int: Int] = [:]

  private static let prime = 2_147_483_647

  /// One equation: unknown counts with their factors, and the value they come to.
  private struct Row {
    var factors: [Int: Int]
    var value: Int

    /// Takes another row, times a factor, from this one.
    mutating func subtract(_ other: Row, times factor: Int) {
      for (unknown, own) in other.factors {
        let left = LinearSolver.reduced((factors[unknown] ?? 0) - own * factor)
        factors[unknown] = left == 0 ? nil : left
      }
      value = LinearSolver.reduced(value - other.value * factor)
    }
  }

  init(_ system: CountSystem) {
    func isExact(_ position: Int) -> Bool { system.ranges[position].count == 1 }
    // Where every count is rounded no equation has a value to start from.
    guard system.ranges.indices.contains(where: isExact) else { return }
    var pivots: [Int: Row] = [:]
    for sum in system.sums {
      let members = [sum.total] + sum.parts
      var row = Row(factors: [:], value: 0)
      for (place, position) in members.enumerated() {
        let sign = place == 0 ? 1 : -1
        if isExact(position) {
          row.value -= sign * system.ranges[position].lowerBound
        } else {
          row.factors[position] = Self.reduced((row.factors[position] ?? 0) + sign)
        }
      }
      row.factors = row.factors.filter { $0.value != 0 }
      row.value = Self.reduced(row.value)
      Self.insert(row, into: &pivots)
    }
    Self.reduceBackwards(&pivots)
    for (unknown, row) in pivots where row.factors.count == 1 {
      solved[unknown] = row.value
    }
  }

  /// Adds an equation to those that are solved, each for an unknown of its own.
  private static func insert(_ row: Row, into pivots: inout [Int: Row]) {
    var row = row
    while let pivot = row.factors.keys.filter({ pivots[$0] != nil }).min() {
      guard let known = pivots[pivot], let factor = row.factors[pivot] else { break }
      row.subtract(known, times: factor)
    }
    guard let pivot = row.factors.keys.min(), let factor = row.factors[pivot] else { return }
    let inverse = power(factor, prime - 2)
    row.factors = row.factors.mapValues { reduced($0 * inverse) }
    row.value = reduced(row.value * inverse)
    pivots[pivot] = row
  }

  /// Takes each solved unknown out of all other equations.
  private static func reduceBackwards(_ pivots: inout [Int: Row]) {
    for pivot in pivots.keys.sorted(by: >) {
      guard var row = pivots[pivot] else { continue }
      for other in row.factors.keys.sorted() where other != pivot {
        guard let known = pivots[other], let factor = row.factors[other] else { continue }
        row.subtract(known, times: factor)
      }
      pivots[pivot] = row
    }
  }

  private static func reduced(_ value: Int) -> Int {
    let rest = value % prime
    return rest < 0 ? rest + prime : rest
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = reduced(result * base) }
      base = reduced(base * base)
      exponent >>= 1
    }
    return result
  }
}
