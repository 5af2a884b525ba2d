import AuditCore

/// One run of a generator for a known number of cases; each case can be made alone.
struct GeneratorRun {
  private let generator: CaseGenerator
  private let maker: RecordMaker
  private let plan: UnitPlan

  init(_ generator: CaseGenerator, count: Int) {
    self.generator = generator
    maker = RecordMaker(
      vocabulary: generator.vocabulary,
      unitLevels: generator.unitLevels,
      listCount: generator.listCount
    )
    plan = UnitPlan(profile: generator.profile ?? .fitting(count: count), count: count)
  }

  /// The case of a number, from 0.
  func draft(_ number: Int) -> Draft {
    var story = Story(
      random: RandomSource(seed: generator.seed, stream: UInt64(number)),
      number: number,
      asOf: generator.asOf.dayNumber,
      seat: plan.seat(of: number)
    )
    return maker.make(&story)
  }
}
