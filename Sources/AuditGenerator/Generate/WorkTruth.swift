/// Whether each key question is truly done well in a case, which records and judges both follow.
struct WorkTruth {
  private let seed: UInt64
  private let number: Int
  private let unit: Int
  private let quality: Double

  init(seed: UInt64, story: Story) {
    self.init(seed: seed, number: story.number, seat: story.seat)
  }

  init(seed: UInt64, number: Int, seat: UnitPlan.Seat?) {
    self.seed = seed
    self.number = number
    unit = seat?.unit ?? 0
    quality = seat?.quality ?? 0.75
  }

  /// Whether a key question is done well.
  func isSufficient(question: Int) -> Bool {
    var chance = chance(question: question)
    return chance.chance(min(max(quality + bent(question), 0.02), 0.99))
  }

  /// A stream of chance for a key question of the case.
  func chance(question: Int) -> RandomSource {
    RandomSource(seed: ~seed, stream: UInt64(number) << 12 | UInt64(question & 0xFFF))
  }

  /// What a unit does better or worse than its quality at a key question.
  private func bent(_ question: Int) -> Double {
    var chance = RandomSource(seed: seed, stream: 1 << 60 | UInt64(unit) << 12 | UInt64(question))
    return Double(chance.pick(-60...60)) / 1000
  }
}
