/// Why one case came out as it did: each key question, prompt and clause with its values.
public struct CaseExplanation: Sendable, Hashable {
  /// The case's identifier.
  public var caseID: String
  /// The index of the case.
  public var row: Int
  /// The key questions in the framework's order.
  public var questions: [QuestionExplanation]
  /// What happened and what was due, in the order of days.
  public var timeline = CaseTimeline()

  /// Creates an explanation.
  public init(caseID: String, row: Int, questions: [QuestionExplanation]) {
    self.caseID = caseID
    self.row = row
    self.questions = questions
  }
}

/// Why a key question came out as it did in one case.
public struct QuestionExplanation: Sendable, Hashable {
  /// The index of the key question in the framework.
  public var question: Int
  /// What the records indicate.
  public var indicated: Sufficiency
  /// What a person judged; `nil` when nobody did.
  public var judgement: Judgement?
  /// Why the question does not apply; `nil` when it does, or has no rule for it.
  public var applies: ClauseExplanation?
  /// The prompts in order.
  public var prompts: [PromptExplanation]

  /// Creates an explanation.
  public init(
    question: Int,
    indicated: Sufficiency,
    judgement: Judgement?,
    applies: ClauseExplanation?,
    prompts: [PromptExplanation]
  ) {
    self.question = question
    self.indicated = indicated
    self.judgement = judgement
    self.applies = applies
    self.prompts = prompts
  }
}

/// Why a prompt came out as it did in one case.
public struct PromptExplanation: Sendable, Hashable {
  /// The index of the prompt in the framework.
  public var prompt: Int
  /// What became of it.
  public var outcome: Outcome
  /// What a person judged of the prompt; `nil` when nobody did.
  public var judgement: Judgement?
  /// The rule of when it applies, with what each clause came to; `nil` when it always does.
  public var applies: ClauseExplanation?
  /// The rule of when it is met, with what each clause came to; `nil` when only a person can tell.
  public var met: ClauseExplanation?
  /// One sentence that a practitioner can act on; empty when there is nothing to do.
  public var action: String

  /// Creates an explanation.
  public init(
    prompt: Int,
    outcome: Outcome,
    judgement: Judgement?,
    applies: ClauseExplanation?,
    met: ClauseExplanation?,
    action: String
  ) {
    self.prompt = prompt
    self.outcome = outcome
    self.judgement = judgement
    self.applies = applies
    self.met = met
    self.action = action
  }
}

/// What one clause of a rule came to in one case.
public struct ClauseExplanation: Sendable, Hashable {
  /// What a clause came to.
  public enum Truth: String, Sendable, Hashable {
    /// True.
    case yes = "true"
    /// False.
    case no = "false"
    /// Not known, because something is not recorded.
    case unknown
    /// The rule failed here.
    case failed
  }

  /// The clause as the rule's author wrote it.
  public var text: String
  /// What it came to.
  public var truth: Truth
  /// Why it is unknown or failed; empty otherwise.
  public var reason: String
  /// The values that the clause itself read or worked out.
  public var values: [ReadValue]
  /// The clauses it is made of.
  public var parts: [ClauseExplanation]
  /// What it came to in a plain sentence; empty where the clause has no common shape.
  public var sentence = ""

  /// Creates an explanation.
  public init(
    text: String,
    truth: Truth,
    reason: String = "",
    values: [ReadValue] = [],
    parts: [ClauseExplanation] = []
  ) {
    self.text = text
    self.truth = truth
    self.reason = reason
    self.values = values
    self.parts = parts
  }

  /// A value that a clause read or worked out.
  public struct ReadValue: Sendable, Hashable {
    /// The expression, as `sentence.startedOn`.
    public var expression: String
    /// The value in its written form; `nil` when nothing is recorded.
    public var value: String?
    /// The file it came from; `nil` for a value that was worked out.
    public var file: String?
    /// The line in the file; 0 when not known.
    public var line: Int
    /// Whether the value is kept back, because it may tell who somebody is.
    public var isConcealed: Bool

    /// The word that stands in the place of a value that is kept back.
    public static let concealed = "recorded"

    /// Creates a value.
    public init(
      expression: String,
      value: String?,
      file: String? = nil,
      line: Int = 0,
      isConcealed: Bool = false
    ) {
      self.expression = expression
      self.value = isConcealed ? value.map { _ in Self.concealed } : value
      self.file = file
      self.line = line
      self.isConcealed = isConcealed
    }
  }
}
