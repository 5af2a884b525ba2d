import AuditCore

extension FrameworkParts {
  /// Adds a domain with all it holds.
  mutating func add(_ domain: Domain) {
    var part = FrameworkPart(
      key: "domain \(domain.code)",
      item: "domain \(domain.code)",
      about: domain.title,
      holder: nil,
      topic: .added
    )
    part.add(.wording, "title", domain.title)
    append(part)
    for standard in domain.standards { add(standard, in: part.key) }
  }

  private mutating func add(_ standard: Standard, in holder: String) {
    var part = FrameworkPart(
      key: "standard \(standard.code)",
      item: "standard \(standard.code)",
      about: standard.title,
      holder: holder,
      topic: .added
    )
    part.add(.wording, "title", standard.title)
    part.add(.wording, "statement", standard.statement)
    switch standard.basis {
    case .evidence: part.add(.settings, "rated on", "evidence")
    case .cases(let combination, let bands):
      part.add(.settings, "rated on", "cases")
      part.add(.settings, "key questions count", combination.rawValue)
      part.add(.settings, "bands", bands)
    }
    part.add(.settings, "name", standard.name)
    part.add(.settings, "rated", standard.isRated ? "yes" : "no")
    part.add(.selection, "looked at", standard.isSelected ? "yes" : "no")
    part.add(.rules, "cases", standard.cases?.text)
    part.add(.rules, holds: standard.holds)
    append(part)
    for question in standard.questions { add(question, in: part.key) }
  }

  private mutating func add(_ question: KeyQuestion, in holder: String) {
    var part = FrameworkPart(
      key: "question \(question.code)",
      item: "key question \(question.code)",
      about: question.title,
      holder: holder,
      topic: .added
    )
    part.add(.wording, "title", question.title)
    part.add(.wording, "question", question.question)
    part.add(.settings, "counts the cases of", question.pools)
    part.add(.settings, "weight", question.weight.description)
    part.add(.selection, "looked at", question.isSelected ? "yes" : "no")
    part.add(.rules, "applies", question.applies?.text)
    part.add(.rules, "indicates", question.indicates?.text)
    append(part)
    for prompt in question.prompts { add(prompt, in: part.key) }
  }

  private mutating func add(_ prompt: Prompt, in holder: String) {
    var part = FrameworkPart(
      key: "prompt \(prompt.code)",
      item: "prompt \(prompt.code)",
      about: prompt.question,
      holder: holder,
      topic: .added
    )
    part.add(.wording, "question", prompt.question)
    part.add(.wording, "guidance", prompt.guidance)
    part.add(.wording, "remedy", prompt.remedy)
    part.add(.settings, "critical", prompt.isCritical ? "yes" : "no")
    part.add(.selection, "looked at", prompt.isSelected ? "yes" : "no")
    part.add(.rules, "applies", prompt.applies?.text)
    part.add(.rules, "met", prompt.met?.text)
    part.examples = prompt.examples.map(Self.text)
    append(part)
  }

  /// An example as one line, so that two can be compared.
  private static func text(_ example: PromptExample) -> String {
    "\(example.expected.name) \(example.note) \(example.asOf?.description ?? "") "
      + text(example.record)
  }

  private static func text(_ record: ExampleRecord) -> String {
    let fields = record.fields.map { "\($0.path)=\"\($0.value.text)\"" }.sorted()
    let items = record.items.map { "\($0.list)(\(text($0.record)))" }
    return (fields + items).joined(separator: " ")
  }

  /// Adds a rating made of ratings.
  mutating func add(_ composite: CompositeRule) {
    let isOverall = composite.code == CompositeRule.overallCode
    var part = FrameworkPart(
      key: "composite \(composite.code)",
      item: isOverall ? "the overall rating" : "composite \(composite.code)",
      about: composite.title,
      holder: nil,
      topic: .composites
    )
    part.add(.composites, "title", composite.title)
    part.add(.composites, "name", composite.name)
    part.add(.composites, "levels", composite.levels.joined(separator: " "))
    let members = composite.members.map {
      $0.weight == .one ? $0.code : "\($0.code) (weight \($0.weight))"
    }
    part.add(.composites, "made of", members.joined(separator: " "))
    part.add(.composites, "made by", composite.method.word)
    part.add(.composites, "bands", composite.bands)
    part.add(.composites, "a member without a rating", composite.missing.rawValue)
    part.add(.composites, "members to be rated", String(composite.leastRated))
    if case .rules(let choices, let otherwise) = composite.method {
      for (position, choice) in choices.enumerated() {
        let text = "\(choice.ratingID) when \(choice.condition.text)"
        part.add(.composites, "rule \(position + 1)", text)
      }
      part.add(.composites, "otherwise", otherwise)
    }
    part.add(.composites, holds: composite.holds)
    part.add(.composites, source: composite.source)
    append(part)
  }
}
