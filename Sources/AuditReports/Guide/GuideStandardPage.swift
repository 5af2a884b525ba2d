import AuditCore

/// The page of one standard: its key questions, prompts, rules and examples.
struct GuideStandardPage {
  let report: GuideReport
  let standard: Int

  private var index: FrameworkIndex { report.index }
  private var guide: FrameworkGuide { report.guide }
  private var rules: GuideRules { GuideRules(report: report) }

  var document: MarkupNode {
    let about = index.standards[standard]
    let name = "\(about.code) \(about.title)"
    let domain = index.domainOfStandard[standard]
    return report.document(named: name, crumbs: ["\(domain.code) \(domain.title)", name]) {
      h1 {
        span(.class("over"), text: "Standard \(about.code)")
        about.title
      }
      if !about.statement.isEmpty { p(.class("lead"), text: about.statement) }
      basis
      contents
      for question in index.questionsOfStandard[standard] { self.question(question) }
    }
  }

  private var basis: MarkupNode {
    let about = index.standards[standard]
    return markup {
      p(Self.words(about))
      if !about.holds.isEmpty {
        p("Its rating is held back or set:")
        CompositeGuide.holds(about.holds, index)
      }
      if let cases = guide.standardCases[standard] {
        p("It looks at cases of which this is true:")
        rules.words(cases.words)
        rules.details([("Cases", cases)])
      } else if !index.isOnEvidence(standard) {
        p("It looks at all cases.")
      }
    }
  }

  private static func words(_ standard: Standard) -> String {
    if !standard.isRated { return "It is reported and not rated." }
    return switch standard.basis {
    case .evidence:
      "It is rated by people on evidence about the organisation, and looks at no cases."
    case .cases(by: .lowest, _): "Its rating is that of its lowest key question."
    case .cases(by: .pooled, _):
      "Its rating comes from the relevant cases of all its key questions together."
    case .cases(by: .mean, _): "Its rating comes from the mean of its key questions' shares."
    }
  }

  private var contents: MarkupNode {
    let questions = index.questionsOfStandard[standard].map { index.questions[$0] }
    if questions.count < 2 { return .nothing }
    return Components.contents(
      questions.map { (GuideReport.anchor(code: $0.code), "\($0.code) \($0.title)") }
    )
  }

  private func question(_ question: Int) -> MarkupNode {
    let about = index.questions[question]
    return section {
      h2(.id(GuideReport.anchor(code: about.code))) {
        span(.class("over"), text: "Key question \(about.code)")
        ReportText.sentence(about.title)
      }
      if !about.question.isEmpty { p(.class("lead"), text: about.question) }
      if let pooled = about.pools {
        p {
          "It counts the cases of key question "
          report.links(to: [pooled])
          "."
        }
      }
      if let applies = guide.questionApplies[question] {
        p("It is asked where this is true:")
        rules.words(applies.words)
        rules.details([("Asked where", applies)])
      }
      if let indicates = guide.indications[question] {
        p("The records indicate that the case is sufficient where this is true:")
        rules.words(indicates.words)
        rules.details([("Indicates", indicates)])
      }
      for prompt in index.promptsOfQuestion[question] {
        GuidePrompt(report: report, prompt: prompt).node
      }
    }
  }
}
