import AuditCore
import Foundation
import Testing

@testable import AuditReaders

struct CSVCaseReaderTests {
  @Test func `every type of field is read into its column`() throws {
    let reading = try CaseFixture.read(
      """
      case.id,unit.region,sentence.type,sentence.startedOn,rosh.level,rsr.score,offence.count,\
      release.planned,court.heardAt,wait.length,term.length
      C-0001,Northmarch,community order,2024-02-29,very high,3.5,-12,yes,2024-01-08T09:30,P3DT4H,P1Y6M
      C-0002,,,,,,,,,,
      C-0003,Eastwold,licence,2001-01-01,low,100,0,false,1969-12-31T23:59:59,-PT1S,P0M

      """
    )
    #expect(reading.messages == [])
    #expect(
      reading.dump == [
        "case.id=C-0001|unit.region=Northmarch|sentence.type=community order"
          + "|sentence.startedOn=2024-02-29|rosh.level=very high|rsr.score=3.5|offence.count=-12"
          + "|release.planned=yes|court.heardAt=2024-01-08T09:30:00|wait.length=P3DT4H"
          + "|term.length=P1Y6M",
        "case.id=C-0002",
        "case.id=C-0003|unit.region=Eastwold|sentence.type=licence|sentence.startedOn=2001-01-01"
          + "|rosh.level=low|rsr.score=100|offence.count=0|release.planned=no"
          + "|court.heardAt=1969-12-31T23:59:59|wait.length=-PT1S|term.length=P0M",
      ]
    )
    #expect(reading.isUsable)
    #expect(reading.intake.tables == [Intake.Table(name: "case", readCount: 3, rejectedCount: 0)])
  }

  @Test func `a value that is not recorded is stored as zero`() throws {
    let reading = try CaseFixture.read("case.id,offence.count\nC-0001,x\nC-0002,\nC-0003,5\n")
    guard case .integers(let numbers) = reading.table.records.columns[6].values else {
      Issue.record("not a column of whole numbers")
      return
    }
    #expect(numbers == [0, 5])
    #expect(reading.table.records.columns[6].validity.setIndices == [1])
  }

  @Test func `zero bytes are told, with the first line that has one`() throws {
    let reading = try CaseFixture.read("case.id,unit.region\nC-0001,North\nC-0002,\0\nC-0003,\0\n")
    #expect(reading.isUsable)
    let told = try #require(reading.diagnostics.first { $0.code.name == "zero-bytes" })
    #expect(told.place?.line == 3 && told.severity == .warning)
  }

  @Test func `columns may stand in any order and a file needs only the required ones`() throws {
    let reading = try CaseFixture.read("rosh.level,case.id\nhigh,C-0001\n")
    #expect(reading.dump == ["case.id=C-0001|rosh.level=high"])
  }

  @Test(arguments: [
    "\u{FEFF}case.id,unit.region\nC-0001,Northmarch\n",
    "case.id,unit.region\r\nC-0001,Northmarch\r\n",
    "case.id,unit.region\nC-0001,Northmarch",
    "case.id,unit.region\r\nC-0001,Northmarch",
    "\"case.id\",\"unit.region\"\r\n\"C-0001\",\"Northmarch\"\r\n",
    "case.id,unit.region\nC-0001,Northmarch\n\n\n",
    "case.id,unit.region\r\nC-0001,Northmarch\r\n\r\n\r\n",
    "\ncase.id,unit.region\nC-0001,Northmarch\n",
    "rejectedLine,rejectedBecause,case.id,unit.region\n7,mended,C-0001,Northmarch\n",
  ])
  func `marks, line ends and blank lines do not matter`(text: String) throws {
    let reading = try CaseFixture.read(text)
    #expect(reading.messages == [])
    #expect(reading.dump == ["case.id=C-0001|unit.region=Northmarch"])
  }

  @Test func `quoted cells hold commas, line breaks and doubled quotes`() throws {
    let reading = try CaseFixture.read(
      "case.id,unit.region\nC-0001,\"North, \"\"the\"\"\nmarch\"\n\"C-\"\"2\",\"\"\nC-0003,é\n"
    )
    #expect(
      reading.dump == [
        "case.id=C-0001|unit.region=North, \"the\"\nmarch", "case.id=C-\"2",
        "case.id=C-0003|unit.region=é",
      ]
    )
    #expect(reading.table.records.origins.lines == [2, 4, 5])
  }

  @Test func `child rows in any order come to their case in the file's order`() throws {
    let reading = try CaseFixture.readFolder([
      "cases.csv": "case.id\nC-0001\nC-0002\nC-0003\n",
      "contacts.csv": """
      date,case.id,type
      2024-01-03,C-0003,home visit
      2024-01-01,C-0001,office visit
      2024-01-02,C-0003,office visit
      2024-01-04,"C-0001",home visit

      """,
    ])
    #expect(reading.messages == [])
    #expect(
      reading.dump == [
        "case.id=C-0001",
        "  contacts: type=office visit|date=2024-01-01",
        "  contacts: type=home visit|date=2024-01-04",
        "case.id=C-0002",
        "case.id=C-0003",
        "  contacts: type=home visit|date=2024-01-03",
        "  contacts: type=office visit|date=2024-01-02",
      ]
    )
    let contacts = reading.table.records.lists[0].table
    #expect(contacts.origins.lines == [3, 5, 2, 4])
    #expect(
      reading.table.files.map { $0.split(separator: "/").last } == ["cases.csv", "contacts.csv"]
    )
    #expect(contacts.origins.origin(of: 0).fileIndex == 1)
  }

  @Test func `child rows that are in the cases' order are left as they are`() throws {
    let reading = try CaseFixture.readFolder([
      "cases.csv": "case.id\nC-0001\nC-0002\n",
      "contacts.csv": "case.id,type\nC-0001,home visit\nC-0002,home visit\nC-0002,office visit\n",
    ])
    #expect(reading.table.records.lists[0].offsets == [0, 1, 3])
  }

  @Test func `every way of cutting a file into parts gives the same reading`() throws {
    let cases = #"""
      case.id,unit.region,rosh.level
      C-0001,"a
      b,c",high
      C-0002,"say ""x""",
      C-0003,x,bad
      C-0004,"y"z,low
      C-0005,"
      ",low
      C-0002,again,low
      C-0006,"open,low
      C-0007,é,medium

      """#
    let contacts =
      "case.id,type,note\n"
      + (0..<6).map { "C-000\(7 - $0),home visit,\"n\n\($0)\"\n" }.joined()
    let whole = try CaseFixture.readFolder(["cases.csv": cases, "contacts.csv": contacts])
    #expect(whole.table.count == 4)
    for size in 1...(cases.utf8.count + 1) {
      let parts = try CaseFixture.readFolder(
        ["cases.csv": cases, "contacts.csv": contacts],
        chunkSize: size
      )
      #expect(parts.fingerprint == whole.fingerprint, "parts of \(size) bytes")
    }
  }

  @Test func `random cells come back as they were written`() throws {
    var random = CaseRandom(seed: 7)
    let letters = ["a", "\"", ",", "\n", "\r\n", " ", "é", "🙂", "x"]
    for round in 0..<60 {
      var text = "unit.region,case.id\n"
      var expected: [String] = []
      for row in 0..<Int.random(in: 1...40, using: &random) {
        let cell = (0..<Int.random(in: 0...6, using: &random))
          .map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
        let needsQuotes = cell.contains { "\",\n\r".contains($0) || $0 == "\r\n" }
        let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"")
        let quoted = "\"\(doubled)\""
        text += "\(needsQuotes || Bool.random(using: &random) ? quoted : cell),C-\(row)\n"
        expected.append(
          "case.id=C-\(row)" + (cell.isEmpty ? "" : "|unit.region=\(cell)")
        )
      }
      let reading = try CaseFixture.read(text, chunkSize: Int.random(in: 1...200, using: &random))
      #expect(reading.dump == expected, "round \(round)")
    }
  }

  @Test func `random bytes never crash and every row is counted once`() throws {
    var random = CaseRandom(seed: 11)
    let pieces = [
      "C-1", "C-2", "C-3", ",", ",", "\n", "\n", "\"", "\"\"", "\r\n", "high", "2024-02-30",
      "\u{0}",
      "1.5", "é",
    ]
    for round in 0..<300 {
      var bytes = Array("case.id,rosh.level,rsr.score\n".utf8)
      for _ in 0..<Int.random(in: 0...80, using: &random) {
        if Int.random(in: 0..<40, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        } else {
          bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8
        }
      }
      let whole = try CaseFixture.read(bytes)
      let parts = try CaseFixture.read(bytes, chunkSize: Int.random(in: 1...30, using: &random))
      #expect(whole.countsAddUp, "round \(round)")
      #expect(parts.fingerprint == whole.fingerprint, "round \(round)")
    }
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["CASEAUDIT_SLOW_TESTS"] != nil,
      "set CASEAUDIT_SLOW_TESTS to read a large folder"
    )
  )
  func `a large folder is read whole`() throws {
    let count = 200_000
    let cases = (0..<count).map { "C-\($0),\($0 % 2 == 0 ? "high" : "low")\n" }.joined()
    let contacts = (0..<count * 5).map { "C-\($0 % count),home visit,2024-01-01\n" }.joined()
    let reading = try CaseFixture.readFolder(
      [
        "cases.csv": "case.id,rosh.level\n" + cases,
        "contacts.csv": "case.id,type,date\n" + contacts,
      ],
      chunkSize: 1 << 20
    )
    #expect(reading.messages == [])
    #expect(reading.table.count == count)
    let list = reading.table.records.lists[0]
    #expect(list.table.rowCount == count * 5)
    #expect((0..<count).allSatisfy { list.rows(of: $0).count == 5 })
    #expect(list.table.origins.lines[1] == UInt32(count + 2))
  }
}
