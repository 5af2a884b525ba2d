extension Recipes {
  private static let inScheme = Recipe.Condition(
    "victim.schemeStatus",
    ["opted in", "opted out", "offered"]
  )
  private static let optedIn = Recipe.Condition("victim.schemeStatus", ["opted in"])
  private static let suspended = Recipe.Condition("contactSuspension.kind", [])
  private static let resident = Recipe.Condition(
    "approvedPremises.status",
    ["arrived", "departed"]
  )
  private static let arrived = ["approvedPremises.arrivedOn"]
  private static let releasedSoon = Recipe.Making.shifted(
    "sentence.releasedOn",
    -30...3,
    otherwiseAgo: 10...20
  )

  /// Work that regions and the national service answer for: allocation, victims, suspended
  /// contact and approved premises.
  static let nationalWork: [Recipe] = [
    Recipe("unit.service", .words(["Probation Service"])),
    Recipe(
      "unit.approvedPremises",
      .words(["Larch House", "Quarry House", "Tarn House"]),
      when: .init("approvedPremises.status", [])
    ),
    Recipe("sentence.licenceEndsOn", .due(["sentence.releasedOn"], 40...700), when: custody),
    Recipe("sentence.postSentenceSupervisionOnly", .chance(0.08), when: custody),
    Recipe(
      "allocation.provider",
      .given(
        .init("rosh.level", ["high", "very high"]),
        .codes([("national probation service", 95), ("community rehabilitation company", 5)]),
        .codes([("national probation service", 15), ("community rehabilitation company", 85)])
      )
    ),
    Recipe(
      "allocation.screenedOn",
      .shifted("sentence.startedOn", -5...1, otherwiseAgo: 400...420)
    ),
    Recipe("allocation.decidedOn", .after(["sentence.startedOn"], 0...2, late: 4...20)),
    Recipe("allocation.informationSentOn", .after(["allocation.decidedOn"], 0...2, late: 4...20)),
    Recipe(
      "victim.referredOn",
      .after(["sentence.startedOn"], 0...12, late: 18...60),
      when: inScheme
    ),
    Recipe("victim.choiceExplainedOn", .after(["victim.firstContactOn"], 0...10, late: 20...60)),
    Recipe("victim.supportOfferedOn", .after(["victim.firstContactOn"], 0...10, late: 20...60)),
    Recipe(
      "victim.practitionerLinkedOn",
      .after(["victim.firstContactOn"], 2...24, late: 40...90),
      when: optedIn
    ),
    Recipe(
      "victim.inMappaMeeting",
      .doneWell,
      when: .init("mappa.level", ["level 2", "level 3"])
    ),
    Recipe("victim.toldOfReleaseOn", releasedSoon, presence: 0.85, when: optedIn),
    Recipe("victim.outcomeToldOn", releasedSoon, presence: 0.85, when: optedIn),
    Recipe("victim.statementHelpOn", releasedSoon, presence: 0.7, when: optedIn),
    Recipe(
      "contactSuspension.kind",
      .codes([("probation reset", 70), ("probation impact", 30)]),
      presence: 0.2
    ),
    Recipe("contactSuspension.startedOn", .after(start, 10...50, late: 70...250), when: suspended),
    Recipe(
      "contactSuspension.riskCheckedOn",
      .shifted("contactSuspension.startedOn", -14...2, otherwiseAgo: 5...10),
      presence: 0.8,
      when: suspended
    ),
    Recipe(
      "contactSuspension.managerAgreedOn",
      .shifted("contactSuspension.startedOn", -10...2, otherwiseAgo: 5...10),
      presence: 0.7,
      when: suspended
    ),
    Recipe(
      "contactSuspension.agenciesToldOn",
      .after(["contactSuspension.startedOn"], 0...0, late: 2...30),
      when: suspended
    ),
    Recipe(
      "contactSuspension.personToldOn",
      .after(["contactSuspension.startedOn"], 0...5, late: 10...30),
      when: suspended
    ),
    Recipe(
      "approvedPremises.status",
      .codes([("departed", 60), ("arrived", 25), ("did not arrive", 10), ("expected", 5)]),
      presence: 0.3,
      when: custody
    ),
    Recipe(
      "approvedPremises.expectedOn",
      .shifted("sentence.releasedOn", 0...0, otherwiseAgo: 90...120),
      when: .init("approvedPremises.status", [])
    ),
    Recipe(
      "approvedPremises.arrivedOn",
      .shifted("approvedPremises.expectedOn", 0...1, otherwiseAgo: 90...120),
      when: resident
    ),
    Recipe("approvedPremises.inductedOn", .after(arrived, 0...1, late: 2...6), when: resident),
    Recipe("approvedPremises.keyWorkerOn", .after(arrived, 1...7, late: 9...20), when: resident),
    Recipe("approvedPremises.riskPlanOn", .after(arrived, 0...0, late: 1...7), when: resident),
    Recipe(
      "approvedPremises.moveOnPlanOn",
      .after(arrived, 20...55, late: 60...110),
      when: resident
    ),
    Recipe(
      "approvedPremises.departedOn",
      .after(arrived, 60...90, late: 60...100),
      when: .init("approvedPremises.status", ["departed"])
    ),
  ]
}
