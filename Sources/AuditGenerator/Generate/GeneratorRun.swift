import AuditCore

/// One run of a generator for a known number of cases; each case can be made alone.
struct GeneratorRun {
  private let generator: CaseGenerator
  private let maker: RecordMaker
  private let plan: UnitPlan
  private let director: CaseDirector?

  init(_ generator: CaseGenerator, count: Int) {
    self.generator = generator
    maker = RecordMaker(
      vocabulary: generator.vocabulary,
      unitLevels: generator.unitLevels,
      listCount: generator.listCount
    )
    plan = UnitPlan(profile: generator.profile ?? .fitting(count: count), count: count)
    let maker = maker
    director = generator.framework.map {
      CaseDirector(generator, framework: $0, maker: maker, count: count)
    }
  }

  /// The seat of the case of a number.
  func seat(_ number: Int) -> UnitPlan.Seat? { plan.seat(of: number) }

  /// The case of a number, from 0.
  func draft(_ number: Int) -> Draft { made(number).draft }

  /// The case of a number with a view of it through a framework's rules.
  func steering(_ number: Int, _ book: RuleBook) -> Steering {
    let (draft, story) = made(number)
    return Steering(
      book: book,
      maker: maker,
      calendar: generator.calendar,
      draft: draft,
      story: story
    )
  }

  private func made(_ number: Int) -> (draft: Draft, story: Story) {
    var story = Story(
      random: RandomSource(seed: generator.seed, stream: UInt64(number)),
      number: number,
      asOf: generator.asOf.dayNumber,
      seat: plan.seat(of: number)
    )
    let draft = maker.make(&story)
    let directed = director?.direct(draft, &story) ?? draft
    return (directed, story)
  }
}
