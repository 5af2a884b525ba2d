extension Recipes {
  private static let levels: Recipe.Making = .codes([
    ("low", 40), ("medium", 40), ("high", 17), ("very high", 3),
  ])

  /// Who the person is, the sentence and the risks.
  static let caseFields: [Recipe] = [
    Recipe("case.id", .identifier("C-")),
    Recipe("case.eventNumber", .words(["1", "1", "1", "2", "3"])),
    Recipe("unit.region", .unit(level: 0)),
    Recipe("unit.pdu", .unit(level: 1)),
    Recipe("unit.localUnit", .unit(level: 2)),
    Recipe("unit.team", .unit(level: 2)),
    Recipe(
      "person.dateOfBirth",
      .shifted("sentence.startedOn", -23_000...(-6800), otherwiseAgo: 7500...23_000)
    ),
    Recipe("person.ageAtSentence", .number(18...75), presence: 0),
    Recipe("person.isRestricted", .chance(0.03)),
    Recipe("person.noFixedAbode", .chance(0.06)),
    Recipe("person.addressChangedOn", .after(start, 20...300, late: 20...300), presence: 0.2),
    Recipe("person.caresForChildren", .chance(0.3)),
    Recipe("diversity.gender", .codes([("male", 85), ("female", 14), ("not specified", 1)])),
    Recipe("diversity.genderIdentitySame", .chance(0.98), presence: 0.9),
    Recipe("diversity.religion", .words(["none", "christian", "muslim", "other"]), presence: 0.7),
    Recipe(
      "diversity.sexualOrientation",
      .codes([("heterosexual", 80), ("gay or lesbian", 4), ("bisexual", 3), ("not stated", 13)])
    ),
    Recipe("diversity.isDisabled", .chance(0.3)),
    Recipe(
      "diversity.adjustmentsNeeded",
      .chance(0.4),
      when: .init("diversity.isDisabled", ["yes"])
    ),
    Recipe(
      "diversity.adjustmentsMadeOn",
      .after(start, 0...15, late: 30...120),
      when: .init("diversity.adjustmentsNeeded", ["yes"])
    ),
    Recipe("diversity.language", .words(["English", "English", "English", "Polish", "Urdu"])),
    Recipe("diversity.interpreterRequired", .chance(0.06)),
    Recipe(
      "diversity.interpreterUsed",
      .doneWell,
      when: .init("diversity.interpreterRequired", ["yes"])
    ),
    Recipe("diversity.formCompletedOn", .after(start, 0...10, late: 15...90)),
    Recipe(
      "sentence.type",
      .codes([
        ("community order", 46), ("suspended sentence order", 27), ("standard determinate", 22),
        ("extended", 3), ("life", 2),
      ])
    ),
    Recipe(
      "sentence.caseType",
      .given(custody, .codes([("licence", 1)]), .codes([("community", 1)]))
    ),
    Recipe("sentence.isPostRelease", .given(custody, .chance(1), .chance(0))),
    Recipe("sentence.releasedOn", .daysAgo(70...420), when: custody),
    Recipe(
      "sentence.releaseType",
      .codes([("licence at the automatic date", 70), ("parole", 12), ("home detention curfew", 18)]
      ),
      when: custody
    ),
    Recipe(
      "sentence.startedOn",
      .shifted("sentence.releasedOn", -1200...(-150), otherwiseAgo: 70...420)
    ),
    Recipe(
      "sentence.convictedOn",
      .shifted("sentence.startedOn", -40...0, otherwiseAgo: 421...430)
    ),
    Recipe("sentence.lengthDays", .number(365...1095)),
    Recipe("sentence.endsOn", .due(start, 365...1095)),
    Recipe("sentence.endedOn", .after(start, 330...365, late: 330...365), presence: 0.5),
    Recipe(
      "sentence.endReason",
      .codes([("completed", 80), ("revoked for breach", 12), ("transferred", 8)]),
      when: .init("sentence.endedOn", [])
    ),
    Recipe("sentence.isUnpaidWorkOnly", .given(custody, .chance(0), .chance(0.15))),
    Recipe(
      "offence.category",
      .words(["violence", "theft", "drugs", "driving", "public order", "damage", "fraud"])
    ),
    Recipe("offence.isSexual", .chance(0.09)),
    Recipe("offence.isViolent", .chance(0.35)),
    Recipe("practitioner.allocatedOn", .after(start, 0...4, late: 8...30)),
    Recipe("practitioner.changes", .number(0...4)),
    Recipe("tier.changedOn", .after(start, 0...20, late: 20...90)),
    Recipe("workload.capacityPercent", .number(60...150)),
    Recipe("rosh.level", levels),
    Recipe("rosh.judgedLevel", levels, presence: 0.03),
    Recipe("rosh.screenedOn", .after(start, 0...12, late: 22...90)),
    Recipe(
      "rosh.fullAnalysisNeeded",
      .given(.init("rosh.level", ["low"]), .chance(0.1), .chance(1))
    ),
    Recipe(
      "rosh.fullAnalysisOn",
      .after(["rosh.screenedOn"], 0...6, late: 20...90),
      when: .init("rosh.fullAnalysisNeeded", ["yes"])
    ),
    Recipe("rosh.fullAnalysisExempted", .chance(0.04)),
    Recipe(
      "rosh.exemptionReason",
      .words(["analysed at an earlier assessment"]),
      when: .init("rosh.fullAnalysisExempted", ["yes"])
    ),
    Recipe("rosh.children", levels),
    Recipe("rosh.public", levels),
    Recipe("rosh.knownAdult", levels),
    Recipe("rosh.staff", .codes([("low", 80), ("medium", 17), ("high", 3)])),
    Recipe("rosh.prisoners", .codes([("low", 90), ("medium", 9), ("high", 1)]), when: custody),
    Recipe("rsr.score", .number(0...14)),
    Recipe("ogrs.score", .number(3...95)),
    Recipe("ovp.score", .number(3...90)),
    Recipe("domesticAbuse.isConcern", .chance(0.4)),
    Recipe(
      "domesticAbuse.role",
      .codes([("perpetrator", 70), ("victim", 18), ("both", 12)]),
      when: .init("domesticAbuse.isConcern", ["yes"])
    ),
    Recipe(
      "domesticAbuse.riskAssessedOn",
      .after(start, 0...15, late: 25...120),
      when: .init("domesticAbuse.isConcern", ["yes"])
    ),
    Recipe("safeguarding.childConcern", .chance(0.3)),
    Recipe("safeguarding.childContact", .chance(0.35)),
    Recipe(
      "safeguarding.referredOn",
      .after(start, 5...100, late: 60...200),
      presence: 0.3,
      when: .init("safeguarding.childConcern", ["yes"])
    ),
    Recipe("safeguarding.adultConcern", .chance(0.1)),
    Recipe(
      "marac.referredOn",
      .after(start, 5...100, late: 60...200),
      presence: 0.2,
      when: .init("domesticAbuse.isConcern", ["yes"])
    ),
    Recipe(
      "mappa.category",
      .codes([("none", 78), ("category 1", 11), ("category 2", 9), ("category 3", 2)])
    ),
    Recipe(
      "mappa.level",
      .given(
        .init("mappa.category", ["none"]),
        .codes([("not set", 1)]),
        .codes([("level 1", 80), ("level 2", 17), ("level 3", 3)])
      )
    ),
  ]
}
