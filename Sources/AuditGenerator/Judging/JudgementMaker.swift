import AuditCore
import FEEL

/// Makes up inspectors' judgements of made-up cases, and ratings of standards rated on evidence.
struct JudgementMaker {
  private let generator: CaseGenerator
  private let framework: Framework
  private let run: GeneratorRun
  private let book: RuleBook
  private let codes: [String]
  /// Whether each key question is one that people judge case by case.
  private let isJudged: [Bool]
  private let text: ValueText

  /// The probability that an inspector sees a case as the records show it.
  private static let agreement = 0.93
  private static let inspectors = ["R.K.", "M.O.", "S.T.", "A.B.", "J.W."]
  private static let praise = [
    "Seen in the record and in the interview.", "Clear, and shared with the person.", "",
    "Good use of what other agencies know.", "",
  ]
  private static let doubts = [
    "The record does not show what was done.", "Too late to matter.",
    "What other agencies know was not asked for.", "Written, but not acted on.", "",
  ]

  init(_ generator: CaseGenerator, framework: Framework, run: GeneratorRun) {
    self.generator = generator
    self.framework = framework
    self.run = run
    book = RuleBook(framework, vocabulary: generator.vocabulary)
    codes = framework.questions.map(\.code)
    isJudged = framework.standards.flatMap { standard in
      standard.questions.map { standard.basis != .evidence && !$0.prompts.isEmpty }
    }
    text = ValueText(form: .csv, vocabulary: generator.vocabulary)
  }

  /// The rows of one case: a judgement of each key question with prompts, but for those of
  /// standards rated on evidence.
  func rows(_ number: Int) -> [UInt8] {
    let truth = WorkTruth(seed: generator.seed, number: number, seat: run.seat(number))
    var random = RandomSource(seed: generator.seed &+ 1, stream: UInt64(number))
    var steering = run.steering(number, book)
    guard case .text(let caseID) = steering.draft.values[generator.vocabulary.keyField] else {
      return []
    }
    let by = Self.inspectors[random.index(below: Self.inspectors.count)]
    let on = generator.asOf.adding(days: random.pick(3...24))
    var rows: [UInt8] = []
    for (index, code) in codes.enumerated() where isJudged[index] {
      let applies = book.questions.first { $0.index == index }?.applies ?? []
      let isRelevant = steering.allHold(applies)
      let isSufficient =
        truth.isSufficient(question: index) == random.chance(Self.agreement)
      let judgement =
        isRelevant ? isSufficient ? "sufficient" : "insufficient" : "not applicable"
      let why =
        isRelevant ? random.element(of: isSufficient ? Self.praise : Self.doubts) ?? "" : ""
      rows += row([caseID, "", code, judgement, by, on.description, why])
    }
    return rows
  }

  /// The rows of the standards rated on evidence, for every unit of every level that has them.
  func evidenceRows(_ profile: GeneratorProfile) -> [UInt8] {
    var rows: [UInt8] = []
    let ratings = framework.scale.ratings
    let standards = framework.standards.filter { $0.basis == .evidence && $0.isRated }
    guard !ratings.isEmpty else { return [] }
    for (depth, level) in framework.levels.enumerated() {
      let isNarrow = depth == framework.levels.count - 1
      let units =
        isNarrow
        ? profile.regions.flatMap(\.units).map { ($0.name, $0.quality) }
        : profile.regions.map { region in
          (
            region.name,
            region.units.reduce(0) { $0 + $1.quality } / Double(max(region.units.count, 1))
          )
        }
      for (place, (name, quality)) in units.enumerated() {
        for (number, standard) in standards.enumerated()
        where level.standards.contains(standard.code) {
          var random = RandomSource(
            seed: generator.seed &+ 2,
            stream: UInt64(depth) << 40 | UInt64(place) << 20 | UInt64(number)
          )
          // Units run from about 0.45, the worst rating, to nearly 1, the best.
          let seen = (quality - 0.45) / 0.55 + Double(random.pick(-12...12)) / 100
          let rank = min(max(Int(seen * Double(ratings.count)), 0), ratings.count - 1)
          let on = generator.asOf.adding(days: 25).description
          let by = random.element(of: Self.inspectors) ?? ""
          let why = "Made up for a demonstration."
          rows += row(["", name, standard.code, ratings[rank].id, by, on, why])
        }
      }
    }
    return rows
  }

  private func row(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += text.escaped(cell)
    }
    return bytes + [UInt8(ascii: "\n")]
  }
}
