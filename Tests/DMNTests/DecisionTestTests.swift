import AuditCore
import DMN
import FEEL
import Testing

struct DecisionTestTests {
  @Test(
    arguments: [
      ("1", "1.0", true), ("1", "2", false), ("0.12345678", "0.123456784", true),
      ("0.1234567", "0.12345674", false), ("null", "null", true), ("null", "0", false),
      ("{a: 1, b: 2}", "{b: 2, a: 1}", true), ("{a: 1}", "{a: 1, b: 2}", false),
      ("[1, 2]", "[2, 1]", false), ("[{a: 1}]", "[{a: 1.0}]", true),
      ("time(\"10:00:00Z\")", "time(\"11:00:00+01:00\")", false), ("\"a\"", "\"a \"", false),
    ]
  )
  func `a result is what was expected, to the zone of a time`(
    expected: String,
    found: String,
    areSame: Bool
  ) {
    #expect(DecisionTest.areSame(TestModel.value(expected), TestModel.value(found)) == areSame)
  }

  @Test func `a test tells each result that differs`() {
    let model = TestModel.box(TestModel.literal("x + 1"))
    let place = Place(path: "tests.xml")
    let test = DecisionTest(
      id: "1",
      callee: nil,
      inputs: [GivenInput("x", .number(Decimal128(1)))],
      results: [
        .init(name: "d", value: .number(Decimal128(2)), place: place),
        .init(name: "d", value: .number(Decimal128(3)), place: place),
        .init(name: "nobody", value: .null(.notRecorded), place: place),
      ]
    )
    let failures = test.failures(with: model.decisions)
    #expect(failures.map(\.expected.name) == ["d", "nobody"])
    #expect(failures.map(\.found) == [.number(Decimal128(2)), nil])
  }
}
