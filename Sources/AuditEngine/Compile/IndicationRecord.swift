import AuditCore

/// The record that a key question's own rule reads: counts of the prompts' outcomes, and each
/// prompt's outcome under its letter.
enum IndicationRecord {
  /// The names of the counts, in the order of the record's fields.
  static let counts = [
    "met", "notMet", "notEvidenced", "awaiting", "criticalNotMet", "criticalNotEvidenced",
  ]

  /// The outcomes as codes; an outcome's raw value is its index.
  private static let outcomes = CodeList(
    id: "outcome",
    title: "Outcome of a prompt",
    codes: Outcome.allCases.map { CodeList.Code(value: $0.name, label: $0.words) }
  )

  /// Describes the record of a key question.
  ///
  /// - Returns: The record, and the positions of the prompts that have a field of their own; a
  ///   prompt has none when its letter is taken or is not a name in FEEL.
  static func make(for question: KeyQuestion) -> (record: RecordType, named: [Int]) {
    var fields = counts.map { name in
      Field(path: name, type: .integer, title: name, place: question.place)
    }
    var named: [Int] = []
    for (position, prompt) in question.prompts.enumerated() {
      let name = name(of: prompt)
      guard isName(name), !fields.contains(where: { $0.path == name }) else { continue }
      fields.append(
        Field(path: name, type: .code(outcomes), title: prompt.question, place: prompt.place)
      )
      named.append(position)
    }
    return (RecordType(name: "question", title: question.title, fields: fields), named)
  }

  /// The last part of a prompt's code, as `a` of `2.2.3.a`.
  static func name(of prompt: Prompt) -> String {
    prompt.code.split(separator: ".").last.map(String.init) ?? ""
  }

  private static func isName(_ text: String) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber }
  }
}
