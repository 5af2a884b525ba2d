import AuditCore

/// The page of all data that a framework's rules read.
struct GuideDataPage {
  static let path = "data.html"

  let report: GuideReport

  var document: MarkupNode {
    report.document(named: "Data", crumbs: ["Data"]) {
      h1("Data")
      p(
        """
        What the rules of this framework read of a case. A record may hold more; what it holds \
        beyond this changes no answer. What is not recorded is never taken for a no.
        """
      )
      if fields.isEmpty { p("No rule reads data of a case.") }
      for (position, group) in groups.enumerated() {
        h2(.id("data-\(position)"), text: group.title)
        DataTable(
          id: "table-\(position)",
          caption: group.title,
          columns: [.text("What"), .text("Kind"), .text("Held in"), .text("Read by")],
          rows: group.fields.map(row),
          isCaptionHidden: true
        ).node
      }
    }
  }

  // MARK: - Which fields

  /// The fields that any rule reads, in the order of the vocabulary.
  private var fields: [GuideField] {
    let guide = report.guide
    let rules =
      guide.standardCases + guide.questionApplies + guide.promptApplies + guide.promptMet
    let read = Set(rules.compactMap { $0 }.flatMap(\.fields))
    return Self.all(in: guide.vocabulary).filter(read.contains)
  }

  private static func all(in vocabulary: Vocabulary) -> [GuideField] {
    func fields(of type: RecordType, list: String?) -> [GuideField] {
      type.fields.map { GuideField(list: list, path: $0.path) }
        + type.lists.flatMap { fields(of: $0, list: $0.name) }
    }
    return fields(of: vocabulary.root, list: nil)
  }

  private var groups: [(title: String, fields: [GuideField])] {
    var groups: [(title: String, list: String?, fields: [GuideField])] = []
    for field in fields {
      if groups.last?.list == field.list, !groups.isEmpty {
        groups[groups.count - 1].fields.append(field)
      } else {
        let list = field.list.flatMap { Self.list($0, in: report.guide.vocabulary.root) }
        let title = list.map { "Each \(Self.lowered($0.title))" } ?? "The case itself"
        groups.append((title, field.list, [field]))
      }
    }
    return groups.map { ($0.title, $0.fields) }
  }

  private func row(_ field: GuideField) -> [MarkupNode] {
    guard let found = Self.find(field, in: report.guide.vocabulary) else { return [] }
    return [
      markup {
        span(.id(Self.anchor(field)), text: found.field.title)
        br()
        code(field.name)
        if !found.field.summary.isEmpty {
          br()
          span(.class("quiet"), text: found.field.summary)
        }
      },
      .text(ReportText.sentence(Self.kind(found.field.type))),
      .text(Self.source(found.field) ?? ""), askers(field),
    ]
  }

  /// The standards, key questions and prompts whose rules read a field.
  private func askers(_ field: GuideField) -> MarkupNode {
    let guide = report.guide
    let index = report.index
    func reads(_ rule: RuleGuide?) -> Bool { rule?.fields.contains(field) == true }
    let standards = index.standards.indices.filter { reads(guide.standardCases[$0]) }
    let questions = index.questions.indices.filter { reads(guide.questionApplies[$0]) }
    let prompts = index.prompts.indices.filter {
      reads(guide.promptApplies[$0]) || reads(guide.promptMet[$0])
    }
    return report.foldedLinks(
      to: standards.map { index.standards[$0].code } + questions.map { index.questions[$0].code }
        + prompts.map { index.prompts[$0].code }
    )
  }

  // MARK: - Words

  /// The anchor of a field.
  static func anchor(_ field: GuideField) -> String {
    "field-\(Slugs.plain(field.list ?? "case"))-\(Slugs.plain(field.path))"
  }

  /// A field with the list it belongs to.
  static func find(
    _ field: GuideField,
    in vocabulary: Vocabulary
  ) -> (field: Field, list: RecordType?)? {
    let list = field.list.flatMap { Self.list($0, in: vocabulary.root) }
    if field.list != nil, list == nil { return nil }
    return (list ?? vocabulary.root).fields.first { $0.path == field.path }.map { ($0, list) }
  }

  private static func list(_ name: String, in type: RecordType) -> RecordType? {
    for list in type.lists {
      if list.name == name { return list }
      if let inner = self.list(name, in: list) { return inner }
    }
    return nil
  }

  /// A field's title with its list's before it.
  static func title(_ field: Field, in list: RecordType?) -> String {
    list.map { "\($0.title): \(lowered(field.title))" } ?? field.title
  }

  /// A title as it stands within a sentence.
  static func lowered(_ title: String) -> String {
    guard let first = title.first, title.dropFirst().first?.isUppercase != true else {
      return title
    }
    return first.lowercased() + title.dropFirst()
  }

  /// What values a field has, in a word or two.
  static func words(_ type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .code(let list): "one of \(ReportText.count(list.codes.count, "code"))"
    case .boolean: "yes or no"
    case .integer: "a whole number"
    case .decimal: "a number"
    case .date: "a day"
    case .dateTime: "a day and time"
    case .daysTimeDuration, .yearsMonthsDuration: "a length of time"
    }
  }

  /// What values a field has, with its codes where they are few.
  private static func kind(_ type: FieldType) -> String {
    guard case .code(let list) = type, list.codes.count <= 8 else { return words(type) }
    return list.codes.map(\.label).joined(separator: "; ")
  }

  /// The system that holds a field, with its name there.
  static func source(_ field: Field) -> String? {
    guard let system = field.sourceSystem else { return nil }
    return field.sourceField.map { "\(system) \($0)" } ?? system
  }
}

extension GuideReport {
  /// Links to prompts by their codes, folded away where there are many.
  func foldedLinks(to codes: [String]) -> MarkupNode {
    if codes.count <= 6 { return links(to: codes) }
    return details {
      summary(ReportText.count(codes.count, "rule"))
      p { links(to: codes) }
    }
  }

  /// Links to items by their codes.
  func links(to codes: [String]) -> MarkupNode {
    .group(
      codes.enumerated().map { position, code in
        markup {
          if position > 0 { ", " }
          if let path = path(code: code) { a(.href(path), text: code) } else { code }
        }
      }
    )
  }
}
