/// The range in which a share is likely to lie if the cases seen stand for others like them.
///
/// It is held in tenths of a per cent, so that it is the same on every machine.
public struct ShareInterval: Sendable, Hashable {
  /// The lower end in tenths of a per cent, 0 to 1000.
  public var lowerTenths: Int
  /// The upper end in tenths of a per cent, 0 to 1000.
  public var upperTenths: Int
  /// How often such a range holds the share it stands for, in tenths of a per cent, as 950.
  public var levelTenths: Int

  /// The level of the ranges in reports.
  public static let usualLevelTenths = 950

  /// Creates an interval.
  public init(lowerTenths: Int, upperTenths: Int, levelTenths: Int = usualLevelTenths) {
    self.lowerTenths = lowerTenths
    self.upperTenths = upperTenths
    self.levelTenths = levelTenths
  }

  /// Whether two ranges have nothing in common, so that chance alone hardly explains the difference.
  public func isApart(from other: ShareInterval) -> Bool {
    upperTenths < other.lowerTenths || other.upperTenths < lowerTenths
  }
}
