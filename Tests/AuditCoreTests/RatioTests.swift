import AuditCore
import Testing

struct RatioTests {
  @Test func `a fraction is kept in lowest terms with the sign above`() throws {
    let ratio = try #require(Ratio(6, -8))
    #expect(ratio.numerator == -3)
    #expect(ratio.denominator == 4)
    #expect(Ratio(1, 0) == nil)
  }

  @Test func `thirds add up to one exactly`() throws {
    let third = try #require(Ratio(1, 3))
    let two = try #require(third.adding(third))
    #expect(two.adding(third) == Ratio(1))
    #expect(third.multiplied(by: Ratio(3)) == Ratio(1))
    #expect(Ratio(1).divided(by: third) == Ratio(3))
    #expect(Ratio(1).divided(by: .zero) == nil)
  }

  @Test(arguments: [
    (ShareRounding.none, Ratio(5, 2)), (.halfUp, Ratio(3, 1)), (.halfDown, Ratio(2, 1)),
    (.halfEven, Ratio(2, 1)),
  ])
  func `two and a half rounds as the rule says`(rounding: ShareRounding, expected: Ratio?) throws {
    #expect(try #require(Ratio(5, 2)).rounded(rounding) == expected)
  }

  @Test func `halves below zero round towards the rule's side`() throws {
    let ratio = try #require(Ratio(-5, 2))
    #expect(ratio.rounded(.halfUp) == Ratio(-2))
    #expect(ratio.rounded(.halfDown) == Ratio(-3))
    #expect(ratio.rounded(.halfEven) == Ratio(-2))
  }

  @Test func `what cannot be held exactly is refused, not rounded`() throws {
    let large = try #require(Ratio(Int128.max / 3, 7))
    #expect(large.multiplied(by: Ratio(1_000)) == nil)
    #expect(large.adding(large)?.adding(large)?.adding(large) == nil)
  }

  @Test func `large fractions are compared exactly`() throws {
    let left = try #require(Ratio(Int128.max - 1, Int128.max))
    let right = try #require(Ratio(Int128.max - 2, Int128.max - 1))
    #expect(right < left)
    #expect(!(left < right))
  }

  @Test func `a decimal becomes the fraction that it is`() throws {
    #expect(Ratio(try #require(Decimal128("64.5"))) == Ratio(129, 2))
    #expect(Ratio(try #require(Decimal128("1e3"))) == Ratio(1_000))
    #expect(Ratio(try #require(Decimal128("1e-40"))) == nil)
    #expect(try #require(Ratio(1, 8)).decimal == Decimal128("0.125"))
  }
}
