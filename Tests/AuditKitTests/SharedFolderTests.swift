import AuditCore
import AuditEngine
import AuditKit
import AuditReports
import AuditTestSupport
import Foundation
import Testing

/// What is withheld in `share/` can be had from none of its bytes.
struct SharedFolderTests {
  private typealias Cases = SmallAudit.Cases

  private func inTemporaryFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// The files of `share/`, workbooks among them, and what the check of it finds.
  private func shared(_ cases: [Cases], by policy: String) throws -> [String: [UInt8]] {
    try inTemporaryFolder { try shared(cases, by: policy, in: $0) }
  }

  private func shared(
    _ cases: [Cases],
    by policy: String,
    in folder: URL
  ) throws -> [String: [UInt8]] {
    let path = Repository.standards.appending(path: "disclosure/\(policy).xml").path
    let (run, diagnostics) = try SmallAudit.run(SmallAudit.rows(cases), in: folder) {
      $0.disclosurePath = path
    }
    _ = try #require(run, "\(diagnostics.all.map(\.headline))")
    let share = folder.appending(path: "out/share")
    let outcome = try DisclosureCheck.run(share.path, policyName: path)
    #expect(outcome.diagnostics.all.map(\.headline) == [])
    #expect(outcome.withheldCount > 0)
    #expect(outcome.tableCount == 4)
    return try SmallAudit.files(share)
  }

