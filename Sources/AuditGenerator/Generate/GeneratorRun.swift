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
  func draft(_ number: Int) -> Draft {
    var story = Story(
      random: RandomSource(seed: generator.seed, stream: UInt64(number)),
      number: number,
      asOf: generator.asOf.dayNumber,
      seat: plan.seat(of: number)
    )
    let draft = maker.make(&story)
    return director?.direct(draft, &story) ?? draft
  }
}
