import AuditCore
import AuditWorkload
import Testing

struct WorkloadPointsTests {
  @Test func `points are counts times weights, place by place and tier by tier`() {
    var caseload = TinyScheme.caseload("S1", heavy: 2, light: 3)
    caseload.cases.tiers[1][0].total = 1
    caseload.cases.tiers[2][1].total = 2
    let points = WorkloadPoints(caseload, TinyScheme.scheme)
    #expect(points.cases == [260, 40, 50].map { Decimal128($0) })
    #expect(points.total == 350)
  }

  @Test func `a case without a tier is a case, but weighs nothing`() {
    var caseload = TinyScheme.caseload("S1")
    caseload.cases.untiered = [1, 2, 3]
    #expect(caseload.caseCount == 6)
    #expect(WorkloadPoints(caseload, TinyScheme.scheme).total == 0)
  }

  @Test func `inactive cases are taken off in transition to adulthood alone`() {
    var caseload = TinyScheme.caseload("S1")
    let count = TierCount(total: 4, warrants: 1, unpaidWork: 1)
    caseload.cases.tiers[0][0] = count
    caseload.t2aCases.tiers[0][0] = count
    let points = WorkloadPoints(caseload, TinyScheme.scheme)
    #expect(points.cases[0] == Decimal128(400))
    // A warrant loses a quarter of 40 points, unpaid work all of them.
    #expect(points.t2aCases[0] == Decimal128(110))
  }

  @Test func `contacts for others add, contacts by others take off, and the total is rounded once`()
  {
    var caseload = TinyScheme.caseload("S1")
    caseload.reports = [1]
    caseload.contactsForOthers = [3]
    caseload.contactsByOthers = [1]
    caseload.adjustment = TinyScheme.number("0.25")
    let points = WorkloadPoints(caseload, TinyScheme.scheme)
    #expect(points.contacts == TinyScheme.number("18.25"))
    #expect(points.total == 31)
    caseload.adjustment = .zero
    #expect(WorkloadPoints(caseload, TinyScheme.scheme).total == 31)
    caseload.adjustment = TinyScheme.number("-0.01")
    #expect(WorkloadPoints(caseload, TinyScheme.scheme).total == 30)
  }

  @Test func `cases in custody are projected onto licence beside the total`() {
    var caseload = TinyScheme.caseload("S1")
    caseload.cases.tiers[1][0].total = 2
    #expect(WorkloadPoints(caseload, TinyScheme.scheme).total == 80)
    #expect(WorkloadPoints.projectedLicence(caseload, TinyScheme.scheme) == Decimal128(220))
  }
}
