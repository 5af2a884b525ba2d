extension Recipes {
  private static let attended = Recipe.Condition(
    "contacts.outcome",
    ["attended and complied", "attended but failed to comply", "sent home for behaviour"]
  )
  private static let outcomes: Recipe.Making = .codes([
    ("attended and complied", 78), ("attended but failed to comply", 3), ("failed to attend", 5),
    ("unacceptable absence", 6), ("acceptable absence: medical", 4),
    ("acceptable absence: employment", 3), ("rescheduled by the service", 1),
  ])

  /// The records of a case's lists.
  static let listFields: [Recipe] = [
    Recipe(
      "contacts.type",
      .codes([
        ("office visit", 44), ("telephone appointment", 22), ("home visit", 9),
        ("three-way meeting", 3), ("commissioned service appointment", 4),
        ("management oversight", 3), ("police liaison", 2), ("programme session", 5),
        ("rehabilitation activity day", 6), ("unpaid work appointment", 2),
      ])
    ),
    Recipe("contacts.date", .after(start, 0...250, late: 0...300)),
    Recipe("contacts.outcome", outcomes),
    Recipe("contacts.attended", .given(attended, .chance(1), .chance(0))),
    Recipe(
      "contacts.complied",
      .given(.init("contacts.outcome", ["attended and complied"]), .chance(1), .chance(0))
    ),
    Recipe(
      "contacts.isEnforceable",
      .given(
        .init("contacts.outcome", ["unacceptable absence", "failed to attend"]),
        .chance(1),
        .chance(0)
      )
    ),
    Recipe("contacts.nationalStandard", .chance(0.7)),
    Recipe(
      "requirements.kind",
      .given(custody, .codes([("licence", 1)]), .codes([("order", 1)]))
    ),
    Recipe(
      "requirements.type",
      .given(
        custody,
        .codes([("licence supervision", 60), ("residence", 15), ("contact with a person", 25)]),
        .codes([
          ("rehabilitation activity", 45), ("unpaid work", 25), ("accredited programme", 12),
          ("curfew", 10), ("alcohol abstinence and monitoring", 4), ("drug rehabilitation", 4),
        ])
      )
    ),
    Recipe("requirements.startedOn", .after(start, 0...0, late: 0...0)),
    Recipe("requirements.commencedOn", .after(["requirements.startedOn"], 3...25, late: 45...120)),
    Recipe("requirements.dueOn", .due(["requirements.startedOn"], 180...720)),
    Recipe(
      "requirements.endedOn",
      .after(["requirements.commencedOn"], 90...300, late: 300...400),
      presence: 0.3
    ),
    Recipe(
      "requirements.endReason",
      .codes([("completed", 85), ("other", 15)]),
      when: .init("requirements.endedOn", [])
    ),
    Recipe("requirements.length", .number(10...200)),
    Recipe("requirements.daysDelivered", .number(0...30)),
    Recipe(
      "requirements.isRestrictive",
      .given(.init("requirements.type", ["curfew", "exclusion"]), .chance(1), .chance(0))
    ),
    Recipe("registrations.startedOn", .after(start, 0...60, late: 0...90)),
    Recipe(
      "registrations.lastReviewedOn",
      .after(["registrations.startedOn"], 60...180, late: 200...300)
    ),
    Recipe(
      "registrations.nextReviewOn",
      .due(["registrations.lastReviewedOn", "registrations.startedOn"], 90...180)
    ),
    Recipe(
      "registrations.endedOn",
      .after(["registrations.startedOn"], 90...300, late: 90...300),
      presence: 0.2
    ),
    Recipe(
      "enquiries.kind",
      .codes([("domestic abuse", 50), ("child safeguarding", 42), ("adult safeguarding", 8)])
    ),
    Recipe(
      "enquiries.purpose",
      .codes([("start of supervision", 70), ("court report", 20), ("review", 10)])
    ),
    Recipe("enquiries.requestedOn", .after(start, 0...5, late: 15...60)),
    Recipe("enquiries.receivedOn", .after(["enquiries.requestedOn"], 1...12, late: 25...90)),
    Recipe("enquiries.isSufficient", .doneWell, when: .init("enquiries.receivedOn", [])),
    Recipe("enquiries.isUsed", .doneWell, when: .init("enquiries.receivedOn", [])),
    Recipe("assessments.status", .codes([("complete", 90), ("signed", 6), ("open", 4)])),
    Recipe("assessments.startedOn", .after(start, 0...200, late: 15...300)),
    Recipe("assessments.completedOn", .after(["assessments.startedOn"], 1...10, late: 20...60)),
    Recipe(
      "assessments.countersignedOn",
      .after(["assessments.completedOn"], 0...5, late: 10...40)
    ),
    Recipe("assessments.hasScreening", .doneWell),
    Recipe("assessments.hasFullAnalysis", .doneWell),
    Recipe("needs.level", .codes([("none", 20), ("standard", 55), ("severe", 25)])),
    Recipe("needs.linkedToOffending", .chance(0.6)),
    Recipe("needs.linkedToHarm", .chance(0.35)),
    Recipe("needs.inPlan", .doneWell),
    Recipe("needs.actionStartedOn", .after(start, 14...70, late: 100...250)),
    Recipe("needs.change", .codes([("better", 45), ("same", 42), ("worse", 13)])),
    Recipe("plans.kind", .codes([("initial", 50), ("review", 45), ("final", 5)])),
    Recipe("plans.completedOn", .after(assessedFirst, 0...160, late: 30...300)),
    Recipe("plans.personInvolved", .doneWell),
    Recipe("plans.objectives", .number(1...6)),
    Recipe(
      "programmes.status",
      .codes([("on programme", 45), ("completed", 25), ("referred", 20), ("deselected", 10)])
    ),
    Recipe("programmes.referredOn", .after(start, 5...25, late: 40...120)),
    Recipe("programmes.commencedOn", .after(["programmes.referredOn"], 20...80, late: 120...250)),
    Recipe("programmes.dueOn", .due(["programmes.commencedOn"], 120...200)),
    Recipe(
      "programmes.completedOn",
      .after(["programmes.commencedOn"], 100...190, late: 200...300),
      when: .init("programmes.status", ["completed"])
    ),
    Recipe("programmes.sessionsPlanned", .number(12...40)),
    Recipe("programmes.sessionsAttended", .number(0...30)),
    Recipe("services.referredOn", .after(start, 10...60, late: 60...200)),
    Recipe("services.firstAttendedOn", .after(["services.referredOn"], 7...25, late: 40...90)),
    Recipe(
      "services.endedOn",
      .after(["services.firstAttendedOn"], 40...120, late: 60...200),
      presence: 0.5
    ),
    Recipe(
      "services.outcome",
      .codes([("completed", 70), ("ended early", 25), ("cancelled", 5)]),
      when: .init("services.endedOn", [])
    ),
    Recipe(
      "unpaidWorkAppointments.date",
      .after(["unpaidWork.firstSessionOn"] + start, 0...200, late: 60...300)
    ),
    Recipe("unpaidWorkAppointments.minutesOffered", .number(420...420)),
    Recipe("unpaidWorkAppointments.minutesCredited", .number(300...420)),
    Recipe("unpaidWorkAppointments.outcome", outcomes),
    Recipe(
      "unpaidWorkAppointments.attended",
      .given(.init("unpaidWorkAppointments.outcome", attended.values), .chance(1), .chance(0))
    ),
    Recipe(
      "enforcement.kind",
      .codes([("warning", 60), ("breach", 18), ("recall", 6), ("decision not to enforce", 16)])
    ),
    Recipe("enforcement.failureOn", .after(start, 10...250, late: 10...300)),
    Recipe("enforcement.raisedOn", .after(["enforcement.failureOn"], 0...6, late: 12...40)),
    Recipe(
      "enforcement.respondedOn",
      .after(["enforcement.raisedOn"], 1...7, late: 8...20),
      presence: 0.6
    ),
    Recipe(
      "enforcement.endorsedOn",
      .after(["enforcement.raisedOn"], 0...2, late: 3...10),
      when: .init("enforcement.kind", ["recall", "breach"])
    ),
    Recipe("enforcement.decidedOn", .after(["enforcement.raisedOn"], 0...10, late: 20...60)),
    Recipe(
      "enforcement.reengagedOn",
      .after(["enforcement.decidedOn", "enforcement.raisedOn"], 1...14, late: 30...90)
    ),
    Recipe("reviews.completedOn", .after(["plan.completedOn"] + start, 60...300, late: 120...350)),
    Recipe("reviews.planChanged", .chance(0.6)),
    Recipe("reviews.personInvolved", .doneWell),
    Recipe("reviews.agenciesConsulted", .doneWell),
    Recipe("reviews.isWritten", .doneWell),
    Recipe("releases.releasedOn", .shifted("sentence.releasedOn", 0...0, otherwiseAgo: 70...90)),
    Recipe(
      "releases.preReleaseContactOn",
      .shifted("releases.releasedOn", -60...(-7), otherwiseAgo: 1...2),
      presence: 0.85
    ),
    Recipe(
      "releases.resettlementPlanOn",
      .shifted("releases.releasedOn", -90...(-20), otherwiseAgo: 1...2),
      presence: 0.85
    ),
    Recipe("releases.firstAppointmentOn", .after(["releases.releasedOn"], 0...1, late: 2...9)),
    Recipe(
      "releases.recalledOn",
      .after(["releases.releasedOn"], 20...200, late: 20...200),
      presence: 0.12
    ),
    Recipe("significantEvents.date", .after(start, 20...250, late: 20...300)),
    Recipe("significantEvents.affectsHarm", .chance(0.5)),
    Recipe(
      "significantEvents.reviewedOn",
      .after(["significantEvents.date"], 1...12, late: 25...90)
    ),
  ]

  private static let assessedFirst = ["assessment.completedOn", "assessment.startedOn"] + start
}
