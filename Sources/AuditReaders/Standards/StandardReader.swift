import AuditCore

/// Reads domains with their standards, key questions, prompts and examples.
enum StandardReader {
  /// Reads a domain.
  static func domain(_ element: XMLElement) -> Domain {
    Domain(
      code: element.words("code"),
      title: element.words("title"),
      standards: element.children("standard").map(standard)
    )
  }

  private static func standard(_ element: XMLElement) -> Standard {
    let isEvidence = element.words("basis") == "evidence"
    let combination = Standard.Combination(rawValue: element.words("by")) ?? .lowest
    var standard = Standard(
      code: element.words("code"),
      name: element.name(in: "name"),
      title: element.words("title"),
      statement: element.words(ofChild: "statement"),
      basis: isEvidence ? .evidence : .cases(by: combination, bands: element.words("bands")),
      isRated: element.isYes("rated") ?? true,
      cases: element.located("cases"),
      questions: element.children("keyQuestion").map(question),
      holds: CompositeReader.holds(element),
      place: element.place(of: "code")
    )
    standard.select(element.isYes("selected") ?? true)
    return standard
  }

  private static func question(_ element: XMLElement) -> KeyQuestion {
    let code = element.words("code")
    var question = KeyQuestion(
      code: code,
      title: element.words("title"),
      question: element.words(ofChild: "question"),
      applies: element.located(child: "applies"),
      prompts: element.children("prompt").map { prompt($0, in: code) },
      indicates: element.located(child: "indicates"),
      pools: element.name(in: "pools"),
      weight: Decimal128(element.words("weight")) ?? .one,
      place: element.place(of: "code")
    )
    question.select(element.isYes("selected") ?? true)
    return question
  }

  private static func prompt(_ element: XMLElement, in question: String) -> Prompt {
    let examples = element.child("tests")?.children("case") ?? []
    var prompt = Prompt(
      code: "\(question).\(element.words("code"))",
      question: element.words(ofChild: "question"),
      isCritical: element.isYes("critical") ?? false,
      applies: element.located(child: "applies"),
      met: element.located(child: "met"),
      guidance: element.words(ofChild: "guidance"),
      remedy: element.words(ofChild: "remedy"),
      examples: examples.map(example),
      place: element.place(of: "code")
    )
    prompt.isSelected = element.isYes("selected") ?? true
    return prompt
  }

  /// Reads a made-up case with what it must come to.
  static func example(_ element: XMLElement) -> PromptExample {
    let own: Set<String> = ["expect", "note", "asOf"]
    return PromptExample(
      expected: Outcome(name: element.words("expect")) ?? .met,
      note: element.words("note"),
      asOf: CalendarDay(element.words("asOf")),
      record: record(element, leavingOut: own),
      place: element.place
    )
  }

  private static func record(
    _ element: XMLElement,
    leavingOut own: Set<String> = []
  ) -> ExampleRecord {
    ExampleRecord(
      fields: element.attributes
        .filter { !own.contains($0.name) }
        .map { ExampleRecord.ExampleField(path: $0.name, value: $0.value) },
      items: element.children.map {
        ExampleRecord.ExampleItem(list: $0.name, record: record($0), place: $0.place)
      }
    )
  }
}

extension Standard {
  /// Selects the standard with all it holds as its own mark says; without a question left it is out.
  fileprivate mutating func select(_ mark: Bool) {
    isSelected = mark && (questions.isEmpty || questions.contains(where: \.isSelected))
    if !isSelected { for index in questions.indices { questions[index].select(false) } }
  }
}

extension KeyQuestion {
  /// Selects the question with its prompts as its own mark says; without a prompt left it is out.
  fileprivate mutating func select(_ mark: Bool) {
    isSelected = mark && (prompts.isEmpty || prompts.contains(where: \.isSelected))
    if !isSelected { for index in prompts.indices { prompts[index].isSelected = false } }
  }
}
