public import AuditCore

/// A framework's standards, key questions and prompts as flat lists that know where each belongs.
///
/// Results index into the same lists, in the framework's order.
public struct FrameworkOutline: Sendable {
  /// The framework.
  public let framework: Framework
  /// All standards in order.
  public let standards: [Standard]
  /// All key questions in order.
  public let questions: [KeyQuestion]
  /// All prompts in order.
  public let prompts: [Prompt]
  /// The key questions of each standard.
  public let questionRanges: [Range<Int>]
  /// The prompts of each key question.
  public let promptRanges: [Range<Int>]
  /// The standard of each key question.
  public let standardOfQuestion: [Int]
  /// The key question of each prompt.
  public let questionOfPrompt: [Int]
  /// For each key question, the one whose cases it counts; `nil` when it looks at its own prompts.
  public let pooledQuestion: [Int?]

  /// Lays a framework out.
  public init(_ framework: Framework) {
    self.framework = framework
    standards = framework.standards
    var questions: [KeyQuestion] = []
    var prompts: [Prompt] = []
    var questionRanges: [Range<Int>] = []
    var promptRanges: [Range<Int>] = []
    var standardOfQuestion: [Int] = []
    var questionOfPrompt: [Int] = []
    for (index, standard) in standards.enumerated() {
      questionRanges.append(questions.count..<questions.count + standard.questions.count)
      for question in standard.questions {
        promptRanges.append(prompts.count..<prompts.count + question.prompts.count)
        questionOfPrompt += Array(repeating: questions.count, count: question.prompts.count)
        prompts += question.prompts
        questions.append(question)
        standardOfQuestion.append(index)
      }
    }
    pooledQuestion = questions.map { question in
      question.pools.flatMap { code in questions.firstIndex { $0.code == code } }
    }
    self.questions = questions
    self.prompts = prompts
    self.questionRanges = questionRanges
    self.promptRanges = promptRanges
    self.standardOfQuestion = standardOfQuestion
    self.questionOfPrompt = questionOfPrompt
  }

  /// Whether a standard looks at cases; one rated on organisational evidence does not.
  func looksAtCases(standard: Int) -> Bool {
    if case .evidence = standards[standard].basis { return false }
    return true
  }
}
