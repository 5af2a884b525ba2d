import AuditCore

/// The key questions of a case: the sentence first, then the clauses for who wants them.
extension CasePage {
  /// The rules of a key question and its prompts that the page shows, in its order.
  static func shownRules(of found: QuestionExplanation) -> [ClauseExplanation] {
    var rules: [ClauseExplanation] = []
    if let applies = found.applies, applies.truth != .yes { rules.append(applies) }
    for prompt in found.prompts where !isPassedOver(prompt, in: found) {
      rules += [prompt.applies, asked(prompt)].compactMap { $0 }
    }
    return rules
  }

  /// Whether a prompt was not asked since its whole key question does not apply.
  private static func isPassedOver(
    _ prompt: PromptExplanation,
    in question: QuestionExplanation
  ) -> Bool {
    question.applies?.truth == .no && prompt.outcome == .notApplicable && prompt.judgement == nil
  }

  /// The rule of when a prompt is met, where the case came as far as that rule.
  private static func asked(_ prompt: PromptExplanation) -> ClauseExplanation? {
    prompt.applies.map { $0.truth == .yes } ?? true ? prompt.met : nil
  }

  func question(_ found: QuestionExplanation) -> MarkupNode {
    let question = map.index.questions[found.question]
    let passedOver = found.prompts.filter { Self.isPassedOver($0, in: found) }
    return section(.aria("labelledby", "question-\(found.question)")) {
      h2(.id("question-\(found.question)")) {
        "\(question.code) \(question.title): "
        Components.sufficiency(found.indicated, of: question)
      }
      if !question.question.isEmpty { p(question.question) }
      if let judgement = found.judgement {
        p {
          "Judged \(ReportText.words(judgement.verdict)) by "
          reason(judgement)
        }
      }
      if let applies = found.applies, applies.truth != .yes {
        p("The question applies when:")
        trees.tree(applies, of: question.code)
      }
      if !passedOver.isEmpty { notAsked(passedOver) }
      for prompt in found.prompts where !Self.isPassedOver(prompt, in: found) {
        self.prompt(prompt)
      }
    }
  }

  /// The prompts of a key question that does not apply.
  private func notAsked(_ prompts: [PromptExplanation]) -> MarkupNode {
    details {
      summary("Not asked: \(ReportText.count(prompts.count, "prompt"))")
      ul {
        for found in prompts {
          let prompt = map.index.prompts[found.prompt]
          li(.id("prompt-\(found.prompt)"), text: "\(prompt.code) \(prompt.question)")
        }
      }
    }
  }

  private func prompt(_ found: PromptExplanation) -> MarkupNode {
    let prompt = map.index.prompts[found.prompt]
    return div(.class("prompt"), .id("prompt-\(found.prompt)")) {
      h3 {
        "\(prompt.code) \(prompt.question) "
        Components.outcome(found.outcome)
        if prompt.isCritical {
          " "
          span(.class("tag"), text: "critical")
        }
      }
      if !found.action.isEmpty { p { CaseText.isolated(found.action) } }
      if let judgement = found.judgement {
        p {
          "Judged \(ReportText.words(judgement.verdict)) by "
          reason(judgement)
        }
      }
      if found.applies != nil || found.met != nil { why(found) }
      if !prompt.isSelected {
        p(.class("quiet"), text: "A tailoring leaves it out of this audit.")
      } else if found.met == nil {
        p(.class("quiet"), text: "Only a person can tell whether this is met.")
      }
    }
  }

  private func why(_ found: PromptExplanation) -> MarkupNode {
    // What went wrong is what the reader came for; the rest is a click away.
    let attributes: [Attribute] = found.outcome == .notMet || found.outcome == .error ? [.open] : []
    return .element(details, attributes, [reasons(found)])
  }

  private func reasons(_ found: PromptExplanation) -> MarkupNode {
    let code = map.index.prompts[found.prompt].code
    return markup {
      summary {
        "Why"
        span(.class("hidden"), text: " \(code)")
      }
      div {
        if let applies = found.applies {
          p("It applies when:")
          trees.tree(applies, of: code)
        }
        if let met = Self.asked(found) {
          p("It is met when:")
          trees.tree(met, of: code)
        }
      }
    }
  }
}
