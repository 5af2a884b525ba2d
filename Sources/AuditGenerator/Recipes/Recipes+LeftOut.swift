extension Recipes {
  /// The fields and lists that are never made up, since only the feeds of some systems hold them.
  static let leftOut: Set<String> = [
    "person.previousEnforcementActivity", "person.lastReleasedOn", "person.hasActiveSentence",
    "tier.hasMandateForChange", "offence.everSexual", "tier.isProvisional",
    "ogp.score", "arp.score", "arp.kind", "arp.band", "csrp.score", "csrp.kind", "csrp.band",
    "dcsrp.score", "dcsrp.band",
    "assessment.totalScore", "assessment.impulsivity", "assessment.temperControl",
    "concern.suicide", "concern.selfHarm", "concern.copingInCustody", "concern.copingInHostel",
    "concern.vulnerability", "concern.escape", "concern.control", "concern.breachOfTrust",
    "courtReport.deliveredType", "nextAppointment.date", "nextAppointment.type",
    "requirements.condition", "needs.score",
    "services.assessmentArrangedOn", "services.assessmentAttendedOn", "services.actionPlanOn",
    "services.actionPlanApprovedOn", "services.sessionsPlanned", "services.sessionsAttended",
    "services.aims", "services.reportOn",
    "interventions", "paroleReports", "premisesReferrals", "offences",
  ]
}
