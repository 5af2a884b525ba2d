import AuditCore

/// How many answers were asked of records and how many they can tell.
struct Completeness {
  /// Answers that are met or not met.
  var told = 0
  /// Answers for which the records lack what the rules need.
  var missing = 0

  /// Answers that were asked of the records: what only a person can tell is left out.
  var asked: Int { told + missing }

  /// Adds the outcomes of one prompt.
  mutating func add(_ counts: OutcomeCounts) {
    // A sum over counts of which one is withheld would be wrong, or tell it.
    guard counts.withheld.isDisjoint(with: [.met, .notMet, .notEvidenced]) else { return }
    told += counts[.met] + counts[.notMet]
    missing += counts[.notEvidenced]
  }

  /// The part that is missing in words, never zero where anything is.
  var percentMissing: String {
    guard missing > 0 else { return "0 per cent" }
    let percent = Share(missing, of: asked).wholePercent() ?? 0
    return percent == 0 ? "less than 1 per cent" : "\(percent) per cent"
  }
}

extension ReportMap {
  /// How complete the prompts of a standard are in one unit.
  func completeness(unit: Int, standard: Int) -> Completeness {
    var found = Completeness()
    for question in index.questionsOfStandard[standard] where index.questions[question].pools == nil
    {
      for prompt in index.promptsOfQuestion[question] {
        found.add(result.unitResults[unit].prompts[prompt])
      }
    }
    return found
  }

  /// How complete all prompts are in one unit.
  func completeness(unit: Int) -> Completeness {
    index.standards.indices.reduce(into: Completeness()) { sum, standard in
      let found = completeness(unit: unit, standard: standard)
      sum.told += found.told
      sum.missing += found.missing
    }
  }

  /// What is known of a key question in one unit; `nil` where its standard is not looked at.
  func question(_ question: Int, of unit: Int) -> QuestionResult? {
    let standard = index.standardOfQuestion[question]
    return result.unitResults[unit].standards[standard].questions.first { $0.question == question }
  }

  /// The key questions that look at cases of their own.
  var comparableQuestions: [Int] {
    index.questions.indices.filter {
      !index.isOnEvidence(index.standardOfQuestion[$0]) && index.questions[$0].pools == nil
    }
  }

  /// The key questions that two units or more can be compared on.
  var comparedQuestions: [Int] { comparableQuestions.filter(isCompared) }

  /// Whether two units or more can be compared on a key question.
  func isCompared(_ question: Int) -> Bool {
    guard index.questions[question].pools == nil else { return false }
    var count = 0
    for unit in unitOrder where result.units.units[unit].children.isEmpty {
      guard let found = self.question(question, of: unit), found.share.denominator > 0,
        found.knowledge != .rating
      else { continue }
      count += 1
      if count == 2 { return true }
    }
    return false
  }

  /// Whether the cases of a unit stand in groups.
  func hasBreakdowns(_ unit: Int) -> Bool {
    let found = result.unitResults[unit]
    return countsCases && !result.breakdowns.isEmpty
      && (found.caseCount > 0 || found.isCaseCountWithheld)
  }

  /// The units that have no narrower ones, in the tree's order from wide to narrow.
  var narrowestUnits: [Int] { unitOrder.filter { result.units.units[$0].children.isEmpty } }
}
