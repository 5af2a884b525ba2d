import AuditCore

/// The standards, key questions and prompts of a framework with where each belongs.
///
/// It is a class for the same reason as `ReportMap`: pieces of pages hold it.
final class FrameworkIndex: Sendable {
  let framework: Framework
  /// All standards in order.
  let standards: [Standard]
  /// All key questions in order.
  let questions: [KeyQuestion]
  /// All prompts in order.
  let prompts: [Prompt]
  /// For each standard, the title of its domain.
  let domainOfStandard: [Domain]
  /// For each key question, its standard.
  let standardOfQuestion: [Int]
  /// For each standard, its key questions.
  let questionsOfStandard: [Range<Int>]
  /// For each key question, its prompts.
  let promptsOfQuestion: [Range<Int>]
  /// For each standard, its table of bands; `nil` when it is rated on evidence.
  private let bandsOfStandard: [BandSet?]

  init(_ framework: Framework) {
    self.framework = framework
    standards = framework.standards
    questions = framework.questions
    prompts = framework.prompts
    domainOfStandard = framework.domains.flatMap { domain in domain.standards.map { _ in domain } }
    var owners: [Int] = []
    var questionRanges: [Range<Int>] = []
    var promptRanges: [Range<Int>] = []
    var questionCount = 0
    var promptCount = 0
    for (index, standard) in standards.enumerated() {
      questionRanges.append(questionCount..<questionCount + standard.questions.count)
      questionCount += standard.questions.count
      for question in standard.questions {
        owners.append(index)
        promptRanges.append(promptCount..<promptCount + question.prompts.count)
        promptCount += question.prompts.count
      }
    }
    standardOfQuestion = owners
    questionsOfStandard = questionRanges
    promptsOfQuestion = promptRanges
    bandsOfStandard = framework.standards.map { standard in
      guard case .cases(_, let id) = standard.basis else { return nil }
      return framework.bandSets.first { $0.id == id }
    }
  }

  /// The table of bands of a standard; `nil` when it is rated on evidence.
  func bands(of standard: Int) -> BandSet? { bandsOfStandard[standard] }

  /// How a composite, or the overall rating, is made.
  func composite(_ code: String) -> CompositeRule? {
    framework.allComposites.first { $0.code == code }
  }

  /// Whether a standard is rated on organisational evidence.
  func isOnEvidence(_ standard: Int) -> Bool { standards[standard].basis == .evidence }

  /// The words of a rating.
  func label(_ ratingID: String) -> String { framework.scale.rating(ratingID)?.label ?? ratingID }

  /// The tone of a rating from 0 for the scale's worst to 3 for its best.
  func tone(_ ratingID: String) -> Int? {
    guard let rank = framework.scale.rank(of: ratingID) else { return nil }
    let top = framework.scale.ratings.count - 1
    return top == 0 ? 3 : (rank * 6 + top) / (2 * top)
  }
}
