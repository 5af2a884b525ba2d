import AuditCore
import AuditStatistics

extension ShareInterval {
  /// The interval of a share at the level of reports; `nil` without relevant cases.
  static func usual(_ share: Share) -> ShareInterval? {
    WilsonInterval(share.numerator, of: share.denominator, deviations: usualDeviations).map {
      ShareInterval(
        lowerTenths: Int(($0.lower * 1000).rounded()),
        upperTenths: Int(($0.upper * 1000).rounded())
      )
    }
  }

  private static let usualDeviations =
    WilsonInterval.deviations(level: Double(usualLevelTenths) / 1000)
}
