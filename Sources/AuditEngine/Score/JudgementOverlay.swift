import AuditCore

/// People's judgements by the key question or prompt and the case they are about.
struct JudgementOverlay: Sendable {
  /// For each key question, its judgements by the index of the case.
  private(set) var questions: [[Int: Judgement]]
  /// For each prompt, its judgements by the index of the case.
  private(set) var prompts: [[Int: Judgement]]

  /// No judgements.
  init(outline: FrameworkOutline) {
    questions = Array(repeating: [:], count: outline.questions.count)
    prompts = Array(repeating: [:], count: outline.prompts.count)
  }

  /// Finds the case and item of each judgement.
  ///
  /// Of two judgements of one item and case the later by day counts, on one day the later in the
  /// file.
  static func make(
    _ judgements: [Judgement],
    outline: FrameworkOutline,
    cases: CaseTable
  ) -> (overlay: JudgementOverlay, diagnostics: [Diagnostic]) {
    var overlay = JudgementOverlay(outline: outline)
    var diagnostics: [Diagnostic] = []
    if judgements.isEmpty { return (overlay, []) }
    let items = Items(outline)
    let rows = rows(of: Set(judgements.map(\.caseID)), in: cases)
    for judgement in judgements {
      guard let item = items.byCode[judgement.item] else {
        diagnostics.append(
          EngineMessages.unknownItemInJudgements(judgement, known: items.byCode.keys.sorted())
        )
        continue
      }
      guard outline.looksAtCases(standard: item.standard) else {
        let standard = outline.standards[item.standard]
        diagnostics.append(
          EngineMessages.judgedEvidenceStandard(judgement, standard: standard)
        )
        continue
      }
      guard item.isSelected else {
        diagnostics.append(
          EngineMessages.judgedUnselected(
            judgement.item,
            caseID: judgement.caseID,
            at: judgement.place
          )
        )
        continue
      }
      guard let row = rows[judgement.caseID] else {
        diagnostics.append(EngineMessages.unknownCaseInJudgements(judgement))
        continue
      }
      let earlier =
        item.isPrompt
        ? overlay.prompts[item.index][row] : overlay.questions[item.index][row]
      if let earlier {
        diagnostics.append(EngineMessages.duplicateJudgement(judgement, earlier: earlier))
        if judgement.on < earlier.on { continue }
      }
      if item.isPrompt {
        overlay.prompts[item.index][row] = judgement
      } else {
        overlay.questions[item.index][row] = judgement
      }
    }
    return (overlay, diagnostics)
  }

  private static func rows(of wanted: Set<String>, in cases: CaseTable) -> [String: Int] {
    var rows: [String: Int] = [:]
    for row in 0..<cases.count where rows.count < wanted.count {
      let id = cases.caseID(at: row)
      if wanted.contains(id), rows[id] == nil { rows[id] = row }
    }
    return rows
  }

  /// The key questions and prompts by their codes.
  private struct Items {
    struct Item {
      var isPrompt: Bool
      var index: Int
      var standard: Int
      var isSelected: Bool
    }
    private(set) var byCode: [String: Item] = [:]

    init(_ outline: FrameworkOutline) {
      for (index, prompt) in outline.prompts.enumerated() {
        let standard = outline.standardOfQuestion[outline.questionOfPrompt[index]]
        byCode[prompt.code] = Item(
          isPrompt: true,
          index: index,
          standard: standard,
          isSelected: prompt.isSelected
        )
      }
      // A pooled key question is judged where its prompts are.
      for (index, question) in outline.questions.enumerated()
      where outline.pooledQuestion[index] == nil {
        let standard = outline.standardOfQuestion[index]
        byCode[question.code] = Item(
          isPrompt: false,
          index: index,
          standard: standard,
          isSelected: question.isSelected
        )
      }
    }
  }
}

extension JudgedSufficiency {
  /// The outcome of a prompt that a person judged so.
  var outcome: Outcome {
    switch self {
    case .sufficient: .met
    case .insufficient: .notMet
    case .notApplicable: .notApplicable
    }
  }
}
