import AuditCore
import Testing

struct Decimal128FunctionsTests {
  private func number(_ text: String) throws -> Decimal128 { try #require(Decimal128(text)) }

  @Test(arguments: [
    ("2", "1.414213562373095048801688724209698"), ("16", "4"), ("0.25", "0.5"), ("1e-7", nil),
    ("1e20", "10000000000"), ("0", "0"), ("-1", nil),
  ])
  func `a square root has 34 digits`(text: String, root: String?) throws {
    let found = try number(text).squareRoot
    if let root { #expect(try found == number(root)) }
    if text == "-1" { #expect(found == nil) }
    if text == "1e-7" { #expect(try found == number("0.0003162277660168379331998893544432719")) }
  }

  /// The digits are those of published tables of constants.
  @Test func `logarithm and exponential agree with known values`() throws {
    let two = try #require(try number("2").logarithm).rounded(places: 28, .halfEven)
    #expect(try two == number("0.6931471805599453094172321215"))
    let e = try #require(Decimal128.one.exponential).rounded(places: 28, .halfEven)
    #expect(try e == number("2.7182818284590452353602874714"))
    #expect(Decimal128.zero.logarithm == nil)
    #expect(Decimal128.zero.exponential == .one)
    let back = try #require(try number("-12.5").exponential?.logarithm)
    #expect(try back.rounded(places: 25, .halfEven) == number("-12.5"))
  }

  @Test(arguments: [
    ("2", "10", "1024"), ("2", "-1", "0.5"), ("0", "0", "1"), ("-2", "3", "-8"), ("9", "0.5", "3"),
    ("1.1", "2", "1.21"), ("-1", "2000001", "-1"),
  ])
  func `a whole power is exact`(base: String, power: String, value: String) throws {
    #expect(try number(base).raised(to: number(power)) == number(value))
  }

  @Test(arguments: [
    (Decimal128.Rounding.halfEven, ["2", "2", "3", "-2"]), (.halfUp, ["2", "3", "3", "-3"]),
    (.halfDown, ["2", "2", "3", "-2"]), (.awayFromZero, ["3", "3", "3", "-3"]),
    (.towardZero, ["2", "2", "2", "-2"]), (.ceiling, ["3", "3", "3", "-2"]),
    (.floor, ["2", "2", "2", "-3"]),
  ])
  func `each rounding has its own neighbour`(
    rule: Decimal128.Rounding,
    expected: [String]
  ) throws {
    let found = try ["2.1", "2.5", "2.51", "-2.5"].map { try number($0).rounded(places: 0, rule) }
    #expect(try found == expected.map(number))
  }

  @Test func `a number far below the places rounds to nothing or to one step`() throws {
    #expect(try number("1e-60").rounded(places: 2, .halfUp) == .zero)
    #expect(try number("1e-60").rounded(places: 2, .ceiling) == number("0.01"))
    #expect(try number("1234").rounded(places: -2, .halfUp) == number("1200"))
  }

  @Test func `a remainder takes the divisor's sign`() throws {
    #expect(try number("-12").modulo(number("5")) == number("3"))
    #expect(try number("12").modulo(number("-5")) == number("-3"))
    #expect(try number("10.1").modulo(number("4.5")) == number("1.1"))
    #expect(try number("1").modulo(.zero) == nil)
  }
}