  private func expectSame(_ left: [Cases], _ right: [Cases], by policy: String) throws {
    // In the same place, since pages name the files that were read.
    let (one, other) = try inTemporaryFolder { folder in
      (try shared(left, by: policy, in: folder), try shared(right, by: policy, in: folder))
    }
    #expect(one.keys.sorted() == other.keys.sorted())
    #expect(one.count > 15)
    for (name, bytes) in one { #expect(other[name] == bytes, "\(name) tells them apart") }
  }

  /// Units in which few cases of medium risk were not visited in the first.
  private static func groups(_ shift: Int) -> [Cases] {
    let counts = [
      ("Alderbeck", [(40 + shift, 3 - shift), (30 - shift, 20 + shift)]),
      ("Brackendale", [(30 - shift, 22 + shift), (31 + shift, 24 - shift)]),
      ("Dunmere", [(60, 50), (70, 55)]),
    ]
    return counts.flatMap { unit, risks in
      zip(["medium", "high"], risks).flatMap { risk, count in
        [
          Cases(unit, risk, visited: true, count.0), Cases(unit, risk, visited: false, count.1),
        ]
      }
    }
  }

  /// Units in the first of which few cases were not visited at all.
  private static func units(_ shift: Int) -> [Cases] {
    let counts = [
      ("Alderbeck", 40 + shift, 3 - shift), ("Brackendale", 30 - shift, 9 + shift),
      ("Dunmere", 80, 90),
    ]
    return counts.flatMap { unit, visited, not in
      [Cases(unit, "high", visited: true, visited), Cases(unit, "high", visited: false, not)]
    }
  }

  @Test(arguments: ["fewer-than-five", "rounded-to-five"])
  func `two audits that differ in a withheld group only have the same bytes to share`(
    policy: String
  ) throws {
    try expectSame(Self.groups(0), Self.groups(1), by: policy)
  }

  @Test func `two audits that differ in withheld units only have the same bytes to share`() throws {
    try expectSame(Self.units(0), Self.units(1), by: "fewer-than-five")
  }

  @Test func `what differs in a number that is shown does differ in what is shared`() throws {
    let one = try shared(Self.groups(0), by: "fewer-than-five")
    var changed = Self.groups(0)
    changed[8].count += 7
    let other = try shared(changed, by: "fewer-than-five")
    #expect(one["tables/groups.csv"] != other["tables/groups.csv"])
    #expect(one["report/index.html"] != other["report/index.html"])
  }

  @Test func `a withheld number is marked on pages and in tables, never shown as zero`() throws {
    let files = try shared(Self.groups(0), by: "fewer-than-five")
    func text(_ name: String) -> String { String(decoding: files[name] ?? [], as: UTF8.self) }
    for name in [
      "report/units/alderbeck/by-characteristic.html",
      "report/units/alderbeck/2.1.1-question.html", "tables/groups.csv", "report.html",
    ] {
      #expect(text(name).contains("[c]"), "\(name)")
    }
    #expect(!text("report/units/alderbeck/2.1.1-question.html").contains("0 of 0"))
    #expect(!files.keys.contains { $0.hasSuffix("-cases.html") || $0.contains("cases/") })
  }

  @Test func `what holds ratings down is not told of some units only`() throws {
    func index(_ cases: [Cases]) throws -> String {
      let files = try shared(cases, by: "fewer-than-five")
      return String(decoding: files["report/index.html"] ?? [], as: UTF8.self)
    }
    let whole = try index(Self.groups(0))
    #expect(whole.contains("deciding-table") && !whole.contains("hold ratings down is left out"))
    let partly = try index(Self.units(0))
    #expect(!partly.contains("deciding-table") && partly.contains("hold ratings down is left out"))
  }

  @Test func `no reference of a case is in anything to share`() throws {
    for (name, bytes) in try shared(Self.groups(0), by: "fewer-than-five") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("C-10"), "\(name)")
    }
  }

  // MARK: - The check

  /// Finds what the check of a changed folder to share says.
  private func check(_ change: (URL) throws -> Void) throws -> [DiagnosticCode] {
    try inTemporaryFolder { folder in
      let path = Repository.standards.appending(path: "disclosure/fewer-than-five.xml").path
      try SmallAudit.run(SmallAudit.rows(Self.groups(0)), in: folder) { $0.disclosurePath = path }
      let share = folder.appending(path: "out/share")
      try change(share)
      return try DisclosureCheck.run(share.path, policyName: path).diagnostics.all.map(\.code)
    }
  }

  @Test func `a number of a group that is filled in gives away the others`() throws {
    let codes = try check { share in
      let file = share.appending(path: "tables/groups.csv")
      let table = try String(contentsOf: file, encoding: .utf8)
      let row = "Delivery unit,Alderbeck,Northmarch,Risk,high,2.1,2.1.1,visits,[c],[c],[c]"
      #expect(table.contains(row))
      let filled = table.replacing(row, with: row.replacing("[c],[c],[c]", with: "30,50,60"))
      try Data(filled.utf8).write(to: file)
    }
    #expect(codes.map(\.name).contains("disclosed"))
  }

  @Test func `a table that nobody knows how to check is refused`() throws {
    let codes = try check { share in
      try Data("Unit,Cases\n".utf8).write(to: share.appending(path: "tables/extra.csv"))
    }
    #expect(codes.map(\.name) == ["table-unknown"])
  }

  @Test func `groups without their headings are refused`() throws {
    let codes = try check { share in
      let file = share.appending(path: "tables/group-cases.csv")
      let table = try String(contentsOf: file, encoding: .utf8)
      try Data(table.replacing("Cases in the group", with: "Number").utf8).write(to: file)
    }
    #expect(codes.map(\.name) == ["table-unreadable"])
  }

  // MARK: - From scores

  @Test func `a rating from scores withholds small counts and what comes of them`() throws {
    func shared(_ good: Int) throws -> AuditResult {
      let rows = ["Eastwold,2.1.1,\(good),48,,,", "Northmarch,2.1.1,20,40,,,"]
      let rated = try RatingFromScores.rate("adult-pdu-2021", rows)
      let path = Repository.standards.appending(path: "disclosure/fewer-than-five.xml").path
      return try inTemporaryFolder { _ in
        DisclosureControl.protect(
          rated.result,
          by: DisclosurePolicy(id: "five", title: "Five", threshold: 5, place: Place(path: path))
        )
      }
    }
    func bytes(_ result: AuditResult) -> [[UInt8]] {
      HTMLReport(result: result).pages.map(\.bytes) + TablesCSV.files(of: result).map(\.bytes)
        + [MarkdownSummary(result: result).file.bytes]
    }
    let (one, other) = (try shared(45), try shared(46))
    #expect(one.unitResults[0].standards.flatMap(\.questions)[0].knowledge == .withheld)
    #expect(one.unitResults[1].standards.flatMap(\.questions)[0].share == Share(20, of: 40))
    #expect(bytes(one) == bytes(other))
  }
}
