import AuditCore
import Foundation
import Testing

@testable import AuditReports

struct OutcomesCSVTests {
  private static func lines(_ csv: OutcomesCSV) -> [String] {
    String(decoding: csv.file.bytes, as: UTF8.self).components(separatedBy: "\r\n")
  }

  @Test func `one row a case holds units, outcomes, what is indicated and what was judged`() {
    let lines = Self.lines(OutcomesCSV(result: ResultFixture.result))
    #expect(lines.count == 50)
    #expect(lines[0].hasPrefix("case.id,region,pdu,2.1.1.a,2.1.1.b,2.1.2.a,"))
    #expect(lines[0].hasSuffix(",2.3.1.indicated,2.3.1.judged"))
    #expect(lines[1].hasPrefix("C-0001,Northmarch,Eastwold,notMet,"))
    #expect(lines[1].contains(",sufficient,sufficient,"))
    #expect(lines[48].hasPrefix("C-0048,,,"))
    let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).count
    #expect(columns == 3 + 10 + 12)
    #expect(cells == columns)
  }

  @Test(
    arguments: [
      ("=1+1", "'=1+1"), ("+44", "'+44"), ("-1", "'-1"), ("@sum", "'@sum"), ("\tx", "'\tx"),
      ("\rx", "\"'\rx\""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("C-0001", "C-0001"), ("", ""),
    ]
  )
  func `a cell is quoted where it must be and is never a formula`(cell: String, written: String) {
    var bytes: [UInt8] = []
    OutcomesCSV.append(cell: cell, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == written)
  }

  @Test func `the table can be written piece by piece`() {
    let csv = OutcomesCSV(result: ResultFixture.result)
    var bytes = csv.header
    for start in stride(from: 0, to: csv.rowCount, by: 7) {
      csv.append(rows: start..<min(start + 7, csv.rowCount), to: &bytes)
    }
    #expect(bytes == csv.file.bytes)
  }
}
