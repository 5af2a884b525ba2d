import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// The feeds of commissioned services, unpaid work, reports and approved premises.
struct ServiceFeedTests {
  private typealias Feed = FeedFixture

  private static let referrals = """
    referral_ref,referral_id,crs_contract_type,service_user_crn,date_referral_received,date_saa_first_arranged,date_saa_attended,date_first_action_plan_submitted,date_of_first_action_plan_approval,date_of_first_attended_session,outcomes_to_be_achieved_count,count_of_sessions_expected,count_of_sessions_attended,date_intervention_ended,intervention_end_reason,date_end_of_service_report_submitted
    AA1,1,Accommodation,X000005,2024-01-05T10:00:00.000Z,2024-01-09T10:00:00Z,,,,2024-02-01,3,8,2,2024-03-01T09:30:00+01:00,prematurely ended,

    """

  @Test func `a commissioned service has its days, its sessions and how it ended`() throws {
    let reading = try Feed.read(
      "crs-performance",
      files: ["crs_performance_report.csv": Self.referrals]
    )
    let paths = [
      "type", "referredOn", "assessmentArrangedOn", "assessmentAttendedOn", "firstAttendedOn",
      "aims", "sessionsPlanned", "sessionsAttended", "endedOn", "outcome",
    ]
    let wanted = ["accommodation 2024-01-05 2024-01-09 - 2024-02-01 3 8 2 2024-03-01 ended early"]
    for id in ["X000005/1", "X000005/2"] {
      #expect(Feed.records(reading, id, "services", paths) == wanted)
    }
    #expect(Feed.records(reading, "X000004/1", "services", paths).isEmpty)
  }

