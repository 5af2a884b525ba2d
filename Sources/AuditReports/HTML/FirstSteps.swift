import AuditCore

/// The few things to do first in a unit.
struct FirstSteps {
  let site: Site
  let unit: Int

  private var map: ReportMap { site.map }
  private var result: UnitResult { map.result.unitResults[unit] }

  /// The steps, at most four.
  var steps: [MarkupNode] { [lift, prompt, concern, evidence].compactMap { $0 } }

  var node: MarkupNode {
    let steps = steps
    return markup {
      if !steps.isEmpty {
        h2(.id("do-first"), text: "What to do first")
        ol(.class("tasks")) { for step in steps { li { step } } }
      }
    }
  }

  /// The rating that the fewest cases would lift.
  private var lift: MarkupNode? {
    let open = result.standards.compactMap { standard in
      standard.lift.map { (standard.standard, $0, $0.steps.reduce(0) { $0 + $1.moreCases }) }
    }
    guard let (standard, lift, _) = open.min(by: { ($0.2, $0.0) < ($1.2, $1.0) }) else {
      return nil
    }
    let subject = map.index.standards[standard]
    return markup {
      "Lift "
      a(
        site.href(map.path(unit: unit, standard: standard)),
        text: "\(subject.code) \(subject.title)"
      )
      ": it would be \(ReportText.lift(lift, map.index))."
    }
  }

  /// The critical prompt most often not met; any prompt where no critical one is.
  private var prompt: MarkupNode? {
    guard map.hasCases else { return nil }
    let missed = result.prompts.indices.filter { result.prompts[$0][.notMet] > 0 }
    let critical = missed.filter { map.index.prompts[$0].isCritical }
    let worst = (critical.isEmpty ? missed : critical).max {
      (result.prompts[$0][.notMet], -$0) < (result.prompts[$1][.notMet], -$1)
    }
    guard let worst else { return nil }
    let subject = map.index.prompts[worst]
    let count = result.prompts[worst][.notMet]
    return markup {
      "Put right \(subject.code), \(subject.isCritical ? "critical and " : "")not met in "
      a(
        site.href(map.path(unit: unit, prompt: worst) + "#not-met"),
        text: ReportText.count(count, "case")
      )
      ": \(subject.question)"
      if !subject.remedy.isEmpty { " \(subject.remedy)" }
    }
  }

  private var concern: MarkupNode? {
    guard let first = map.concerns(of: unit, limit: 1).first else { return nil }
    let critical = ReportText.count(first.criticalPrompts.count, "critical prompt")
    let questions = ReportText.count(first.insufficientCount, "key question")
    return markup {
      "Look at case "
      site.caseLink(first.row)
      ": \(critical) not met, \(questions) insufficient. "
      a(.href("#first"), text: "The others to look at first")
    }
  }

  /// The prompt most often not evidenced.
  private var evidence: MarkupNode? {
    guard map.hasCases else { return nil }
    let worst = result.prompts.indices.max {
      (result.prompts[$0][.notEvidenced], -$0) < (result.prompts[$1][.notEvidenced], -$1)
    }
    guard let worst, result.prompts[worst][.notEvidenced] > 0 else { return nil }
    let subject = map.index.prompts[worst]
    return markup {
      "Record what \(subject.code) asks: it is not evidenced in "
      a(
        site.href(map.path(unit: unit, prompt: worst) + "#not-evidenced"),
        text: ReportText.count(result.prompts[worst][.notEvidenced], "case")
      )
      ". \(subject.question)"
    }
  }
}
