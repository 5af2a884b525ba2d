import AuditReports

/// The tags of one written page, read again without trusting the writer.
struct PageScan {
  struct Tag {
    let name: String
    let attributes: [String: String]
  }

  /// Every start tag, in order.
  private(set) var tags: [Tag] = []
  /// What does not nest, or is not written as it should be.
  private(set) var faults: [String] = []
  /// The text between the tags, entities not replaced.
  private(set) var text = ""

  private static let void: Set<String> = ["meta", "link", "br", "img", "!DOCTYPE"]

  init(_ bytes: [UInt8]) {
    var open: [String] = []
    var rest = String(decoding: bytes, as: UTF8.self)[...]
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag without an end")
        return
      }
      let inside = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.first == "/" {
        if open.popLast() != String(inside.dropFirst()) { faults.append("stray \(inside)") }
        continue
      }
      let name = String(inside.prefix { $0 != " " })
      if name == "!DOCTYPE" || name == "?xml" { continue }
      tags.append(Tag(name: name, attributes: Self.attributes(inside.dropFirst(name.count))))
      if !Self.void.contains(name), inside.last != "/" { open.append(name) }
    }
    text += rest
    if !open.isEmpty { faults.append("never ended: \(open)") }
  }

  private static func attributes(_ text: Substring) -> [String: String] {
    var found: [String: String] = [:]
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    for position in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[position].filter { $0 != " " && $0 != "=" }
      found[name] = String(parts[position + 1])
    }
    return found
  }

  /// The values of an attribute over all tags.
  func values(of attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }

  /// How many tags have a name.
  func count(_ name: String) -> Int { tags.count { $0.name == name } }
}

/// All pages of the fixture with those of all its cases, written once.
enum FixturePages {
  static let report = HTMLReport(result: ResultFixture.result)
  static let files: [ReportFile] =
    Array(report.pages)
    + report.caseRowsWithPages.map {
      report.casePage(for: ExplanationFixture.explanation(row: $0))
    }
  static let pages = files.filter { $0.path.hasSuffix(".html") }
  static let scans = Dictionary(
    uniqueKeysWithValues: pages.map { ($0.path, PageScan($0.bytes)) }
  )

  static func text(_ path: String) -> String {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }
}
