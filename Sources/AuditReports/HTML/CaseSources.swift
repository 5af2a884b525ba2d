import AuditCore

/// How the page of a case names the rows that its values came from.
struct CaseSources {
  /// The folder that all files share, up to its last slash; empty when they share none.
  let folder: String

  init(_ explanation: CaseExplanation) {
    var shared: Substring?
    func add(_ file: String?) {
      guard let file else { return }
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
    folder = shared.map(String.init) ?? ""
  }

  /// A row in short: `contacts.csv:14`.
  func row(_ file: String?, _ line: Int) -> String {
    guard let file else { return "" }
    let name = file.dropFirst(file.hasPrefix(folder) ? folder.count : 0)
    return line > 0 ? "\(name):\(line)" : String(name)
  }

  /// Says what the short names of rows mean.
  var note: MarkupNode {
    p(.class("quiet")) {
      "Behind each value stands the row it came from, as file and line"
      if !folder.isEmpty {
        ", in the folder "
        MarkupNode.isolated(CaseText.cut(folder))
      }
      "."
    }
  }
}

/// Texts of records and people as the page of a case shows them.
enum CaseText {
  /// The greatest number of characters that one text may take.
  static let limit = 400

  /// A text, cut where it would push everything else off the page.
  static func cut(_ text: String, to limit: Int = limit) -> String {
    text.count <= limit
      ? text : "\(text.prefix(limit))… (\(ReportText.number(text.count)) characters)"
  }
}
