import AuditCore
import Testing

struct Decimal128Tests {
  private func number(_ text: String) throws -> Decimal128 { try #require(Decimal128(text)) }

  @Test func `a tenth and two tenths are three tenths`() throws {
    #expect(try number("0.1").adding(number("0.2")) == number("0.3"))
    #expect(try number("0.3").subtracting(number("0.1")) == number("0.2"))
  }

  @Test func `trailing zeros change the writing but not the value`() throws {
    #expect(try number("1.50") == number("1.5"))
    #expect(try number("1.50").description == "1.50")
    #expect(try number("1.50").reduced.description == "1.5")
    #expect(try number("1e3") == number("1000"))
  }

  @Test func `a quotient keeps 34 digits and rounds half to even`() throws {
    let third = try #require(try number("1").divided(by: number("3")))
    #expect(third.description == "0." + String(repeating: "3", count: 34))
    let twoThirds = try #require(try number("2").divided(by: number("3")))
    #expect(twoThirds.description == "0." + String(repeating: "6", count: 33) + "7")
    #expect(try number("1").divided(by: number("0")) == nil)
  }

  @Test func `a product of 34-digit numbers is rounded, not cut`() throws {
    let nines = try number(String(repeating: "9", count: 34))
    let square = try #require(nines.multiplied(by: nines))
    #expect(square.description.hasPrefix(String(repeating: "9", count: 33) + "8"))
    #expect(square.description.count == 68)
  }

  @Test func `adding a speck to a large number keeps the large number`() throws {
    let large = try number("1e33")
    #expect(try large.adding(number("0.0001")) == large)
    #expect(
      try large.subtracting(number("0.0001"))?.description == "1"
        + String(repeating: "0", count: 33)
    )
    #expect(try number("1e40").adding(number("-1")) == number("1e40"))
  }

  @Test func `short numbers are ordered as their products with powers of ten are`() {
    let digits: [Int64] = [0, 1, 9, 10, 99, 100, 1_000_000_007, .max, -1, -10, -100, -99, .min]
    let exponents = [-20, -18, -2, -1, 0, 1, 2, 17, 18, 19]
    let numbers = digits.flatMap { digits in
      exponents.map { Decimal128(significand: digits, exponent: $0) }
    }
    for left in numbers {
      for right in numbers {
        // The difference tells the order by another way.
        let difference = left.subtracting(right)
        let isZero = difference?.significand == 0
        #expect((left == right) == isZero, "\(left) = \(right)")
        #expect((left < right) == (difference?.isNegative == true && !isZero), "\(left) < \(right)")
      }
    }
  }

  @Test func `numbers are ordered by value across exponents and signs`() throws {
    let texts = ["-1e10", "-2", "-0.5", "0", "1e-20", "0.5", "2", "1e10", "1e30"]
    let numbers = try texts.map(number)
    for (i, left) in numbers.enumerated() {
      for (j, right) in numbers.enumerated() { #expect((left < right) == (i < j)) }
    }
  }

  @Test(arguments: ["", "-", ".", "1.2.3", "1e", "abc", "1 2", "1e99999"])
  func `text that is not a number is refused`(text: String) {
    #expect(Decimal128(text) == nil)
  }
}
