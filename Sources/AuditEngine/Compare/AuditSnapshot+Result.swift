public import AuditCore

extension AuditSnapshot {
  /// Takes from a result what audits are compared by.
  public init(_ result: AuditResult) {
    let framework = result.framework
    let outline = FrameworkOutline(framework)
    let digests = result.ruleDigests
    func items<Subject>(
      _ subjects: [Subject],
      _ rules: [String]?,
      _ names: (Subject) -> (String, String)
    ) -> [Item] {
      subjects.enumerated().map { position, subject in
        let (code, title) = names(subject)
        return Item(code: code, title: title, rule: rules?[position])
      }
    }
    self.init(
      framework: .init(id: framework.id, version: framework.version, title: framework.title),
      runAt: result.provenance.runAt,
      asOf: result.provenance.asOf,
      basis: result.basis,
      isIndicative: result.isIndicative,
      naming: result.naming,
      inputs: result.provenance.inputs.filter { Self.comparedRoles.contains($0.role) },
      notEvidencedCounts: framework.notEvidencedCounts,
      scale: framework.scale.ratings,
      levels: framework.levels.map(\.id),
      standards: items(outline.standards, digests?.standards) { ($0.code, $0.title) },
      questions: items(outline.questions, digests?.questions) { ($0.code, $0.title) },
      prompts: items(outline.prompts, digests?.prompts) { ($0.code, "") },
      composites: items(framework.allComposites, digests?.composites) { ($0.code, $0.title) }
    )
    let unitsOfTree = result.units.units
    units = result.unitResults.map { found in
      let place = unitsOfTree[found.unit]
      var shares: [Share?] = Array(repeating: nil, count: outline.questions.count)
      var judged = Array(repeating: 0, count: outline.questions.count)
      for question in found.standards.flatMap(\.questions) where question.knowledge == .cases {
        shares[question.question] = question.share
        judged[question.question] = question.judgedCount
      }
      let made = found.allComposites
      return Unit(
        name: place.name,
        level: place.level,
        parent: place.parent,
        caseCount: found.caseCount,
        standards: found.standards.map(\.status.ratingID),
        composites: framework.allComposites.map { rule in
          made.first { $0.code == rule.code }?.status.ratingID
        },
        questions: shares,
        judgedCounts: judged,
        prompts: found.prompts.map(\.metShare)
      )
    }
    guard result.basis == .cases else { return }
    caseIDs = result.caseIDs
    unitOfCase = result.units.unitOfCase
    let outcomes = result.outcomes
    questionAnswers = outcomes.indicated.enumerated().map { question, indicated in
      guard outline.questions[question].isSelected else {
        return Array(repeating: CaseAnswer(Outcome.notSelected), count: indicated.count)
      }
      let plain = Sufficiency.allCases.map { CaseAnswer($0) }
      var answers = indicated.map { plain[Int($0.rawValue)] }
      for row in outcomes.judged[question].keys {
        answers[row] = CaseAnswer(outcomes.counted(question: question, case: row), isJudged: true)
      }
      return answers
    }
    promptAnswers = outcomes.prompts.enumerated().map { prompt, found in
      let plain = Outcome.allCases.map { CaseAnswer($0) }
      var answers = found.map { plain[Int($0.rawValue)] }
      let judged =
        outcomes.judgedPrompts.indices.contains(prompt) ? outcomes.judgedPrompts[prompt] : [:]
      for row in judged.keys { answers[row] = CaseAnswer(found[row], isJudged: true) }
      return answers
    }
  }

  /// The documents whose change is told.
  public static let comparedRoles: Set<String> = ["vocabulary", "calendar"]
}
