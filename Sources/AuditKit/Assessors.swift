import AuditCore

/// Keeps back who judged a case or rated a unit and the words they wrote: names and free text tell of
/// people.
struct Assessors {
  private var numbers: [String: Int] = [:]

  /// What stands in the place of a reason that somebody wrote.
  static let reason = "a reason is recorded"

  /// A result in which those who judged are numbered, cases before units, in the order of judgements.
  static func numbered(_ result: AuditResult) -> AuditResult {
    var assessors = Assessors()
    var result = result
    result.outcomes.judged = result.outcomes.judged.map { assessors.replaced($0) }
    result.outcomes.judgedPrompts = result.outcomes.judgedPrompts.map { assessors.replaced($0) }
    for position in result.differences.indices {
      result.differences[position].judgement = assessors.replaced(
        result.differences[position].judgement
      )
    }
    for unit in result.unitResults.indices {
      for standard in result.unitResults[unit].standards.indices {
        assessors.replace(&result.unitResults[unit].standards[standard].evidence)
        assessors.replace(&result.unitResults[unit].standards[standard].decision)
      }
      for composite in result.unitResults[unit].composites.indices {
        assessors.replace(&result.unitResults[unit].composites[composite].evidence)
      }
    }
    return result
  }

  private mutating func replace(_ evidence: inout EvidenceRating?) {
    guard let written = evidence else { return }
    evidence?.by = name(written.by)
    if !written.why.isEmpty { evidence?.why = Self.reason }
  }

  private mutating func replace(_ decision: inout PanelDecision?) {
    guard let written = decision else { return }
    decision?.by = name(written.by)
    if !written.why.isEmpty { decision?.why = Self.reason }
  }

  private mutating func name(_ by: String) -> String {
    let number = numbers[by] ?? numbers.count + 1
    numbers[by] = number
    return "assessor \(number)"
  }

  private mutating func replaced(_ judgements: [Int: Judgement]) -> [Int: Judgement] {
    var replaced = judgements
    for row in judgements.keys.sorted() {
      if let judgement = judgements[row] { replaced[row] = self.replaced(judgement) }
    }
    return replaced
  }

  private mutating func replaced(_ judgement: Judgement) -> Judgement {
    var replaced = judgement
    replaced.by = name(judgement.by)
    if !judgement.why.isEmpty { replaced.why = Self.reason }
    return replaced
  }
}
