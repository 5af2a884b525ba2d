import AuditCore
import AuditGenerator
import Foundation
import Testing

struct RecordWriterTests {
  private static func text(_ form: RecordForm) -> [String: String] {
    let generator = CaseGenerator(
      vocabulary: TinyVocabulary.vocabulary,
      seed: 11,
      asOf: CalendarDay(dayNumber: 20_088)
    )
    var bytes: [String: [UInt8]] = [:]
    generator.generate(count: 40, as: form) { bytes[$0, default: []] += $1 }
    return bytes.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// The cells of a CSV file as `column=value`, a line a row; no made-up text holds a comma.
  private static func rows(_ text: String?) -> [[String]] {
    let lines = (text ?? "").split(separator: "\n")
    let names = lines.first?.split(separator: ",") ?? []
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return zip(names, cells).filter { !$1.isEmpty }.map { "\($0)=\($1)" }.sorted()
    }
  }

  private static func attributes(_ line: Substring) -> [String] {
    line.matches(of: /([A-Za-z.]+)="([^"]*)"/).map { "\($0.1)=\($0.2)" }.sorted()
  }

  private static func cells(_ object: [String: Any], prefix: String = "") -> [String] {
    object.flatMap { key, value -> [String] in
      switch value {
      case let inner as [String: Any]: cells(inner, prefix: prefix + key + ".")
      case let text as String: ["\(prefix)\(key)=\(text)"]
      default: []
      }
    }.sorted()
  }

  @Test func `XML holds the cases of CSV`() {
    let csv = Self.rows(Self.text(.csv)["cases.csv"])
    let xml = (Self.text(.xml)["cases.xml"] ?? "").split(separator: "\n")
      .filter { $0.hasPrefix("  <case ") }
      .map { Self.attributes($0) }
    #expect(csv.count == 40)
    #expect(csv == xml)
  }

  @Test func `XML holds the list records of CSV, each under its case`() {
    let csv = Self.rows(Self.text(.csv)["contacts.csv"])
    var caseID = ""
    var xml: [[String]] = []
    for line in (Self.text(.xml)["cases.xml"] ?? "").split(separator: "\n") {
      if line.hasPrefix("  <case ") {
        caseID = Self.attributes(line).first { $0.hasPrefix("case.id=") } ?? ""
      } else if line.hasPrefix("    <contacts ") {
        xml.append((Self.attributes(line) + [caseID]).sorted())
      }
    }
    #expect(csv.count > 400)
    #expect(csv == xml)
  }

  @Test func `JSON Lines hold the cases of CSV`() throws {
    let csv = Self.rows(Self.text(.csv)["cases.csv"])
    let lines = (Self.text(.jsonLines)["cases.jsonl"] ?? "").split(separator: "\n")
    #expect(lines.count == 40)
    var contacts = 0
    for (line, row) in zip(lines, csv) {
      let parsed = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let object = try #require(parsed as? [String: Any])
      contacts += (object["contacts"] as? [Any])?.count ?? 0
      let texts = Set(Self.cells(object))
      // Numbers and booleans are written without quotes: they are counted, not compared.
      #expect(texts.isSubset(of: row))
      #expect(texts.count >= 5)
    }
    #expect(contacts == Self.rows(Self.text(.csv)["contacts.csv"]).count)
  }

  @Test(arguments: RecordForm.allCases)
  func `text that a form gives a meaning is escaped`(form: RecordForm) throws {
    let hostile = CodeList(
      id: "hostile",
      title: "Hostile",
      codes: [.init(value: "a, \"b\" <c> & d\ne", label: "e")]
    )
    let vocabulary = Vocabulary(
      id: "hostile",
      version: "1",
      title: "Hostile",
      codeLists: [hostile],
      root: RecordType(
        name: "case",
        title: "Case",
        fields: [
          TinyVocabulary.field("case.id", .text, isRequired: true),
          TinyVocabulary.field("word", .code(hostile), isRequired: true),
        ]
      ),
      keyField: 0,
      place: Place(path: "hostile.xml")
    )
    let generator = CaseGenerator(
      vocabulary: vocabulary,
      seed: 1,
      asOf: CalendarDay(dayNumber: 20_000)
    )
    var bytes: [UInt8] = []
    generator.generate(count: 1, as: form) { bytes += $1 }
    let expected =
      switch form {
      case .csv: "case.id,word\nC-000001,\"a, \"\"b\"\" <c> & d\ne\"\n"
      case .xml:
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <cases xmlns="urn:caseaudit:cases:1">
          <case case.id="C-000001" word="a, &quot;b&quot; &lt;c> &amp; d&#10;e"/>
        </cases>

        """
      case .jsonLines:
        #"{"case":{"id":"C-000001"},"word":"a, \"b\" <c> & d\u000ae"}"# + "\n"
      }
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
