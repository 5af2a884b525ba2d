import AuditCore

/// A made-up audit: one region, four units, hostile names, rejects, errors and differences.
enum ResultFixture {
  static let place = Place(path: "framework.xml")
  static let script = "<script>alert(\"x\")</script>"
  static let turned = "C-\u{202E}8000"
  static let formula = "=cmd|' /C calc'!A0"
  static let withNUL = "C-0013\u{0}"
  static let quoted = "\"quoted\", 'C' & co"

  static let caseIDs: [String] = (0..<48).map { row in
    switch row {
    case 3: script
    case 7: turned
    case 11: formula
    case 12: withNUL
    case 13: quoted
    default: "C-" + String(String(10_001 + row).dropFirst())
    }
  }

  static let units = UnitTree(
    units: [
      UnitTree.Unit(name: "Northmarch", level: 0, parent: nil, children: [1, 2, 3, 4]),
      UnitTree.Unit(name: "Eastwold", level: 1, parent: 0),
      UnitTree.Unit(name: "Harbour & Vale", level: 1, parent: 0),
      UnitTree.Unit(name: "Westmere \(script)", level: 1, parent: 0),
      UnitTree.Unit(name: "Westmere", level: 1, parent: 0),
    ],
    unitOfCase: (0..<48).map { $0 == 47 ? UnitTree.noUnit : Int32($0 % 4 + 1) }
  )

  static let framework = Framework(
    id: "adult-pdu-2021",
    version: "1.0",
    title: "Probation delivery unit, 2021 to 2023",
    summary: "A made-up framework for tests.",
    vocabularyID: "probation-case",
    sources: [SourceNote(id: "rules", title: "Rules and guidance", published: "July 2021")],
    scale: RatingScale(
      ratings: [
        Rating(id: "inadequate", label: "Inadequate", points: 0),
        Rating(id: "requiresImprovement", label: "Requires improvement", points: 1),
        Rating(id: "good", label: "Good", points: 2),
        Rating(id: "outstanding", label: "Outstanding", points: 3),
      ],
      source: NumberSource(sourceID: "rules", isVerified: false)
    ),
    levels: [
      UnitLevel(
        id: "region",
        label: "Region",
        plural: "Regions",
        field: "unit.region",
        standards: ["2.1", "2.2"],
        place: place
      ),
      UnitLevel(
        id: "pdu",
        label: "Probation delivery unit",
        plural: "Probation delivery units",
        field: "unit.pdu",
        standards: ["1.1", "2.1", "2.2", "2.3"],
        place: place
      ),
    ],
    bandSets: [
      bands("caseBands", .share, [0, 50, 65, 80], last: 100),
      bands("overallBands", .points, [0, 2, 5, 8], last: 9),
    ],
    discretion: DiscretionRule(withinPoints: Decimal128(5), opensForOneCase: true, fewCases: 5),
    domains: [
      Domain(
        code: "1",
        title: "Organisational delivery",
        standards: [
          Standard(
            code: "1.1",
            title: "Leadership",
            statement: "Leaders support good work.",
            basis: .evidence,
            place: place
          )
        ]
      ),
      Domain(code: "2", title: "Court work and case supervision", standards: caseStandards),
    ],
    overall: CompositeRule(
      title: "Overall",
      levels: ["pdu"],
      members: ["1.1", "2.1", "2.2"].map { CompositeRule.Member($0) },
      bands: "overallBands",
      place: place
    ),
    place: place
  )

  private static let caseStandards = [
    standard(
      "2.1",
      "Engagement",
      [("2.1.1", "engaging the person", ["a", "b"]), ("2.1.2", "diversity", ["a"])]
    ),
    standard(
      "2.2",
      "Assessment",
      [
        ("2.2.1", "engaging the person", ["a", "b"]),
        ("2.2.2", "desistance", ["a"]),
        ("2.2.3", "keeping other people safe", ["a", "b", "c"]),
      ]
    ),
    standard("2.3", "Outcomes", [("2.3.1", "early outcomes", ["a"])], isRated: false),
  ]

