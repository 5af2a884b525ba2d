import AuditCore
import AuditReaders

/// Workbooks made by hand, part by part, in an archive without compression.
enum WorkbookFixture {
  /// A workbook with one sheet, or several.
  static func bytes(
    sheets: [(name: String, rows: String)],
    sharedStrings: String? = nil,
    formats: String = "",
    properties: String = "",
    extra: [(String, String)] = []
  ) -> [UInt8] {
    let list = sheets.enumerated().map {
      #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" r:id="rId\#($0 + 1)"/>"#
    }
    let relations = sheets.indices.map {
      #"<Relationship Id="rId\#($0 + 1)" Type="\#(office)/worksheet" Target="worksheets/sheet\#($0 + 1).xml"/>"#
    }
    var parts = [
      (
        "_rels/.rels",
        #"""
        <Relationships xmlns="\#(package)"><Relationship Id="rId1" \#
        Type="\#(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """#
      ),
      (
        "xl/workbook.xml",
        #"""
        <workbook xmlns="\#(main)" xmlns:r="\#(office)">\#(properties)\#
        <sheets>\#(list.joined())</sheets></workbook>
        """#
      ),
      (
        "xl/_rels/workbook.xml.rels",
        #"""
        <Relationships xmlns="\#(package)">\#(relations.joined())\#
        <Relationship Id="rId90" Type="\#(office)/styles" Target="styles.xml"/>\#
        \#(sharedStrings == nil ? "" : sharedRelation)</Relationships>
        """#
      ),
      ("xl/styles.xml", #"<styleSheet xmlns="\#(main)">\#(formats)</styleSheet>"#),
    ]
    for (position, sheet) in sheets.enumerated() {
      parts.append(
        (
          "xl/worksheets/sheet\(position + 1).xml",
          #"<worksheet xmlns="\#(main)"><sheetData>\#(sheet.rows)</sheetData></worksheet>"#
        )
      )
    }
    if let sharedStrings {
      parts.append(("xl/sharedStrings.xml", #"<sst xmlns="\#(main)">\#(sharedStrings)</sst>"#))
    }
    return archive(parts + extra)
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let sharedRelation =
    #"<Relationship Id="rId91" Type="\#(office)/sharedStrings" Target="/xl/sharedStrings.xml"/>"#

  /// A row of cells with words in them.
  static func row(_ number: Int, _ words: [String]) -> String {
    let cells = words.enumerated().map { column, words in
      let letter = String(UnicodeScalar(UInt8(65 + column)))
      return words.isEmpty
        ? ""
        : #"<c r="\#(letter)\#(number)" t="inlineStr"><is><t>\#(words)</t></is></c>"#
    }
    return #"<row r="\#(number)">\#(cells.joined())</row>"#
  }

  /// An archive of parts as they are.
  static func archive(_ parts: [(name: String, text: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let content = Array(part.text.utf8)
      let sizes =
        little(checksum(content), 4) + little(UInt32(content.count), 4)
        + little(UInt32(content.count), 4) + little(UInt32(name.count), 2)
      // Version 2.0, no flags, stored, 1 January 1980.
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(33, 2) + sizes
      directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 2)
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
      directory += little(UInt32(bytes.count), 4) + name
      bytes += little(0x0403_4B50, 4) + common + little(0, 2) + name + content
    }
    let count = little(UInt32(parts.count), 2)
    return bytes + directory + little(0x0605_4B50, 4) + little(0, 4) + count + count
      + little(UInt32(directory.count), 4) + little(UInt32(bytes.count), 4) + little(0, 2)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  /// The CRC-32 that archives use.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  /// A workbook whose sheet is read into rows of texts, with the kind of each cell.
  static func read(
    _ bytes: [UInt8],
    sheet: String? = nil
  ) -> (rows: [Int: [String]], diagnostics: [Diagnostic]) {
    let (workbook, diagnostics) = Workbook.open(SourceFile(path: "a.xlsx", bytes: bytes))
    guard let workbook else { return ([:], diagnostics) }
    var rows: [Int: [String]] = [:]
    let found = workbook.readSheet(sheet ?? workbook.sheetNames[0]) { row in
      rows[row.number] = row.cells.map { "\($0.column) \($0.kind): \(row.text($0))" }
      return true
    }
    return (rows, found)
  }
}
