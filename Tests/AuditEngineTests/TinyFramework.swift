import AuditCore
import FEEL

@testable import AuditEngine

/// Builds small frameworks, vocabularies and tables for tests.
enum TinyFramework {
  static let place = Place(path: "tiny.xml", line: 1, column: 1)

  /// Inadequate, requires improvement, good and outstanding with 0 to 3 points.
  static let scale = RatingScale(
    ratings: [
      Rating(id: "inadequate", label: "Inadequate", points: 0),
      Rating(id: "requiresImprovement", label: "Requires improvement", points: 1),
      Rating(id: "good", label: "Good", points: 2),
      Rating(id: "outstanding", label: "Outstanding", points: 3),
    ],
    source: NumberSource(sourceID: "book", isVerified: false)
  )

  /// Bands that begin at 0, 50, 65 and 80 per cent: in whole numbers where shares are rounded,
  /// half-open where they are not.
  static func shareBands(_ rounding: ShareRounding = .halfUp) -> BandSet {
    bands("shares", .share, rounding, starts: [0, 50, 65, 80], end: 100)
  }

  /// Bands over a sum of points, by the first points of each rating.
  static func pointBands(_ starts: [Int], end: Int) -> BandSet {
    bands("points", .points, .none, starts: starts, end: end)
  }

  /// Bands over a measure, by the first value of each rating.
  static func bands(
    _ id: String,
    _ measure: BandSet.Measure,
    _ rounding: ShareRounding,
    starts: [Int],
    end: Int
  ) -> BandSet {
    let isWhole = measure == .points || rounding != .none
    let bands = starts.indices.map { index in
      let isLast = index + 1 == starts.count
      let upper: RatingBand.Upper =
        if isLast {
          .through(Decimal128(end))
        } else if isWhole {
          .through(Decimal128(starts[index + 1] - 1))
        } else {
          .below(Decimal128(starts[index + 1]))
        }
      return RatingBand(
        ratingID: scale.ratings[index].id,
        from: Decimal128(starts[index]),
        upper: upper,
        place: place
      )
    }
    return BandSet(
      id: id,
      measure: measure,
      rounding: rounding,
      bands: bands,
      source: NumberSource(sourceID: "book", isVerified: false),
      place: place
    )
  }

  /// The three discretion rules that the field describes: within 5 points, one case, 5 cases.
  static let discretion = DiscretionRule(
    withinPoints: Decimal128(5),
    opensForOneCase: true,
    fewCases: 5,
    source: NumberSource(sourceID: "book", isVerified: true)
  )

  /// A level of units named in a field; all the codes given are rated at it.
  static func level(_ id: String, field: String, standards: [String]) -> UnitLevel {
    UnitLevel(
      id: id,
      label: id,
      plural: id + "s",
      field: field,
      standards: standards,
      place: place
    )
  }

  /// A key question with prompts `a`, `b` and so on.
  static func question(
    _ code: String,
    applies: String? = nil,
    prompts: [Prompt] = [],
    indicates: String? = nil
  ) -> KeyQuestion {
    KeyQuestion(
      code: code,
      title: "question \(code)",
      applies: applies.map { LocatedText($0, path: "tiny.xml") },
      prompts: prompts,
      indicates: indicates.map { LocatedText($0, path: "tiny.xml") },
      place: place
    )
  }

  /// A prompt with its whole code.
  static func prompt(
    _ code: String,
    applies: String? = nil,
    met: String? = nil,
    isCritical: Bool = false,
    remedy: String = "",
    examples: [PromptExample] = []
  ) -> Prompt {
    Prompt(
      code: code,
      question: "prompt \(code)?",
      isCritical: isCritical,
      applies: applies.map { LocatedText($0, path: "tiny.xml") },
      met: met.map { LocatedText($0, path: "tiny.xml") },
      remedy: remedy,
      examples: examples,
      place: place
    )
  }

  /// A standard rated from cases.
  static func standard(
    _ code: String,
    cases: String? = nil,
    isRated: Bool = true,
    questions: [KeyQuestion]
  ) -> Standard {
    Standard(
      code: code,
      title: "standard \(code)",
      basis: .cases(by: .lowest, bands: "shares"),
      isRated: isRated,
      cases: cases.map { LocatedText($0, path: "tiny.xml") },
      questions: questions,
      place: place
    )
  }

  /// A standard rated on organisational evidence.
  static func evidenceStandard(_ code: String) -> Standard {
    Standard(code: code, title: "standard \(code)", basis: .evidence, place: place)
  }

  /// A framework of one domain.
  static func framework(
    standards: [Standard],
    levels: [UnitLevel]? = nil,
    rounding: ShareRounding = .halfUp,
    pointBands: BandSet? = nil,
    discretion: DiscretionRule? = nil,
    notEvidenced: NotEvidencedCounts = .against,
    definitions: [Definition] = [],
    overall: CompositeRule? = nil
  ) -> Framework {
    let codes = standards.map(\.code)
    return Framework(
      id: "tiny",
      version: "1",
      title: "Tiny",
      vocabularyID: "tiny-case",
      sources: [SourceNote(id: "book", title: "The book")],
      scale: scale,
      levels: levels ?? [
        level("region", field: "unit.region", standards: codes),
        level("pdu", field: "unit.pdu", standards: codes),
      ],
      bandSets: [shareBands(rounding)] + (pointBands.map { [$0] } ?? []),
      discretion: discretion,
      notEvidencedCounts: notEvidenced,
      definitions: definitions,
      domains: [Domain(code: "1", title: "Work", standards: standards)],
      overall: overall,
      place: place
    )
  }

  /// The composites of a unit whose evidence standards earn so many points each; `nil` is not rated.
  static func made(
    _ framework: Framework,
    _ points: [Int?],
    facts: [String: FactValue] = [:],
    values: [String: Ratio] = [:]
  ) -> [CompositeResult] {
    let (compiled, diagnostics) = CompiledResults.compile(FrameworkOutline(framework))
    precondition(!DiagnosticList(diagnostics).hasErrors, "the framework does not compile")
    let maker = CompositeMaker(
      framework: framework,
      compiled: compiled,
      bands: Dictionary(uniqueKeysWithValues: framework.bandSets.map { ($0.id, BandTable($0)) }),
      measures: UnitMeasures(questions: [], values: values, facts: facts)
    )
    return maker.make(
      level: "pdu",
      standards: points.map { points in
        let rating = framework.scale.ratings.first { $0.points == points }
        return MemberStanding(status: rating.map { .rated($0.id) } ?? .awaitingEvidence)
      }
    )
  }
}
