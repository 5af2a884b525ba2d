import AuditCore
import AuditReports
import AuditTestSupport
import Foundation
import Testing

struct WorkloadReportTests {
  private static let scheme = WorkloadScheme(
    id: "tiny",
    version: "1",
    title: "Tiny",
    sources: [SourceNote(id: "here", title: "Made up")],
    tiers: [],
    targets: [:],
    hours: [:],
    grades: [PractitionerGrade(code: "PO", title: "Probation officer", target: "po", hours: "po")],
    otherGrade: "PO",
    limits: WorkloadLimits(capacityPercent: Decimal128(110), caseload: 70, endingDays: 30),
    unverifiedParts: ["limits"]
  )

  private static func unit(
    _ name: String,
    level: Int,
    parent: Int?,
    children: [Int],
    rows: [Int]
  ) -> WorkloadUnit {
    var unit = WorkloadUnit(name: name, level: level, parent: parent)
    unit.children = children
    unit.practitioners = rows
    unit.totals = WorkloadTotals(points: 3000, availablePoints: 2176, caseCount: 90)
    unit.capacity = Decimal128(significand: 1378, exponent: -1)
    unit.staffCount = 2
    unit.overCapacityCount = 1
    unit.highCaseloadCount = 1
    return unit
  }

  private static func practitioner(
    _ staff: String,
    _ points: Int,
    _ capacity: Int,
    _ flags: [PractitionerWorkload.Flag]
  ) -> PractitionerWorkload {
    PractitionerWorkload(
      staff: staff,
      grade: "PO",
      unit: 2,
      parts: [.init(title: "Community cases", points: Decimal128(points))],
      totals: WorkloadTotals(points: points, availablePoints: 1088, caseCount: 45),
      capacity: Decimal128(capacity),
      hours: Decimal128(37),
      reductionHours: .zero,
      flags: flags,
      complexCount: 0,
      next: nil
    )
  }

  private static let hostile = "<script>alert(1)</script>\u{1B}[31m"

  static let result = WorkloadResult(
    scheme: scheme,
    asOf: CalendarDay(dayNumber: 19_905),
    endingDays: 30,
    units: [
      unit("Northmarch", level: 0, parent: nil, children: [1], rows: [0, 1]),
      unit("Alderbeck", level: 1, parent: 0, children: [2], rows: [0, 1]),
      unit(hostile, level: 2, parent: 1, children: [], rows: [0, 1]),
    ],
    practitioners: [
      practitioner("=S001", 2000, 184, [.overCapacity]), practitioner("S002", 1000, 92, []),
    ],
    changes: [],
    leftOut: [.init(count: 2, reason: "with a faulty cell")]
  )

  private static let files = WorkloadReport(
    result,
    programVersion: "0.0.0",
    runAt: "2024-07-01T10:00:00Z"
  ).files

  @Test func `every page nests, stands alone, and links to pages that are there`() {
    let paths = Set(Self.files.map(\.path))
    let pages = Self.files.filter { $0.path.hasSuffix(".html") }
    #expect(pages.count == 4)
    for page in pages {
      let scan = PageScan(page.bytes)
      #expect(scan.faults == [], "\(page.path)")
      #expect(scan.count("script") == 0 && scan.count("h1") == 1)
      for target in scan.values(of: "href") where !target.hasPrefix("#") {
        #expect(paths.contains(target), "\(page.path) links to \(target)")
      }
      let ids = scan.values(of: "id")
      #expect(Set(ids).count == ids.count, "\(page.path) has an id twice")
      for id in scan.values(of: "aria-labelledby").flatMap({ $0.split(separator: " ") }) {
        #expect(ids.contains(String(id)), "\(page.path) lacks \(id)")
      }
    }
  }

  @Test func `no words reach out of a page, a table or a terminal`() {
    let csv = Self.files.filter { $0.path.hasSuffix("practitioners.csv") }
    #expect(csv.count == 1)
    #expect(String(decoding: csv[0].bytes, as: UTF8.self).contains("\n'=S001,"))
    let text = WorkloadText.table(Self.result, usesColour: false)
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B })
  }

  @Test func `the workload for other programs is as its schema says`() throws {
    let schema = Repository.standards.appending(path: "schema/workload-result.schema.json")
    let check = try SchemaCheck(schema)
    var result = Self.result
    result.practitioners[0].flags = PractitionerWorkload.Flag.allCases
    result.practitioners[0].next = .init(
      on: CalendarDay(dayNumber: 19_910),
      availablePoints: 1200,
      capacity: Decimal128(90)
    )
    result.practitioners[1].hours = nil
    for result in [Self.result, result] {
      let bytes = Data(WorkloadJSON.bytes(result))
      var document = try #require(
        try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
      )
      #expect(check.faults(of: document) == [])
      document["asOf"] = nil
      document["units"] = [["level": "Town"]]
      #expect(check.faults(of: document).contains("$: lacks asOf"))
      #expect(check.faults(of: document).contains("$.units[0].level: not one of the words allowed"))
    }
  }

  @Test func `the table for a terminal is as it was`() throws {
    let folder = Repository.root.appending(path: "Tests/AuditReportsTests/Golden")
    try expectGolden(
      WorkloadText.table(Self.result, usesColour: false),
      folder.appending(path: "workload.txt")
    )
    try expectGolden(
      String(decoding: WorkloadJSON.bytes(Self.result), as: UTF8.self),
      folder.appending(path: "workload.json")
    )
  }
}
