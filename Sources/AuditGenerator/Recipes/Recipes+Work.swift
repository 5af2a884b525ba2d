extension Recipes {
  private static let assessed = ["assessment.completedOn", "assessment.startedOn"] + start
  private static let community = Recipe.Condition(
    "sentence.type",
    ["community order", "suspended sentence order"]
  )
  private static let unpaid = Recipe.Condition("unpaidWork.minutesOrdered", [])
  private static let reported = Recipe.Condition("courtReport.type", ["oral", "fast", "standard"])
  private static let victims = Recipe.Condition("victim.isIdentifiable", ["yes"])

  /// The work done with the person: assessment, plan, unpaid work, reports, release, outcomes.
  static let sentenceWork: [Recipe] = [
    Recipe("mappa.screenedOn", .after(start, 0...18, late: 35...120)),
    Recipe(
      "mappa.meetingOn",
      .after(start, 20...200, late: 90...300),
      when: .init("mappa.level", ["level 2", "level 3"])
    ),
    Recipe("assessment.kind", .codes([("full", 70), ("basic", 25), ("screening only", 5)])),
    Recipe(
      "assessment.status",
      .codes([("complete", 85), ("signed", 8), ("awaiting countersignature", 4), ("open", 3)])
    ),
    Recipe(
      "assessment.purpose",
      .given(
        custody,
        .codes([("start of licence", 1)]),
        .codes([("start of community order", 3), ("start of suspended sentence order", 2)])
      )
    ),
    Recipe("assessment.startedOn", .after(start, 0...6, late: 12...40)),
    Recipe("assessment.completedOn", .after(["assessment.startedOn"], 1...8, late: 15...90)),
    Recipe("assessment.countersignedOn", .after(["assessment.completedOn"], 0...5, late: 10...40)),
    Recipe("assessment.selfAssessmentOn", .after(start, 0...10, late: 15...60)),
    Recipe("assessment.personInterviewedOn", .after(start, 0...6, late: 12...60)),
    Recipe("assessment.strengthsRecorded", .doneWell),
    Recipe("assessment.motivationRecorded", .doneWell),
    Recipe("assessment.victimsIdentified", .doneWell, when: victims),
    Recipe(
      "*qualityGrade",
      .codes([("good", 30), ("sufficient", 45), ("needs more work", 18), ("unsatisfactory", 7)]),
      presence: 0.6
    ),
    Recipe("plan.completedOn", .after(assessed, 0...4, late: 10...90)),
    Recipe("plan.agreedWithPersonOn", .after(["plan.completedOn"], 0...5, late: 15...60)),
    Recipe("plan.objectives", .number(1...6)),
    Recipe(
      "plan.contactEveryDays",
      .given(.init("rosh.level", ["high", "very high"]), .number(3...8), .number(7...28))
    ),
    Recipe("plan.homeVisitEveryDays", .number(28...120), presence: 0.7),
    Recipe("plan.riskManagementOn", .after(assessed, 0...4, late: 10...90)),
    Recipe("plan.hasContingency", .doneWell),
    Recipe("plan.namesAgencies", .doneWell),
    Recipe("plan.protectsVictims", .doneWell),
    Recipe("plan.lastReviewedOn", .after(["plan.completedOn"], 60...150, late: 200...300)),
    Recipe(
      "unpaidWork.minutesOrdered",
      .number(2400...14_400),
      presence: 0.4,
      when: community
    ),
    Recipe("unpaidWork.minutesCredited", .number(0...9000), when: unpaid),
    Recipe(
      "unpaidWork.status",
      .codes([
        ("being worked", 55), ("hours completed", 25), ("not started", 10), ("suspended", 10),
      ]),
      when: unpaid
    ),
    Recipe("unpaidWork.assessedOn", .after(start, 2...12, late: 30...90), when: unpaid),
    Recipe("unpaidWork.healthCheckedOn", .after(start, 2...12, late: 30...90), when: unpaid),
    Recipe("unpaidWork.riskSharedOn", .after(start, 2...12, late: 30...90), when: unpaid),
    Recipe("unpaidWork.inductedOn", .after(start, 5...14, late: 30...90), when: unpaid),
    Recipe(
      "unpaidWork.firstSessionOn",
      .after(["unpaidWork.inductedOn"], 1...7, late: 20...70),
      when: unpaid
    ),
    Recipe(
      "unpaidWork.completedOn",
      .after(["unpaidWork.firstSessionOn"], 90...300, late: 250...400),
      when: .init("unpaidWork.status", ["hours completed"])
    ),
    Recipe("unpaidWork.skillsHoursUsed", .chance(0.3), when: unpaid),
    Recipe(
      "courtReport.type",
      .codes([("none", 35), ("oral", 25), ("fast", 30), ("standard", 10)])
    ),
    Recipe(
      "courtReport.requestedOn",
      .shifted("sentence.startedOn", -40...(-2), otherwiseAgo: 425...430),
      when: reported
    ),
    Recipe("courtReport.dueOn", .due(["courtReport.requestedOn"], 1...21), when: reported),
    Recipe(
      "courtReport.completedOn",
      .after(["courtReport.requestedOn"], 0...10, late: 15...30),
      when: reported
    ),
    Recipe("courtReport.hasProposal", .chance(0.95), when: reported),
    Recipe("victim.isIdentifiable", .chance(0.5)),
    Recipe(
      "victim.schemeStatus",
      .codes([("opted in", 40), ("opted out", 30), ("offered", 15), ("could not be traced", 15)]),
      when: victims
    ),
    Recipe("victim.firstContactOn", .after(start, 5...40, late: 50...120), when: victims),
    Recipe("victim.viewsSoughtOn", .after(["victim.firstContactOn"], 5...40, late: 50...120)),
    Recipe(
      "victim.liaisonInformedOn",
      .shifted("sentence.releasedOn", -30...5, otherwiseAgo: 10...20),
      presence: 0.6,
      when: custody
    ),
    Recipe(
      "throughTheGate.receivedOn",
      .shifted("sentence.startedOn", 0...3, otherwiseAgo: 430...440),
      when: custody
    ),
    Recipe(
      "throughTheGate.planOn",
      .after(["throughTheGate.receivedOn"], 1...5, late: 12...60),
      when: custody
    ),
    Recipe(
      "throughTheGate.preReleaseReviewOn",
      .shifted("sentence.releasedOn", -84...(-20), otherwiseAgo: 1...10),
      presence: 0.85,
      when: custody
    ),
    Recipe(
      "throughTheGate.handoverOn",
      .shifted("sentence.releasedOn", -28...0, otherwiseAgo: 1...10),
      presence: 0.85,
      when: custody
    ),
    Recipe(
      "throughTheGate.riskInformationSharedOn",
      .shifted("sentence.releasedOn", -28...0, otherwiseAgo: 1...10),
      presence: 0.85,
      when: custody
    ),
    Recipe("throughTheGate.personInvolved", .doneWell, when: custody),
    Recipe("throughTheGate.accommodationArranged", .doneWell, when: custody),
    Recipe("throughTheGate.needsIdentified", .number(1...6), when: custody),
    Recipe("throughTheGate.needsActedOn", .number(0...5), when: custody),
    Recipe("outcome.reconvictedOn", .after(start, 30...300, late: 30...300), presence: 0.12),
    Recipe("outcome.enforcementCount", .number(0...3)),
    Recipe("outcome.needsChange", .codes([("better", 45), ("same", 42), ("worse", 13)])),
    Recipe("outcome.strengthsChange", .codes([("better", 45), ("same", 45), ("worse", 10)])),
    Recipe("outcome.harmChange", .codes([("better", 30), ("same", 60), ("worse", 10)])),
  ]
}
