/// What one indicator came to in each unit.
public struct IndicatorResult: Sendable {
  /// The indicator.
  public var indicator: Indicator
  /// One entry for each unit, in the tree's order, narrower units counted in wider ones.
  public var units: [IndicatorCounts]
  /// For each case what was found in it; a case with several records may have several.
  public var found: [IndicatorFindings]

  /// Creates a result.
  public init(indicator: Indicator, units: [IndicatorCounts], found: [IndicatorFindings]) {
    self.indicator = indicator
    self.units = units
    self.found = found
  }
}

/// What an indicator counted in one unit: cases, or records of a list.
public struct IndicatorCounts: Sendable, Hashable {
  /// Counted and in the numerator; for sums, the cases that have the number.
  public var metCount = 0
  /// Counted and not in the numerator.
  public var notMetCount = 0
  /// The records do not tell; these are in neither numerator nor denominator.
  public var notEvidencedCount = 0
  /// A rule failed; these are in neither.
  public var errorCount = 0
  /// The sum of what is added up; zero for shares.
  public var amount = Decimal128.zero
  /// Where the share is likely to lie; `nil` for sums and where nothing is counted.
  public var interval: ShareInterval?

  /// Creates counts of nothing.
  public init() {}

  /// The share of what the records tell.
  public var share: Share { Share(metCount, of: metCount + notMetCount) }

  /// The lowest share possible: nothing that is not evidenced would be in the numerator.
  public var lowestShare: Share { Share(metCount, of: countedCount) }

  /// The highest share possible: all that is not evidenced would be in the numerator.
  public var highestShare: Share { Share(metCount + notEvidencedCount, of: countedCount) }

  /// The mean of what is added up over the cases that have it; `nil` without one.
  public var mean: Ratio? {
    Ratio(amount).flatMap { sum in
      metCount == 0 ? nil : sum.divided(by: Ratio(metCount))
    }
  }

  private var countedCount: Int { metCount + notMetCount + notEvidencedCount }

  /// Adds the counts of another unit; the interval stays as it is.
  public mutating func add(_ other: IndicatorCounts) {
    metCount += other.metCount
    notMetCount += other.notMetCount
    notEvidencedCount += other.notEvidencedCount
    errorCount += other.errorCount
    amount = amount.adding(other.amount) ?? amount
  }
}

/// What an indicator found in one case.
public struct IndicatorFindings: OptionSet, Sendable, Hashable {
  /// One bit for each finding.
  public let rawValue: UInt8

  /// Creates findings.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Something is in the numerator.
  public static let met = IndicatorFindings(rawValue: 1)
  /// Something is counted and not in the numerator.
  public static let notMet = IndicatorFindings(rawValue: 2)
  /// Of something the records do not tell.
  public static let notEvidenced = IndicatorFindings(rawValue: 4)
  /// A rule failed.
  public static let error = IndicatorFindings(rawValue: 8)
}
