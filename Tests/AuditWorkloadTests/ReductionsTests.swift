import AuditCore
import AuditWorkload
import Testing

struct ReductionsTests {
  private static let day = TinyScheme.day

  private static func reduction(
    _ from: String,
    _ to: String?,
    yearly: Bool = false,
    hours: Int = 10
  ) -> HoursReduction {
    HoursReduction(
      staff: "S1",
      kind: "other",
      amount: .hours(Decimal128(hours)),
      from: day(from),
      to: to.map(day),
      isYearly: yearly
    )
  }

  private static func hours(_ reductions: [HoursReduction], _ on: String) -> Int? {
    Reductions(reductions).hours(of: "S1", contracted: Decimal128(37), on: day(on)).integer
  }

  @Test func `a reduction counts from its first day to its last`() {
    let reduction = Self.reduction("2024-03-01", "2024-03-31")
    #expect(Self.hours([reduction], "2024-02-29") == 0)
    #expect(Self.hours([reduction], "2024-03-01") == 10)
    #expect(Self.hours([reduction], "2024-03-31") == 10)
    #expect(Self.hours([reduction], "2024-04-01") == 0)
  }

  @Test func `one without a last day does not stop at its anniversary`() {
    #expect(Self.hours([Self.reduction("2020-03-01", nil)], "2024-03-02") == 10)
  }

  @Test func `a yearly one comes back every year, over the turn of the year too`() {
    let winter = Self.reduction("2021-12-20", "2022-01-10", yearly: true)
    for (on, expected) in [
      ("2021-12-19", 0), ("2021-12-25", 10), ("2022-01-10", 10), ("2022-01-11", 0),
      ("2022-12-20", 10), ("2024-01-05", 10), ("2024-06-01", 0), ("2024-12-31", 10),
    ] {
      #expect(Self.hours([winter], on) == expected, "\(on)")
    }
  }

  @Test func `several add up, but take no more than there is`() {
    let both = [Self.reduction("2024-01-01", nil), Self.reduction("2024-01-01", nil, hours: 20)]
    #expect(Self.hours(both, "2024-02-01") == 30)
    #expect(Self.hours(both + both, "2024-02-01") == 37)
  }

  @Test func `what ends is told before it does, and what has ended is told after`() {
    let reduction = Self.reduction("2024-03-01", "2024-03-31")
    let changes = { (on: String) in
      Reductions([reduction]).changes(around: Self.day(on), within: 30).map(\.kind)
    }
    #expect(changes("2024-02-01") == [.begins])
    #expect(changes("2024-01-30") == [])
    #expect(changes("2024-03-01") == [.ends])
    #expect(changes("2024-03-31") == [.ends])
    #expect(changes("2024-04-01") == [.ended])
    #expect(changes("2024-04-30") == [.ended])
    #expect(changes("2024-05-01") == [])
  }
}
