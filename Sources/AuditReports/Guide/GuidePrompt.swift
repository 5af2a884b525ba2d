import AuditCore

/// One prompt of a guide: the question, why, the rule, the examples and the remedy.
struct GuidePrompt {
  let report: GuideReport
  let prompt: Int

  private var about: Prompt { report.index.prompts[prompt] }
  private var rules: GuideRules { GuideRules(report: report) }

  var node: MarkupNode {
    let applies = report.guide.promptApplies[prompt]
    let met = report.guide.promptMet[prompt]
    let written = [("Asked where", applies), ("Met where", met)].compactMap { title, rule in
      rule.map { (title: title, rule: $0) }
    }
    return section(.class("prompt"), .id(GuideReport.anchor(code: about.code))) {
      h3 {
        span(.class("over")) {
          about.code
          if about.isCritical {
            " "
            strong(.class("tag tone0"), text: "Critical")
          }
          if !about.isSelected {
            " "
            Components.outcome(.notSelected)
          }
        }
        about.question.isEmpty ? "Prompt \(about.code)" : about.question
      }
      if !about.guidance.isEmpty { p(about.guidance) }
      if let applies {
        p(.class("quiet"), text: "Asked where this is true:")
        rules.words(applies.words)
      }
      if let met {
        p(.class("quiet"), text: applies == nil ? "Met where this is true:" : "And met where:")
        rules.words(met.words)
      } else if !report.index.isOnEvidence(standard) {
        p("Only a person can tell: nothing in the records decides it.")
      }
      if !about.remedy.isEmpty {
        Components.inset {
          p {
            strong("When it is not met: ")
            about.remedy
          }
        }
      }
      rules.details(written)
      examples
    }
  }

  private var standard: Int {
    let index = report.index
    let question = index.promptsOfQuestion.firstIndex { $0.contains(prompt) } ?? 0
    return index.standardOfQuestion[question]
  }

  // MARK: - Examples

  private var examples: MarkupNode {
    if about.examples.isEmpty { return .nothing }
    return details {
      summary(ReportText.count(about.examples.count, "example"))
      DataTable(
        id: "examples-\(Slugs.plain(about.code))",
        caption: "Examples of \(about.code)",
        columns: [.text("What it shows"), .text("Comes out as"), .text("What is recorded")],
        rows: about.examples.map { example in
          [
            .text(example.note.isEmpty ? "–" : ReportText.sentence(example.note)),
            Components.outcome(example.expected), recorded(example),
          ]
        },
        isCaptionHidden: true
      ).node
    }
  }

  private func recorded(_ example: PromptExample) -> MarkupNode {
    ul(.class("values")) {
      if let day = example.asOf { li("Looked at on \(day.words)") }
      for field in example.record.fields { li { value(field, list: nil) } }
      for item in example.record.items { li { entry(item) } }
      if example.record.fields.isEmpty, example.record.items.isEmpty { li("Nothing") }
    }
  }

  private func entry(_ item: ExampleRecord.ExampleItem) -> MarkupNode {
    let fields = item.record.fields
    let title = report.guide.vocabulary.root.lists.first { $0.name == item.list }?.title
    return markup {
      "\(title ?? item.list): "
      for (position, field) in fields.enumerated() {
        if position > 0 { "; " }
        value(field, list: item.list)
      }
      if fields.isEmpty { "nothing about it" }
    }
  }

  private func value(_ field: ExampleRecord.ExampleField, list: String?) -> MarkupNode {
    let named = GuideField(list: list, path: field.path)
    let found = GuideDataPage.find(named, in: report.guide.vocabulary)
    let title = found?.field.title ?? field.path
    return markup {
      "\(list == nil ? title : GuideDataPage.lowered(title)) "
      strong(CalendarDay(field.value.text)?.words ?? field.value.text)
    }
  }
}
