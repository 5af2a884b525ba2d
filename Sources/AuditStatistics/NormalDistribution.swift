/// The standard normal distribution, worked out with the four operations and a square root alone.
///
/// Those are exact to the last bit on every machine; the system's logarithm and exponential are not,
/// and a report must be the same bytes everywhere.
public enum NormalDistribution {
  /// The probability of a value at or below this one, to 14 places or more.
  ///
  /// - Source: The series of Marsaglia, "Evaluating the normal distribution", Journal of Statistical
  ///   Software 11(4), 2004; all its terms are positive.
  public static func cumulative(_ value: Double) -> Double {
    let size = value.magnitude
    // Beyond 8 the tail is below what one minus a number can hold.
    if size > 8 { return value < 0 ? 0 : 1 }
    var term = size
    var sum = size
    var odd = 3.0
    while term > sum * 1e-18, odd < 1_000 {
      term *= size * size / odd
      sum += term
      odd += 2
    }
    let upper = sum / (exponential(size * size / 2) * (2 * Double.pi).squareRoot())
    return value < 0 ? 0.5 - upper : 0.5 + upper
  }

  /// The value below which a probability lies, for probabilities from 0.000001 to 0.999999.
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability >= 1e-6 && probability <= 1 - 1e-6, "a probability away from 0 and 1")
    var low = -6.0
    var high = 6.0
    // Sixty halvings leave less than the distance of two neighbouring numbers.
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if cumulative(middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The exponential of a number that is not below zero.
  private static func exponential(_ value: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var count = 1.0
    while term > sum * 1e-18, count < 1_000 {
      term *= value / count
      sum += term
      count += 1
    }
    return sum
  }
}
