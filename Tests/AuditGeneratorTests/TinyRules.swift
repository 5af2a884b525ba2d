import AuditCore

/// A small framework whose rules have thresholds of every kind that the generator must try.
enum TinyRules {
  private static let place = Place(path: "rules.xml")

  static func prompt(_ code: String, met: String, applies: String? = nil, critical: Bool = false)
    -> Prompt
  {
    Prompt(
      code: code,
      question: code,
      isCritical: critical,
      applies: applies.map { LocatedText($0) },
      met: LocatedText(met),
      place: place
    )
  }

  static func framework(_ questions: [KeyQuestion]) -> Framework {
    Framework(
      id: "rules",
      version: "1.0",
      title: "Rules",
      vocabularyID: "tiny",
      scale: RatingScale(ratings: [
        Rating(id: "inadequate", label: "Inadequate", points: 0),
        Rating(id: "requiresImprovement", label: "Requires improvement", points: 1),
        Rating(id: "good", label: "Good", points: 2),
        Rating(id: "outstanding", label: "Outstanding", points: 3),
      ]),
      levels: [
        UnitLevel(
          id: "pdu",
          label: "Unit",
          plural: "Units",
          field: "unit.pdu",
          standards: ["1.1", "1.2"],
          place: place
        )
      ],
      bandSets: [],
      definitions: [
        Definition(name: "initial window", expression: LocatedText("15"), place: place),
        Definition(
          name: "start of supervision",
          expression: LocatedText(
            "if sentence.releasedOn = null then sentence.startedOn else sentence.releasedOn"
          ),
          place: place
        ),
      ],
      domains: [
        Domain(
          code: "1",
          title: "Work",
          standards: [
            Standard(
              code: "1.1",
              title: "Leadership",
              basis: .evidence,
              place: place
            ),
            Standard(
              code: "1.2",
              title: "Assessment",
              basis: .cases(by: .lowest, bands: "b"),
              questions: questions,
              place: place
            ),
          ]
        )
      ],
      place: place
    )
  }

  /// One key question with a prompt for each kind of rule.
  static let everyKind = framework([
    KeyQuestion(
      code: "1.2.1",
      title: "in time",
      prompts: [
        prompt(
          "1.2.1.a",
          met: """
            assessment.completedOn != null and \
            working days between(start of supervision, assessment.completedOn) <= initial window
            """,
          critical: true
        ),
        prompt("1.2.1.b", met: "plan.completedOn <= assessment.completedOn + duration(\"P5D\")"),
        prompt("1.2.1.c", met: "rsr.score >= 3.0 and rsr.score < 6.9"),
        prompt("1.2.1.d", met: "plan.objectives between 2 and 5"),
      ],
      place: place
    ),
    KeyQuestion(
      code: "1.2.2",
      title: "safe",
      applies: LocatedText("rosh.level in (\"high\", \"very high\") or domesticAbuse.isConcern"),
      prompts: [
        prompt(
          "1.2.2.a",
          met: """
            some c in contacts satisfies c.type = "home visit" and c.attended and \
            days between(start of supervision, c.date) <= 30
            """,
          critical: true
        ),
        prompt(
          "1.2.2.b",
          met: "count(contacts[attended and date >= as of - duration(\"P90D\")]) >= 4"
        ),
        prompt(
          "1.2.2.c",
          met: """
            every e in enquiries satisfies e.receivedOn != null and \
            e.receivedOn <= e.requestedOn + duration("P10D")
            """,
          applies: "count(enquiries) > 0"
        ),
        prompt("1.2.2.d", met: "as of - max(contacts[attended].date) <= duration(\"P28D\")"),
        prompt(
          "1.2.2.e",
          met: "not(sentence.type = \"standard determinate\" and plan.objectives < 3)"
        ),
      ],
      place: place
    ),
    KeyQuestion(
      code: "1.2.3",
      title: "acted on",
      prompts: [
        prompt(
          "1.2.3.a",
          met: """
            some e in enquiries satisfies e.kind = "domestic abuse" and \
            e.requestedOn <= start of supervision + duration("P7D")
            """,
          critical: true
        ),
        prompt(
          "1.2.3.b",
          met: """
            some e in enquiries satisfies e.kind = "child safeguarding" and \
            e.requestedOn <= start of supervision + duration("P7D")
            """,
          critical: true
        ),
        prompt(
          "1.2.3.c",
          met: """
            every c in contacts[not(attended)] satisfies \
            some e in enquiries satisfies e.requestedOn = c.date
            """,
          applies: "count(contacts[not(attended)]) > 0"
        ),
        prompt(
          "1.2.3.d",
          met: """
            count(contacts[attended and date >= start of supervision]) * 21 * 100 >= \
            days between(start of supervision, as of) * 75
            """
        ),
      ],
      place: place
    ),
  ])
}
