import AuditCore
import Testing

struct GradeStaffingTests {
  private static func decimal(_ text: String) -> Decimal128 { Decimal128(text) ?? .zero }

  private let officers = GradeStaffing(
    title: "Officer",
    posts: decimal("20"),
    inPost: decimal("17.5"),
    averageInPost: decimal("16"),
    leavers: decimal("4"),
    daysLost: decimal("200"),
    cases: 700
  )

  @Test func `rates are exact fractions of posts and of people in post on average`() {
    #expect(officers.vacancy == Ratio(1, 8))
    #expect(officers.attrition == Ratio(1, 4))
    #expect(officers.sickness == Ratio(25, 2))
    #expect(officers.caseload == Ratio(40))
  }

  @Test func `more people than posts are a vacancy below zero`() {
    let full = GradeStaffing(title: "Officer", posts: Decimal128(4), inPost: Decimal128(5))
    #expect(full.vacancy == Ratio(-1, 4))
  }

  @Test func `what is not recorded is not known, and nobody in post gives no rate`() {
    let bare = GradeStaffing(title: "Officer", posts: Decimal128(4), inPost: .zero, cases: 3)
    #expect(bare.attrition == nil && bare.sickness == nil && bare.caseload == nil)
    let none = GradeStaffing(title: "Officer", posts: .zero, inPost: .zero)
    #expect(none.vacancy == nil)
  }

  @Test func `a sum knows only what all of its grades know`() throws {
    let others = GradeStaffing(
      title: "Manager",
      posts: Decimal128(4),
      inPost: Decimal128(4),
      averageInPost: Decimal128(4),
      leavers: .zero
    )
    let sum = try #require(GradeStaffing.sum(of: [officers, others], title: "All"))
    #expect(sum.title == "All" && sum.posts == Decimal128(24))
    #expect(sum.attrition == Ratio(1, 5))
    #expect(sum.sickness == nil && sum.caseload == nil)
    #expect(GradeStaffing.sum(of: [], title: "All") == nil)
  }
}
