import AuditCore
import FEEL

/// Directs cases: some try the rules' edges, the others are worked as well as their unit works.
struct CaseDirector {
  private let book: RuleBook
  private let maker: RecordMaker
  private let calendar: WorkingDayCalendar
  private let seed: UInt64
  /// Everything that is worth trying, in a mixed order.
  private let trials: [Trial]
  /// One case in so many is directed.
  private let stride: Int

  /// One case in so many of the directed ones tries an edge of a rule.
  private static let trialStride = 4
  /// The most cases that are directed: enough for every edge, and the rest can stream fast.
  private static let mostDirected = 2400

  /// What a case tries.
  enum Trial {
    /// A prompt, applicable and met or not.
    case outcome(RuleBook.QuestionRules, RuleBook.PromptRules, isMet: Bool)
    /// One comparison of a prompt's rule at its threshold or beside it.
    case edge(RuleBook.QuestionRules, RuleBook.PromptRules, Trail, offset: Int)
    /// One comparison of the conditions under which a prompt applies.
    case condition([CheckedNode], Int, Trail, offset: Int)
  }

  init(_ generator: CaseGenerator, framework: Framework, maker: RecordMaker, count: Int) {
    book = RuleBook(framework, vocabulary: generator.vocabulary)
    self.maker = maker
    calendar = generator.calendar
    seed = generator.seed
    stride = max(count / Self.mostDirected, 1)
    var random = RandomSource(seed: generator.seed, stream: .max)
    trials = Self.trials(book).shuffled(using: &random)
  }

  private static func trials(_ book: RuleBook) -> [Trial] {
    var trials: [Trial] = []
    for question in book.questions {
      var conditions: [[CheckedNode]] = [question.applies]
      for prompt in question.prompts {
        trials.append(.outcome(question, prompt, isMet: true))
        trials.append(.outcome(question, prompt, isMet: false))
        for trail in Trail.all(in: prompt.met, definitions: book.definitions) {
          for offset in -1...1 { trials.append(.edge(question, prompt, trail, offset: offset)) }
        }
        if !prompt.applies.isEmpty { conditions.append(question.applies + prompt.applies) }
      }
      for rules in conditions {
        guard let last = rules.indices.last else { continue }
        for trail in Trail.all(in: rules[last], definitions: book.definitions) {
          for offset in -1...1 { trials.append(.condition(rules, last, trail, offset: offset)) }
        }
      }
    }
    return trials
  }

  /// Directs a case; most of many cases stay as they were made up.
  func direct(_ draft: Draft, _ story: inout Story) -> Draft {
    guard story.number % stride == 0, !trials.isEmpty else { return draft }
    let turn = story.number / stride
    var steering = Steering(
      book: book,
      maker: maker,
      calendar: calendar,
      draft: draft,
      story: story
    )
    work(&steering)
    if turn % Self.trialStride == Self.trialStride - 1 {
      attempt(trials[turn / Self.trialStride % trials.count], &steering)
    }
    story = steering.story
    var directed = steering.draft
    maker.order(&directed)
    return directed
  }

  // MARK: - As well as the unit works

  private func work(_ steering: inout Steering) {
    let truth = WorkTruth(seed: seed, story: steering.story)
    // A second round mends what work on a later question undid of an earlier one.
    for _ in 0..<2 {
      for question in book.questions where steering.allHold(question.applies) {
        var chance = truth.chance(question: question.index)
        let wanted = Self.wanted(
          question.prompts,
          isSufficient: truth.isSufficient(question: question.index),
          &chance
        )
        for (prompt, isMet) in zip(question.prompts, wanted)
        where steering.allHold(prompt.applies) {
          steering.steer(prompt.met, to: isMet)
        }
      }
    }
  }

  /// Which prompts must be met so that a question comes out as wanted.
  private static func wanted(
    _ prompts: [RuleBook.PromptRules],
    isSufficient: Bool,
    _ chance: inout RandomSource
  ) -> [Bool] {
    if isSufficient { return prompts.map { $0.isCritical || chance.chance(0.94) } }
    let critical = prompts.indices.filter { prompts[$0].isCritical }
    let failed = chance.element(of: critical)
    return prompts.indices.map { index in
      failed == nil ? chance.chance(0.25) : index != failed && chance.chance(0.7)
    }
  }

  // MARK: - Edges

  private func attempt(_ trial: Trial, _ steering: inout Steering) {
    switch trial {
    case .outcome(let question, let prompt, let isMet):
      let applies = question.applies + prompt.applies
      for _ in 0..<2 {
        for rule in applies { steering.steer(rule, to: true) }
        steering.steer(prompt.met, to: isMet)
        if steering.allHold(applies) { break }
      }
    case .edge(let question, let prompt, let trail, let offset):
      for rule in question.applies + prompt.applies { steering.steer(rule, to: true) }
      _ = steering.place(prompt.met, trail.turns[...], offset: offset)
    case .condition(let rules, let index, let trail, let offset):
      for rule in rules[..<index] { steering.steer(rule, to: true) }
      _ = steering.place(rules[index], trail.turns[...], offset: offset)
    }
  }
}