  private static func standard(
    _ code: String,
    _ title: String,
    _ questions: [(String, String, [String])],
    isRated: Bool = true
  ) -> Standard {
    Standard(
      code: code,
      title: title,
      statement: "\(title) is well-informed and personal.",
      basis: .cases(by: .lowest, bands: "caseBands"),
      isRated: isRated,
      questions: questions.map { code, title, letters in
        KeyQuestion(
          code: code,
          title: title,
          question: "Does the work focus sufficiently on \(title)?",
          prompts: letters.map { letter in
            Prompt(
              code: "\(code).\(letter)",
              question: "Was \(title) looked at in good time?",
              isCritical: code == "2.2.3" && letter == "a",
              met: letter == "c"
                ? nil : LocatedText("assessment.completedOn <= sentence.startedOn"),
              remedy: "Complete the assessment & record the date.",
              place: place
            )
          },
          place: place
        )
      },
      place: place
    )
  }

  private static func bands(
    _ id: String,
    _ measure: BandSet.Measure,
    _ edges: [Int],
    last: Int
  ) -> BandSet {
    let names = ["inadequate", "requiresImprovement", "good", "outstanding"]
    let ends = edges.dropFirst().map { $0 - 1 } + [last]
    return BandSet(
      id: id,
      measure: measure,
      rounding: measure == .share ? .halfUp : .none,
      bands: zip(names, zip(edges, ends)).map { name, edge in
        RatingBand(
          ratingID: name,
          from: Decimal128(edge.0),
          upper: .through(Decimal128(edge.1)),
          place: place
        )
      },
      source: NumberSource(sourceID: "rules", isVerified: false),
      place: place
    )
  }

  static let result = AuditResult(
    framework: framework,
    provenance: Provenance(
      programVersion: "0.1.0",
      runAt: "2024-07-01T09:30:00Z",
      asOf: CalendarDay(dayNumber: 19_900),
      inputs: [
        Provenance.Input(
          role: "framework",
          path: "framework.xml",
          digest: String(repeating: "0a", count: 32)
        )
      ]
    ),
    isIndicative: false,
    intake: Intake(tables: [
      Intake.Table(name: "case", readCount: 50, rejectedCount: 2),
      Intake.Table(name: "contacts", readCount: 1_240, rejectedCount: 0),
    ]),
    caseIDs: caseIDs,
    units: units,
    unitResults: FixtureRatings(outcomes: outcomes).unitResults,
    outcomes: outcomes,
    differences: differences,
    concerns: FixtureRatings(outcomes: outcomes).concerns,
    unverifiedNumbers: [
      UnverifiedNumber(subject: "the bands of 'caseBands'", sourceTitle: "Rules and guidance")
    ],
    breakdowns: FixtureBreakdowns.breakdowns,
    warnings: [
      Diagnostic(.warning, DiagnosticCode("few-cases"), "a unit has few cases", at: place)
    ]
  )

  static let outcomes = OutcomeTable(
    prompts: FixtureRatings.promptOutcomes,
    indicated: FixtureRatings.indicated,
    judged: [[:], [:], [0: judgement(0, .sufficient)], [:], [3: judgement(3, .insufficient)], [:]]
  )

  static let differences = [
    JudgementDifference(
      row: 3,
      question: 4,
      indicated: outcomes.indicated[4][3],
      judgement: judgement(3, .insufficient)
    )
  ]

  static func judgement(_ row: Int, _ verdict: JudgedSufficiency) -> Judgement {
    Judgement(
      caseID: caseIDs[row],
      item: "2.2.3",
      verdict: verdict,
      by: "A. Assessor <b>",
      on: CalendarDay(dayNumber: 19_880),
      why: "The plan names nobody & nothing.",
      place: Place(path: "judgements.csv", line: 2)
    )
  }
}
