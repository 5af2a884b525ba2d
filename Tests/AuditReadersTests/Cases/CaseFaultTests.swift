import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct CaseFaultTests {
  /// A faulty cell of a CSV file, and what is said of it.
  struct Cell: Sendable, CustomTestStringConvertible {
    var field: String
    var value: String
    var code: String
    var headline: String

    var testDescription: String { "\(field) \(code)" }
  }

  static let cells = [
    Cell(
      field: "rosh.level",
      value: "hihg",
      code: "bad-code",
      headline: "a value of 'rosh.level' is not in its code list"
    ),
    Cell(
      field: "rosh.level",
      value: "High",
      code: "bad-code",
      headline: "a value of 'rosh.level' is not in its code list"
    ),
    Cell(
      field: "sentence.type",
      value: "community orders",
      code: "bad-code",
      headline: "a value of 'sentence.type' is not in its code list"
    ),
    Cell(
      field: "sentence.startedOn",
      value: "2023-02-31",
      code: "bad-date",
      headline: "a value of 'sentence.startedOn' is a day that the calendar does not have"
    ),
    Cell(
      field: "sentence.startedOn",
      value: "31/01/2023",
      code: "bad-date",
      headline: "a value of 'sentence.startedOn' is not a date"
    ),
    Cell(
      field: "sentence.startedOn",
      value: "1999-12-31",
      code: "out-of-range",
      headline: "a value of 'sentence.startedOn' is below the least one allowed"
    ),
    Cell(
      field: "sentence.startedOn",
      value: "2031-01-01",
      code: "out-of-range",
      headline: "a value of 'sentence.startedOn' is above the greatest one allowed"
    ),
    Cell(
      field: "rsr.score",
      value: "100.01",
      code: "out-of-range",
      headline: "a value of 'rsr.score' is above the greatest one allowed"
    ),
    Cell(
      field: "rsr.score",
      value: "-0.01",
      code: "out-of-range",
      headline: "a value of 'rsr.score' is below the least one allowed"
    ),
    Cell(
      field: "rsr.score",
      value: "1.005",
      code: "bad-number",
      headline: "a value of 'rsr.score' has too many decimal places"
    ),
    Cell(
      field: "rsr.score",
      value: "7%",
      code: "bad-number",
      headline: "a value of 'rsr.score' is not a number"
    ),
    Cell(
      field: "offence.count",
      value: "1.0",
      code: "bad-number",
      headline: "a value of 'offence.count' is not a whole number"
    ),
    Cell(
      field: "release.planned",
      value: "Y",
      code: "bad-boolean",
      headline: "a value of 'release.planned' is neither yes nor no"
    ),
    Cell(
      field: "court.heardAt",
      value: "2024-01-08 09:30",
      code: "bad-date-time",
      headline: "a value of 'court.heardAt' is not a date and time"
    ),
    Cell(
      field: "wait.length",
      value: "P1Y",
      code: "bad-duration",
      headline: "a value of 'wait.length' is not a duration"
    ),
    Cell(
      field: "term.length",
      value: "P3D",
      code: "bad-duration",
      headline: "a value of 'term.length' is not a duration"
    ),
  ]

  @Test(arguments: cells)
  func `a faulty cell rejects its row and is told without its value`(cell: Cell) throws {
    let reading = try CaseFixture.read(
      "case.id,\(cell.field)\nC-0001,\nC-0002,\(cell.value)\nC-0003,\n"
    )
    #expect(reading.dump == ["case.id=C-0001", "case.id=C-0003"])
    #expect(reading.codes == [cell.code])
    let fault = try #require(reading.diagnostics.first)
    #expect(fault.headline == cell.headline)
    #expect(fault.headline.count <= 80)
    #expect(fault.place?.line == 3)
    #expect(fault.caseValue == cell.value)
    #expect(reading.messages.allSatisfy { !$0.contains(cell.value) })
    #expect(reading.intake.tables == [Intake.Table(name: "case", readCount: 3, rejectedCount: 1)])
    #expect(
      reading.rejects.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "rejectedLine,rejectedBecause,case.id,\(cell.field)\n"
          + "3,\"\(cell.headline)\",C-0002,\(cell.value)\n"
      ]
    )
  }

  @Test func `the same fault of many rows is told once with the first lines`() throws {
    let rows = (1...9).map { "C-000\($0),\($0 > 2 ? "hi" : "high")\n" }.joined()
    let reading = try CaseFixture.read("case.id,rosh.level\n" + rows)
    #expect(
      reading.messages == [
        """
        error[bad-code]: a value of 'rosh.level' is not in its code list
         --> cases.csv:4
          = note: 4 codes are allowed: low, medium, high, …
          = note: 6 more rows have the same fault (5, 6, 7, …)
          = help: mend the rows, or add the code to <codes id="roshLevel"> of the vocabulary
        """
      ]
    )
  }

  @Test func `a near code is offered`() throws {
    let reading = try CaseFixture.read("case.id,rosh.level\nC-1,hihg\nC-2,\n")
    #expect(reading.diagnostics.first?.helps.first == "did you mean 'high'?")
  }

  @Test(arguments: [
    ("C-0001", "truncated-file"), ("C-0001,a,b\nC-0002,\n", "long-row"),
    ("C-0001\nC-0002,\n", "short-row"), (",a\nC-0002,\n", "missing-value"),
    ("C-0001,a\"b\nC-0002,\n", "bad-quote"), ("C-0001,\"a\"b\nC-0002,\n", "bad-quote"),
    ("C-0001,\"a\nC-0002,\n", "bad-quote"), ("C-0002,\nC-0002,x\n", "duplicate-case"),
  ])
  func `a faulty row is rejected and the others are kept`(rows: String, code: String) throws {
    let reading = try CaseFixture.read("case.id,unit.region\nC-0000,\n" + rows)
    #expect(reading.codes == [code])
    #expect(reading.intake.tables[0].rejectedCount == 1)
    #expect(reading.dump.first == "case.id=C-0000")
    #expect(reading.dump.count == (code == "truncated-file" ? 1 : 2))
    #expect(reading.countsAddUp)
  }

  @Test func `bytes that are not UTF-8 reject their row`() throws {
    var bytes = Array("case.id,unit.region,rosh.level\nC-0001,".utf8)
    bytes += [0xE9] + Array(",\nC-0002,é,\nC-0003,,".utf8) + [0xFF, 0x0A]
    let reading = try CaseFixture.read(bytes)
    #expect(reading.dump == ["case.id=C-0002|unit.region=é"])
    #expect(reading.codes == ["bad-encoding", "bad-encoding"])
    #expect(reading.rejects[0].bytes.contains(0xE9))
  }

  @Test(arguments: [
    ("", "empty-file"), ("\n\n", "empty-file"), ("case.id\n", "no-cases"),
    ("case.id,rosh.level\nC-1,x\n", "no-cases"), ("unit.region\nNorthmarch\n", "missing-header"),
    ("case.id;unit.region\nC-1;x\n", "missing-header"), ("C-1,Northmarch\n", "missing-header"),
    ("case.id,unit.region,unit.region\nC-1,,\n", "duplicate-column"),
    ("case.id,\"unit\nC-1,x\n", "bad-quote"), ("c\u{0}a\u{0}s\u{0}e\u{0}", "bad-encoding"),
    ("PK\u{3}\u{4}", "bad-encoding"),
  ])
  func `a file that cannot be used as a whole says why`(text: String, code: String) throws {
    let reading = try CaseFixture.read(text)
    #expect(reading.codes.contains(code))
    #expect(!reading.isUsable)
    #expect(reading.table.count == 0)
  }

  @Test func `a file without a header does not show its first line`() throws {
    let reading = try CaseFixture.read("C-0001,Northmarch\nC-0002,Eastwold\n")
    #expect(!reading.messages.joined().contains("Northmarch"))
  }

  @Test func `semicolons are named where commas were expected`() throws {
    let reading = try CaseFixture.read("case.id;unit.region\nC-1;x\n")
    #expect(
      reading.diagnostics[0].helps[0]
        == "separate the columns by commas; this file seems to use semicolons"
    )
  }

  @Test func `a column that is not known is ignored with a warning`() throws {
    let reading = try CaseFixture.read("case.id,unit.regoin,Ünit\nC-0001,x,y\n")
    #expect(reading.dump == ["case.id=C-0001"])
    #expect(reading.isUsable)
    #expect(
      reading.messages == [
        """
        warning[unknown-column]: no field is named 'unit.regoin': the column is ignored
         --> cases.csv:1
          = help: did you mean 'unit.region'?
        """,
        """
        warning[unknown-column]: column 3 has no name that a field could have: it is ignored
         --> cases.csv:1
        """,
      ]
    )
  }

  @Test func `child rows without a case, or of a rejected one, are rejected with that reason`()
    throws
  {
    let reading = try CaseFixture.readFolder([
      "cases.csv": "case.id,rosh.level\nC-0001,low\nC-0002,bad\nC-0003,\"a\"b\n",
      "contacts.csv": """
      case.id,type
      C-0002,home visit
      C-0009,home visit
      C-0001,home visit
      ,home visit
      C-0003,office visit
      C-0001,visit

      """,
    ])
    #expect(reading.dump == ["case.id=C-0001|rosh.level=low", "  contacts: type=home visit"])
    #expect(
      reading.intake.tables == [
        Intake.Table(name: "case", readCount: 3, rejectedCount: 2),
        Intake.Table(name: "contacts", readCount: 6, rejectedCount: 5),
      ]
    )
    #expect(
      String(decoding: reading.rejects[1].bytes, as: UTF8.self) == """
        rejectedLine,rejectedBecause,case.id,type
        2,"a record of the list 'contacts' belongs to a case that was rejected",C-0002,home visit
        3,"a record of the list 'contacts' belongs to no case that was read",C-0009,home visit
        5,"a record has no 'case.id', which every one needs",,home visit
        6,"a record of the list 'contacts' belongs to a case that was rejected",C-0003,office visit
        7,"a value of 'type' is not in its code list",C-0001,visit

        """
    )
    #expect(!reading.messages.joined().contains("C-000"))
  }

  @Test func `a list file needs the column of the case and those required`() throws {
    let missingKey = try CaseFixture.readFolder([
      "cases.csv": "case.id\nC-1\n", "contacts.csv": "type\nhome visit\n",
    ])
    #expect(missingKey.codes == ["missing-header"])
    #expect(!missingKey.isUsable)
    let missingType = try CaseFixture.readFolder([
      "cases.csv": "case.id\nC-1\n", "contacts.csv": "case.id,typ\nC-1,home visit\n",
    ])
    #expect(missingType.codes == ["missing-column", "unknown-column"])
    #expect(
      missingType.diagnostics[0].helps == ["rename the column 'typ' to 'type'"]
    )
  }

  @Test func `a file of the folder that is no list is named`() throws {
    let reading = try CaseFixture.readFolder([
      "cases.csv": "case.id\nC-1\n", "contact.csv": "case.id,type\n", ".hidden": "x",
      "cases.json": "[]",
    ])
    #expect(reading.codes.sorted() == ["ambiguous-folder", "unknown-file"])
    #expect(reading.messages.joined().contains("did you mean 'contacts.csv'?"))
    #expect(reading.isUsable)
  }

  @Test func `a strict reading is not usable when a row is faulty`() throws {
    let options = CaseReadingOptions(isStrict: true)
    let faulty = try CaseFixture.read("case.id\nC-1\nC-1\n", options: options)
    #expect(!faulty.isUsable)
    #expect(faulty.table.count == 0)
    #expect(faulty.intake.tables[0].rejectedCount == 1)
    #expect(try CaseFixture.read("case.id\nC-1\n", options: options).isUsable)
  }

  @Test func `what the surroundings lack is thrown in words`() throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func failure(_ name: String, limit: Int = 1 << 20) -> String {
      do throws(ReadingFailure) {
        _ = try CaseReader.read(
          path: folder.appending(path: name).path,
          vocabulary: CaseFixture.vocabulary,
          options: CaseReadingOptions(byteLimit: limit)
        )
        return "nothing"
      } catch {
        return error.headline.replacingOccurrences(of: folder.path, with: "…")
      }
    }
    #expect(failure("none.csv") == "cannot read '…/none.csv': there is no such file or folder")
    #expect(
      failure("") == "cannot read cases from the folder '…': it holds no file of cases"
    )
    try Data("case.id\nC-1\n".utf8).write(to: folder.appending(path: "big.csv"))
    #expect(
      failure("big.csv", limit: 5)
        == "cannot read '…/big.csv': it is larger than the 5 bytes allowed"
    )
    let cases = folder.appending(path: "cases.csv")
    try FileManager.default.createDirectory(at: cases, withIntermediateDirectories: true)
    #expect(failure("") == "cannot read '…/cases.csv': it is a folder, a file was expected")
  }

  @Test func `progress ends at the file's length`() throws {
    let seen = Seen()
    let options = CaseReadingOptions(progress: { done, total in seen.add(done, total) })
    _ = try CaseFixture.read("case.id\nC-1\nC-2\n", options: options, chunkSize: 3)
    #expect(seen.totals == [16])
    #expect((1...16).contains(seen.most))
  }

  /// What a progress callback was told.
  private final class Seen: @unchecked Sendable {
    // Unchecked: the lock guards both.
    private let lock = NSLock()
    private(set) var most = 0
    private(set) var totals = Set<Int>()

    func add(_ done: Int, _ total: Int) {
      lock.lock()
      most = max(most, done)
      totals.insert(total)
      lock.unlock()
    }
  }
}
