import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct JSONReportTests {
  private static let bytes = JSONReport(result: ResultFixture.result).file.bytes
  private static let schema = Repository.standards.appending(path: "schema/result.schema.json")

  @Test func `the result is as its schema says`() throws {
    let document = try JSONSerialization.jsonObject(with: Data(Self.bytes))
    #expect(try SchemaCheck(Self.schema).faults(of: document).isEmpty)
  }

  @Test func `the schema refuses what the result does not hold`() throws {
    let check = try SchemaCheck(Self.schema)
    var document = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.bytes)) as? [String: Any]
    )
    document["indicative"] = nil
    document["extra"] = 1
    document["formatVersion"] = 2
    #expect(
      check.faults(of: document).sorted() == [
        "$.formatVersion: not 1", "$: extra is not in the schema", "$: lacks indicative",
      ]
    )
  }

  @Test func `the result is written as agreed`() throws {
    try expectGolden(
      String(decoding: Self.bytes, as: UTF8.self),
      HTMLReportTests.golden("result.json")
    )
  }

  @Test func `nobody who judged is named`() {
    let text = String(decoding: Self.bytes, as: UTF8.self)
    #expect(!text.contains("Assessor") && !text.contains("L. Lead"))
    #expect(!text.contains("names nobody") && !text.contains("Leaders know"))
  }

  @Test func `texts are escaped and read again as they were`() throws {
    let text = "a\"b\\c\n\t\r\u{0}\u{1F}\u{7F}é\u{202E}💥"
    let bytes = JSONValue.list([.text(text)]).bytes
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String]
    #expect(read == [text])
    #expect(!bytes.dropLast().contains { $0 < 0x20 })
  }

  @Test func `empty lists and objects are written on one line`() {
    let value = JSONValue.object([
      ("a", .list([])), ("b", .object([])), ("c", .list([.list([.null])])),
    ])
    let text = String(decoding: value.bytes, as: UTF8.self)
    #expect(text == "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    [null]\n  ]\n}\n")
  }
}