  @Test func `a source that wins takes the place of records of the same case alone`() throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["person", "event", "contact"] {
      try FileManager.default.copyItem(
        at: Feed.sample("ndelius").appending(path: "\(name).csv"),
        to: folder.appending(path: "\(name).csv")
      )
    }
    let services = """
      CRN,EVENT_NUMBER,NSI_TYPE,REFERRAL_DATE
      X000005,1,CRS03,01/01/2024
      X000004,1,CRS08,02/01/2024

      """
    try services.write(
      to: folder.appending(path: "nsi.csv"),
      atomically: true,
      encoding: .utf8
    )
    let more = folder.appending(path: "crs")
    try FileManager.default.createDirectory(at: more, withIntermediateDirectories: false)
    try Self.referrals.write(
      to: more.appending(path: "referrals.csv"),
      atomically: true,
      encoding: .utf8
    )
    let reading = try Feed.read([("ndelius-csv", folder), ("crs-performance", more)])
    #expect(Feed.records(reading, "X000005/1", "services", ["type"]) == ["accommodation"])
    #expect(Feed.records(reading, "X000004/1", "services", ["type"]) == ["finance and debt"])
    let note = reading.diagnostics.first { $0.code.name == "replaced-records" }
    #expect(
      note?.headline == "1 record of 'services' makes room for those of Interventions service"
    )
  }

  @Test func `unpaid work is what was ordered, what was credited and each appointment once`()
    throws
  {
    let reading = try Feed.read(
      "unpaid-work",
      files: [
        "upw_details.csv": """
        CRN,EVENT_NUMBER,UPW_LENGTH_MINUTES,UPW_MINUTES_CREDITED,UPW_STATUS,INDUCTION_DATE
        X000005,1,6000,,Being Worked,01/03/2024
        X000005,2,3000,120,Hours Completed,

        """,
        "upw_appointment.csv": """
        CRN,EVENT_NUMBER,UPW_APPOINTMENT_ID,APPOINTMENT_DATE,PROJECT_TYPE,MINUTES_OFFERED,MINUTES_CREDITED,CONTACT_OUTCOME,ATTENDED,WORK_QUALITY,BEHAVIOUR,LAST_UPDATED
        X000005,1,1,08/03/2024,NP1,420,0,UACP,N,NOT_APPLICABLE,NOT_APPLICABLE,08/03/2024
        X000005,1,2,15/03/2024,ICP,420,420,ATTC,Y,GOOD,EXCELLENT,15/03/2024
        X000005,1,2,15/03/2024,ICP,420,400,ATTC,Y,GOOD,EXCELLENT,20/03/2024
        X000005,1,3,22/03/2024,ET1,420,,,,,,22/03/2024

        """,
      ]
    )
    func value(_ path: String) -> String? { Feed.value(reading, "X000005/1", path) }
    #expect(value("unpaidWork.minutesOrdered") == "6000")
    #expect(value("unpaidWork.minutesCredited") == "400")
    #expect(value("unpaidWork.firstSessionOn") == "2024-03-15")
    #expect(value("unpaidWork.status") == "being worked")
    #expect(Feed.value(reading, "X000005/2", "unpaidWork.minutesCredited") == "120")
    #expect(Feed.value(reading, "X000005/2", "unpaidWork.firstSessionOn") == nil)
    let paths = ["date", "project", "minutesCredited", "outcome", "attended", "workQuality"]
    #expect(
      Feed.records(reading, "X000005/1", "unpaidWorkAppointments", paths)
        == [
          "2024-03-08 group placement 0 unacceptable absence no not applicable",
          "2024-03-15 individual placement 400 attended and complied yes good",
          "2024-03-22 education or training - - - -",
        ]
    )
    #expect(reading.diagnostics.contains { $0.code.name == "duplicate-record" })
  }

  @Test func `the last court report counts, with what it was written from`() throws {
    let reading = try Feed.read(
      "reports",
      files: [
        "court_report.csv": """
        CRN,EVENT_NUMBER,COURT_REPORT_TYPE,DELIVERED_COURT_REPORT_TYPE,DATE_REQUESTED,DATE_REQUIRED,COMPLETED_DATE
        X000005,1,SDR,ORAL,01/02/2024,20/02/2024,19/02/2024
        X000005,1,SFR,SFR,01/01/2024,20/01/2024,

        """,
        "short_format_psr.csv": """
        CRN,EVENT_NUMBER,reportDate,interviewInformationSource,policeInformationSource,domesticAbuseInformationSource,childrenServicesInformationSource,confirmEIF
        X000005,1,19/02/2024,true,true,false,,true

        """,
        "institutional_report.csv": """
        CRN,EVENT_NUMBER,INSTITUTIONAL_REPORT_TYPE,DATE_REQUESTED,DATE_REQUIRED,DATE_COMPLETED,DATE_DISCLOSED,DATE_ABANDONED
        X000005,2,PAROM1,01/01/2024,26/02/2024,20/02/2024,01/03/2024,
        X000005,2,PAROM1,01/03/2024,26/04/2024,,,02/04/2024
        X000005,2,OTHER,01/03/2024,,,,

        """,
      ]
    )
    func value(_ path: String) -> String? {
      Feed.value(reading, "X000005/1", "courtReport.\(path)")
    }
    #expect(value("type") == "standard" && value("deliveredType") == "oral")
    #expect(value("requestedOn") == "2024-02-01" && value("completedOn") == "2024-02-19")
    #expect(value("policeAsked") == "yes" && value("domesticAbuseAsked") == "no")
    // What the report does not say was neither asked nor left out.
    #expect(value("childServicesAsked") == nil)
    #expect(
      Feed.records(reading, "X000005/2", "paroleReports", ["status", "completedOn", "abandonedOn"])
        == ["completed 2024-02-20 -", "abandoned - 2024-04-02"]
    )
  }

  @Test func `a referral to approved premises has its decision and what became of the place`()
    throws
  {
    let reading = try Feed.read(
      "approved-premises",
      files: [
        "approved_premises_referral.csv": """
        applicationId,CRN,EVENT_NUMBER,apType,applicationStatus,noticeType,REFERRAL_DATE,DECISION_DATE,decision,EXPECTED_ARRIVAL_DATE,arrivalDate,NON_ARRIVAL_DATE,departureDate,spaceBookingStatus
        A1,X000005,1,pipe,placementAllocated,shortNotice,2024-01-01,2024-01-09,accepted,2024-03-01,,2024-03-01,,notArrived
        A2,X000005,1,normal,rejected,emergency,2024-02-01,2024-02-02,rejected,,,,,

        """
      ]
    )
    let paths = ["type", "status", "timeliness", "isAccepted", "notArrivedOn", "placement"]
    #expect(
      Feed.records(reading, "X000005/1", "premisesReferrals", paths)
        == [
          "psychologically informed placed short notice yes 2024-03-01 did not arrive",
          "standard rejected emergency no - -",
        ]
    )
    // Of several referrals the case holds the last one, which has no place.
    #expect(Feed.value(reading, "X000005/1", "approvedPremises.status") == nil)
  }

  @Test(arguments: [
    ("service_user_crn", "person_number", "missing-column"),
    ("Accommodation", "Accomodation", "bad-code"),
    ("2024-01-05T10:00:00.000Z", "5 Jan", "bad-date"),
    ("X000005", "1.2E+05", "mangled-identifier"), (",X000005,", ",,", "missing-value"),
  ])
  func `what a report says wrongly is told with file, row, column and cure`(
    from: String,
    to: String,
    code: String
  ) throws {
    let reading = try Feed.read(
      "crs-performance",
      files: ["crs_performance_report.csv": Self.referrals.replacing(from, with: to)]
    )
    let errors = reading.diagnostics.filter { $0.severity == .error }
    let found = try #require(errors.first, "\(reading.diagnostics.map(\.code.name))")
    #expect(found.place?.path.hasSuffix("crs_performance_report.csv") == true)
    #expect(!found.helps.isEmpty)
    #expect(!DiagnosticText().full(found).contains("X000005"))
  }

  @Test func `all samples of feeds read together without an error`() throws {
    let names = ["crs-performance", "unpaid-work", "reports", "approved-premises"]
    let reading = try Feed.read(
      [("ndelius-csv", Feed.sample("ndelius"))] + names.map { ($0, Feed.sample($0)) }
    )
    #expect(reading.rejects.isEmpty)
    #expect(!reading.diagnostics.contains { $0.severity == .error })
    #expect(reading.table.count == 16)
  }
}
