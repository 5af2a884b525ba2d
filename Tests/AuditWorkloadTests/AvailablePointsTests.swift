import AuditCore
import AuditWorkload
import Testing

struct AvailablePointsTests {
  private static func points(_ hours: String?, _ full: String?, less: String = "0") -> Int {
    AvailablePoints.points(
      target: Decimal128(2176),
      fullHours: full.map(TinyScheme.number),
      contracted: hours.map(TinyScheme.number),
      reduction: TinyScheme.number(less)
    )
  }

  @Test(
    arguments: [
      ("37", "37", "0", 2176), (nil, "37", "0", 2176), ("18.5", "37", "0", 1088),
      ("37", "37", "1.8", 2070), ("30", "37", "0", 1764), ("37", "37", "37", 0),
      ("0", "37", "0", 0), ("37", "0", "0", 0), ("37", nil, "0", 0),
    ] as [(String?, String?, String, Int)]
  )
  func `available points are the target by hours left over full hours, truncated`(
    row: (hours: String?, full: String?, less: String, expected: Int)
  ) {
    #expect(Self.points(row.hours, row.full, less: row.less) == row.expected)
  }

  @Test func `no digit is lost where hours divide without a rest`() {
    // 7 × (40 / 7) × (40 / 40) is 40; binary fractions would give 39.99….
    for hours in 1...168 {
      let found = AvailablePoints.points(
        target: Decimal128(7),
        fullHours: Decimal128(7),
        contracted: Decimal128(hours),
        reduction: .zero
      )
      #expect(found == hours)
    }
  }

  @Test func `capacity is nothing where nothing is available`() {
    #expect(AvailablePoints.capacity(points: Decimal128(50), available: .zero) == .zero)
    #expect(
      AvailablePoints.capacity(points: Decimal128(1), available: Decimal128(8))
        == TinyScheme.number("12.5")
    )
  }

  @Test func `a percentage of hours has two places and never exceeds them`() {
    let hours = TinyScheme.number("37")
    #expect(
      AvailablePoints.hours(percent: TinyScheme.number("33.3"), of: hours)
        == TinyScheme.number("12.32")
    )
    #expect(AvailablePoints.hours(percent: Decimal128(120), of: hours) == hours)
    #expect(AvailablePoints.hours(percent: nil, of: hours) == hours)
  }
}
