import AuditCore

/// Keeps back who judged a case and the words they wrote: names and free text tell of people.
struct Assessors {
  private var numbers: [String: Int] = [:]

  /// What stands in the place of a reason that somebody wrote.
  static let reason = "a reason is recorded"

  /// A result in which those who judged cases are numbered, in the order of judgements.
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
    return result
  }

  private mutating func replaced(_ judgements: [Int: Judgement]) -> [Int: Judgement] {
    var replaced = judgements
    for row in judgements.keys.sorted() {
      if let judgement = judgements[row] { replaced[row] = self.replaced(judgement) }
    }
    return replaced
  }

  private mutating func replaced(_ judgement: Judgement) -> Judgement {
    let number = numbers[judgement.by] ?? numbers.count + 1
    numbers[judgement.by] = number
    var replaced = judgement
    replaced.by = "assessor \(number)"
    if !judgement.why.isEmpty { replaced.why = Self.reason }
    return replaced
  }
}
