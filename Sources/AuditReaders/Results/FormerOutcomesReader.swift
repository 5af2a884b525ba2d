import AuditCore

/// Reads the table of what became of each prompt and key question in each case of an earlier audit.
struct FormerOutcomesReader {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1

  /// Adds the cases of `outcomes.csv` to an audit whose framework and units are read.
  ///
  /// - Returns: What is wrong, without a value of a case.
  static func read(_ file: SourceFile, into audit: inout AuditSnapshot) -> [Diagnostic] {
    var reader = FormerOutcomesReader(file: file, bytes: file.bytes)
    return reader.run(&audit)
  }

  /// What a column of the table holds.
  private enum Column {
    case caseID
    case level(Int)
    case prompt(Int)
    case indicated(Int)
    case judged(Int)
    case judgedPrompt(Int)
    case unknown
  }

  private mutating func run(_ audit: inout AuditSnapshot) -> [Diagnostic] {
    guard let header = row() else { return [.formerTableTorn(place)] }
    let columns = Self.columns(header.map(text), audit)
    let prompts = columns.count { if case .prompt = $0 { true } else { false } }
    let questions = columns.count { if case .indicated = $0 { true } else { false } }
    guard prompts == audit.prompts.count, questions == audit.questions.count,
      case .caseID? = columns.first
    else { return [.formerOtherColumns(Place(path: file.path, line: 1))] }
    let missing = CaseAnswer(Outcome.error)
    var promptAnswers: [[CaseAnswer]] = Array(repeating: [], count: prompts)
    var questionAnswers: [[CaseAnswer]] = Array(repeating: [], count: questions)
    let units = Self.unitPlaces(audit)
    while offset < bytes.count {
      let start = place
      guard let cells = row() else { return [.formerTableTorn(start)] }
      guard cells.count == columns.count else { return [.formerTableTorn(start)] }
      var names: [String] = []
      var promptRow = Array(repeating: missing, count: prompts)
      var questionRow = Array(repeating: missing, count: questions)
      for (column, cell) in zip(columns, cells) {
        switch column {
        case .caseID: audit.caseIDs.append(Self.unguarded(text(cell)))
        case .level(let level) where !cell.isEmpty:
          names.append("\(audit.levels[level]) \(Self.unguarded(text(cell)))")
        case .level, .unknown: break
        case .prompt(let index):
          guard let outcome = outcome(cell) else { return [.formerUnknownWord(start)] }
          promptRow[index] = CaseAnswer(outcome)
        case .indicated(let index):
          guard let outcome = outcome(cell) else { return [.formerUnknownWord(start)] }
          questionRow[index] = CaseAnswer(outcome)
        case .judged(let index) where !cell.isEmpty:
          guard let outcome = outcome(cell) else { return [.formerUnknownWord(start)] }
          questionRow[index] = CaseAnswer(outcome, isJudged: true)
        case .judgedPrompt(let index) where !cell.isEmpty:
          promptRow[index] = CaseAnswer(promptRow[index].outcome, isJudged: true)
        case .judged, .judgedPrompt: break
        }
      }
      for (index, answer) in promptRow.enumerated() { promptAnswers[index].append(answer) }
      for (index, answer) in questionRow.enumerated() { questionAnswers[index].append(answer) }
      audit.unitOfCase.append(names.isEmpty ? UnitTree.noUnit : units[names] ?? UnitTree.noUnit)
    }
    audit.promptAnswers = promptAnswers
    audit.questionAnswers = questionAnswers
    return []
  }

  private static func columns(_ names: [String], _ audit: AuditSnapshot) -> [Column] {
    func places(_ items: [AuditSnapshot.Item]) -> [String: Int] {
      Dictionary(items.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let prompts = places(audit.prompts)
    let questions = places(audit.questions)
    return names.enumerated().map { position, name in
      if position == 0 { return name == "case.id" ? .caseID : .unknown }
      if position <= audit.levels.count { return .level(position - 1) }
      if let prompt = prompts[name] { return .prompt(prompt) }
      if name.hasSuffix(".indicated") {
        return questions[String(name.dropLast(10))].map { .indicated($0) } ?? .unknown
      }
      guard name.hasSuffix(".judged") else { return .unknown }
      let code = String(name.dropLast(7))
      return questions[code].map { .judged($0) } ?? prompts[code].map { .judgedPrompt($0) }
        ?? .unknown
    }
  }

  /// The units by their names and those of the wider ones.
  private static func unitPlaces(_ audit: AuditSnapshot) -> [[String]: Int32] {
    var places: [[String]: Int32] = [:]
    for unit in audit.units.indices {
      let names = audit.path(to: unit).map {
        "\(audit.levels[audit.units[$0].level]) \(audit.units[$0].name)"
      }
      if places[names] == nil { places[names] = Int32(unit) }
    }
    return places
  }

  // MARK: - Cells

  private var place: Place { Place(path: file.path, line: line) }

  private init(file: SourceFile, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The cells of the next row as ranges of bytes, quotation marks left out; `nil` where the file ends
  /// within it.
  private mutating func row() -> [Range<Int>]? {
    var cells: [Range<Int>] = []
    while true {
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        let start = offset + 1
        offset = start
        while true {
          guard offset < bytes.count else { return nil }
          if bytes[offset] == UInt8(ascii: "\"") {
            guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { break }
            offset += 1
          }
          if bytes[offset] == 0x0A { line += 1 }
          offset += 1
        }
        cells.append(start..<offset)
        offset += 1
      } else {
        let start = offset
        while offset < bytes.count, bytes[offset] != UInt8(ascii: ","), bytes[offset] != 0x0D {
          offset += 1
        }
        cells.append(start..<offset)
      }
      guard offset < bytes.count else { return nil }
      if bytes[offset] == UInt8(ascii: ",") {
        offset += 1
        continue
      }
      guard bytes[offset] == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A else {
        return nil
      }
      offset += 2
      line += 1
      return cells
    }
  }

  private func text(_ cell: Range<Int>) -> String {
    let text = String(decoding: bytes[cell], as: UTF8.self)
    let isQuoted = cell.lowerBound > 0 && bytes[cell.lowerBound - 1] == UInt8(ascii: "\"")
    return isQuoted ? text.replacing("\"\"", with: "\"") : text
  }

  /// A text without the apostrophe that keeps spreadsheets from taking it for a formula.
  private static func unguarded(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), let next = text.utf8.dropFirst().first else {
      return text
    }
    return [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(next) ? String(text.dropFirst()) : text
  }

  /// The words of the table with what they say; sufficient and insufficient stand for met and not met.
  private static let words: [(word: [UInt8], outcome: Outcome)] =
    Outcome.allCases.map { (Array($0.name.utf8), $0) } + [
      (Array(Sufficiency.sufficient.name.utf8), .met),
      (Array(Sufficiency.insufficient.name.utf8), .notMet),
    ]

  private func outcome(_ cell: Range<Int>) -> Outcome? {
    for (word, outcome) in Self.words
    where word.count == cell.count && bytes[cell.lowerBound] == word[0]
      && bytes[cell].elementsEqual(word)
    {
      return outcome
    }
    return nil
  }
}
