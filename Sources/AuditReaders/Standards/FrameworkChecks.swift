import AuditCore

/// Checks what a schema cannot: names that must exist, be new, or follow from one another.
///
/// Whatever is not written, or not as the schema says, is passed over: the schema has told it.
struct FrameworkChecks {
  let root: XMLElement
  let framework: Framework
  var diagnostics = DiagnosticList()

  /// Creates the checks of one framework.
  init(root: XMLElement, framework: Framework) {
    self.root = root
    self.framework = framework
  }

  /// Runs all checks.
  mutating func run() {
    checkDuplicates()
    checkScale()
    checkSources(root)
    for bands in root.children("bands") { checkBands(bands) }
    for table in root.children("table") { checkTable(table) }
    for level in root.children("level") { checkStandardCodes(level) }
    for standard in standardElements { checkStandard(standard) }
    checkNames()
    checkFacts()
    checkPools()
    let made = root.children("composite") + (root.child("overall").map { [$0] } ?? [])
    for position in made.indices { checkComposite(made, at: position) }
  }

  var standardElements: [XMLElement] {
    root.children("domain").flatMap { $0.children("standard") }
  }

  private mutating func checkDuplicates() {
    diagnostics.add(Duplicates.find(root.children("source"), by: "id", noun: "source"))
    diagnostics.add(Duplicates.find(root.children("level"), by: "id", noun: "level"))
    diagnostics.add(Duplicates.find(root.children("bands"), by: "id", noun: "table of bands"))
    checkSharedNames()
    diagnostics.add(Duplicates.find(root.children("domain"), by: "code", noun: "domain"))
    let composites = root.children("composite")
    diagnostics.add(
      Duplicates.find(
        standardElements + composites,
        by: "code",
        noun: composites.isEmpty ? "standard" : "standard or composite"
      )
    )
    let questions = standardElements.flatMap { $0.children("keyQuestion") }
    diagnostics.add(Duplicates.find(questions, by: "code", noun: "key question"))
    for question in questions {
      diagnostics.add(Duplicates.find(question.children("prompt"), by: "code", noun: "prompt"))
    }
  }

  private mutating func checkScale() {
    let ratings = root.child("ratings")?.children("rating") ?? []
    diagnostics.add(Duplicates.find(ratings, by: "id", noun: "rating"))
    diagnostics.add(Duplicates.find(ratings, by: "label", noun: "rating labelled"))
    for (worse, better) in zip(ratings, ratings.dropFirst()) {
      guard let low = Int(worse.words("points")), let high = Int(better.words("points")),
        high <= low
      else { continue }
      diagnostics.add(
        StandardMessages.pointsNotRising(
          better.words("id"),
          after: worse.words("id"),
          points: low,
          at: better.place(of: "points")
        )
      )
    }
  }

  /// Looks for sources that no element declares; examples may use the word for themselves.
  private mutating func checkSources(_ element: XMLElement) {
    if element.name == "tests" { return }
    let known = framework.sources.map(\.id)
    if let source = element.located("source"), !known.contains(source.text) {
      diagnostics.add(
        StandardMessages.unknownName(
          "source",
          source.text,
          known: known,
          code: .unknownSource,
          at: source.place
        )
      )
    }
    for child in element.children { checkSources(child) }
  }

  private mutating func checkStandardCodes(_ element: XMLElement) {
    let written = element.list("standards")
    if written.count == 1, let only = written.first, ["all", "none"].contains(only.text) { return }
    let known = framework.standards.map(\.code)
    for code in written where !known.contains(code.text) {
      diagnostics.add(
        StandardMessages.unknownName(
          "standard",
          code.text,
          known: known,
          code: .unknownStandard,
          at: code.place
        )
      )
    }
  }

  private mutating func checkStandard(_ element: XMLElement) {
    let code = element.words("code")
    checkHolds(element)
    if element.words("basis") == "evidence" {
      if let bands = element.attribute("bands") {
        diagnostics.add(StandardMessages.bandsOnEvidence(code, at: bands.namePlace))
      }
      let prompts = element.children("keyQuestion").flatMap { $0.children("prompt") }
      for rule in prompts.compactMap({ $0.child("met") }) {
        diagnostics.add(StandardMessages.ruleOnEvidence(code, at: rule.place))
      }
      return
    }
    if element.attribute("bands") == nil, element.isYes("rated") != false {
      diagnostics.add(StandardMessages.missingBands(code, at: element.place(of: "code")))
    } else {
      checkBandSet(element, measure: .share)
    }
    let questions = element.children("keyQuestion")
    if questions.isEmpty {
      diagnostics.add(StandardMessages.emptyStandard(code, at: element.place(of: "code")))
    }
    for question in questions
    where question.children("prompt").isEmpty && question.attribute("pools") == nil {
      diagnostics.add(
        StandardMessages.nothingToDecide(question.words("code"), at: question.place(of: "code"))
      )
    }
  }

  /// Checks that an element's table of bands exists and is over the right measure.
  mutating func checkBandSet(_ element: XMLElement, measure: BandSet.Measure) {
    guard let name = element.located("bands") else { return }
    guard let found = framework.bandSets.first(where: { $0.id == name.text }) else {
      diagnostics.add(
        StandardMessages.unknownName(
          "table of bands",
          name.text,
          known: framework.bandSets.map(\.id),
          code: .unknownBandSet,
          at: name.place
        )
      )
      return
    }
    if found.measure != measure {
      diagnostics.add(
        StandardMessages.wrongMeasure(
          found.id,
          found: found.measure,
          needed: measure,
          at: name.place
        )
      )
    }
  }
}
