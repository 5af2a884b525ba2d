import AuditCore

/// How the page of a case names the rows that its values came from.
struct CaseSources {
  /// The folder that all files share, up to its last slash; empty when they share none.
  let folder: String
  /// The name of each file below that folder.
  private let names: [String: String]
  /// The row of the case itself, which most values come from.
  private(set) var caseRow: String?

  init(_ explanation: CaseExplanation) {
    var shared: Substring?
    var files: Set<String> = []
    var last: String?
    func add(_ file: String?) {
      // Most values are of the row before, and a case has many values of few files.
      guard let file, file != last else { return }
      last = file
      guard files.insert(file).inserted else { return }
      let folder = file[
        ..<(file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex)
      ]
      guard var common = shared else {
        shared = folder
        return
      }
      while !folder.hasPrefix(common) {
        let rest = common.dropLast()
        common = rest[..<(rest.lastIndex(of: "/").map { rest.index(after: $0) } ?? rest.startIndex)]
      }
      shared = common
    }
    for entry in explanation.timeline.entries { add(entry.file) }
    func look(_ clause: ClauseExplanation) {
      for value in clause.values { add(value.file) }
      for part in clause.parts { look(part) }
    }
    for question in explanation.questions {
      question.applies.map(look)
      for prompt in question.prompts {
        prompt.applies.map(look)
        prompt.met.map(look)
      }
    }
    let folder = shared.map(String.init) ?? ""
    self.folder = folder
    names = Dictionary(
      uniqueKeysWithValues: files.map { ($0, String($0.dropFirst(folder.count))) }
    )
    let events = explanation.timeline.entries.filter { $0.kind == .event && $0.isOfCase }
    caseRow = events.first.flatMap { row($0.file, $0.line) }
  }

  /// A row in short: `contacts.csv:14`.
  func row(_ file: String?, _ line: Int) -> String? {
    guard let file else { return nil }
    let name = names[file] ?? file
    return line > 0 ? "\(name):\(line)" : name
  }

  /// Says how to read values and the short names of rows.
  var note: MarkupNode {
    p(.class("quiet")) {
      "Behind each value stands the row it came from, as file and line"
      if !folder.isEmpty {
        ", in the folder "
        CaseText.isolated(folder)
      }
      if let caseRow {
        "; values without one are of the case's own row, "
        CaseText.isolated(caseRow)
      }
      """
      . What was worked out has an equals sign; what it was worked out from stands where it first \
      comes.
      """
    }
  }
}

/// Texts of records and people as the page of a case shows them.
enum CaseText {
  /// The greatest number of characters that one text may take.
  static let limit = 400

  /// A text of a record or a person, cut, and kept apart where its direction could matter.
  static func isolated(_ text: String, to limit: Int = limit) -> MarkupNode {
    let shown = cut(text, to: limit)
    return shown.utf8.allSatisfy { $0 < 0x80 } ? .text(shown) : .isolated(shown)
  }

  /// A text, cut where it would push everything else off the page.
  static func cut(_ text: String, to limit: Int = limit) -> String {
    text.isLonger(than: limit)
      ? "\(text.prefix(limit))… (\(ReportText.number(text.count)) characters)" : text
  }
}
