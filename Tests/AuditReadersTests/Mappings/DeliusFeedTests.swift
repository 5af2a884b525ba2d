import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct DeliusFeedTests {
  private typealias Feed = FeedFixture

  private static func read(
    disposal: String = "201",
    released: String = "",
    _ more: [String: String] = [:]
  ) throws -> CaseReading {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var files = [
      "person.csv": "CRN,GENDER\nX000001,M\n",
      "event.csv": """
      CRN,EVENT_NUMBER,ACTIVE_FLAG,DISPOSAL_TYPE,DISPOSAL_DATE,ACTUAL_RELEASE_DATE
      X000001,1,Y,\(disposal),01/02/2024,\(released)

      """,
      "contact.csv": "CRN,EVENT_NUMBER,CONTACT_DATE,CONTACT_TYPE\n",
    ]
    files.merge(more) { $1 }
    for (name, content) in files {
      try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try Feed.read([("ndelius-csv", folder)])
  }

  private static func value(_ reading: CaseReading, _ path: String) -> String? {
    Feed.value(reading, "X000001/1", path)
  }

  @Test func `orders that ended lately are cases where a copy of the mapping says so`() throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "person.csv": "CRN,GENDER\nX000001,M\n",
      "event.csv": """
      CRN,EVENT_NUMBER,ACTIVE_FLAG,DISPOSAL_TYPE,DISPOSAL_DATE,TERMINATION_DATE
      X000001,1,N,201,01/02/2021,31/01/2023
      X000001,2,N,201,01/02/2023,31/01/2024
      X000001,3,Y,201,01/02/2024,

      """,
      "contact.csv": "CRN,EVENT_NUMBER,CONTACT_DATE,CONTACT_TYPE\n",
    ]
    for (name, content) in files {
      try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    // As docs/mappings.md says it.
    let wider =
      "where=\"ACTIVE_FLAG or TERMINATION_DATE &gt; as of - duration(&quot;P1Y&quot;)\""
    let plan = try Feed.plan("ndelius-csv") {
      $0.replacing("where=\"ACTIVE_FLAG\"", with: wider)
    }
    let reading = try ExtractReader.read(
      [.init(path: folder.path, plan: plan)],
      vocabulary: Feed.vocabulary,
      options: CaseReadingOptions(threadCount: 2, asOf: CalendarDay("2024-07-01"))
    )
    let ids = (0..<reading.table.count).map { reading.table.caseID(at: $0) }
    #expect(ids == ["X000001/2", "X000001/3"])
    #expect(Feed.value(reading, "X000001/2", "sentence.endedOn") == "2024-01-31")
    #expect(try Feed.read([("ndelius-csv", folder)]).table.count == 1)
  }

  @Test func `a contact of any type that nDelius knows is read, and an unknown one is told`() throws
  {
    let reading = try Self.read(
      [
        "contact.csv": """
        CRN,EVENT_NUMBER,CONTACT_DATE,CONTACT_TYPE
        X000001,1,02/02/2024,CHVS
        X000001,1,03/02/2024,C113
        X000001,1,04/02/2024,ARMS1
        X000001,1,05/02/2024,QQQQ

        """
      ]
    )
    #expect(
      Feed.records(reading, "X000001/1", "contacts", ["type"])
        == ["home visit", "other", "active risk management referral"]
    )
    #expect(reading.diagnostics.contains { $0.code.name == "bad-code" })
  }

  @Test(arguments: [
    ("201", "community order", "community"), ("205", "other community sentence", "community"),
    ("304", "other custodial sentence", "custody"), ("406", nil, nil), ("101", nil, nil),
  ])
  func `a disposal is a sentence, custody or community, or none of them`(
    disposal: String,
    type: String?,
    kind: String?
  ) throws {
    let reading = try Self.read(disposal: disposal)
    #expect(Self.value(reading, "sentence.type") == type)
    #expect(Self.value(reading, "sentence.caseType") == kind)
    #expect(reading.table.count == 1)
  }

  @Test func `a licence condition has codes of its own`() throws {
    let reading = try Self.read(
      disposal: "301",
      released: "05/02/2024",
      [
        "licence_condition.csv": """
        CRN,EVENT_NUMBER,MAIN_CATEGORY,START_DATE
        X000001,1,3,05/02/2024
        X000001,1,113,05/02/2024
        X000001,1,105,05/02/2024

        """,
        "requirement.csv":
          "CRN,EVENT_NUMBER,MAIN_CATEGORY,START_DATE\nX000001,1,3,05/02/2024\nX000001,1,RM31,05/02/2024\n",
      ]
    )
    #expect(
      Feed.records(reading, "X000001/1", "requirements", ["kind", "type", "condition"])
        == [
          "order residence -", "order other -",
          "licence contact with a person contact with a person",
          "licence satellite tagging satellite tagging", "licence other items and documents",
        ]
    )
  }

  @Test func `MAPPA is of the registration that has not been removed`() throws {
    let reading = try Self.read(
      [
        "registration.csv": """
        CRN,REGISTER_TYPE,REGISTER_LEVEL,REGISTER_CATEGORY,REGISTRATION_DATE,DEREGISTRATION_DATE
        X000001,MAPP,M3,M1,01/02/2023,01/03/2023
        X000001,MAPP,M1,M2,01/02/2024,
        X000001,RCHD,RSKH,,01/02/2024,

        """
      ]
    )
    #expect(Self.value(reading, "mappa.level") == "level 1")
    #expect(Self.value(reading, "mappa.category") == "category 2")
    #expect(
      Feed.records(reading, "X000001/1", "registrations", ["type", "level"])
        == ["mappa -", "mappa -", "risk to children high"]
    )
  }

  @Test func `an intervention is in its list, and a commissioned service in that of services, too`()
    throws
  {
    let reading = try Self.read(
      [
        "nsi.csv": """
        CRN,EVENT_NUMBER,NSI_TYPE,REFERRAL_DATE,ACTUAL_START_DATE,ACTUAL_END_DATE,NSI_STATUS,NSI_OUTCOME
        X000001,1,CRS01,01/03/2024,,,REFER,
        X000001,1,BRE,01/04/2024,02/04/2024,,INPROG,

        """
      ]
    )
    #expect(
      Feed.records(reading, "X000001/1", "interventions", ["type", "status", "referredOn"])
        == ["commissioned service referred 2024-03-01", "breach in progress 2024-04-01"]
    )
    #expect(Feed.records(reading, "X000001/1", "services", ["type"]) == ["accommodation"])
  }

  @Test func `the next appointment is the first contact to come that has no outcome yet`() throws {
    let reading = try Self.read(
      [
        "contact.csv": """
        CRN,EVENT_NUMBER,CONTACT_DATE,CONTACT_TYPE,CONTACT_OUTCOME
        X000001,1,30/06/2024,COAP,
        X000001,1,20/07/2024,COAP,
        X000001,1,08/07/2024,CHVS,
        X000001,1,02/07/2024,COAP,ATTC
        X000001,2,01/07/2024,COAP,
        X000001,,12/07/2024,COAP,

        """
      ]
    )
    #expect(Self.value(reading, "nextAppointment.date") == "2024-07-08")
    #expect(Self.value(reading, "nextAppointment.type") == "home visit")
  }

  @Test func `requirements and conditions of an accredited programme are programmes too`() throws {
    let reading = try Self.read(
      [
        "requirement.csv": """
        CRN,EVENT_NUMBER,MAIN_CATEGORY,SUB_CATEGORY,START_DATE,COMMENCEMENT_DATE,TERMINATION_DATE
        X000001,1,7,725,01/02/2024,,
        X000001,1,RM38,RM38,01/02/2024,04/03/2024,
        X000001,1,RAP,,01/02/2024,05/03/2024,20/06/2024
        X000001,1,F,F01,01/02/2024,,

        """,
        "licence_condition.csv": """
        CRN,EVENT_NUMBER,MAIN_CATEGORY,START_DATE
        X000001,1,2,02/02/2024
        X000001,1,109,02/02/2024

        """,
      ]
    )
    let fields = ["name", "status", "referredOn", "commencedOn"]
    #expect(
      Feed.records(reading, "X000001/1", "programmes", fields)
        == [
          "building better relationships referred 2024-02-01 -",
          "- on programme 2024-02-01 2024-03-04", "- on programme 2024-02-01 2024-03-05",
          "- referred 2024-02-02 -",
        ]
    )
  }

  @Test func `each failure to comply has the first action that was taken on it`() throws {
    let reading = try Self.read(
      [
        "contact.csv": """
        CRN,EVENT_NUMBER,CONTACT_ID,CONTACT_DATE,CONTACT_TYPE,CONTACT_OUTCOME
        X000001,1,1,02/03/2024,COAP,UAAB
        X000001,1,2,09/03/2024,COAP,AFTC
        X000001,1,3,16/03/2024,COAP,ATTC
        X000001,1,4,23/03/2024,CUPA,UACP

        """,
        "enforcement.csv": """
        CRN,EVENT_NUMBER,CONTACT_ID,ENFORCEMENT_ACTION,ACTION_TAKEN_DATE
        X000001,1,1,EA03,12/03/2024
        X000001,1,1,EA02,05/03/2024
        X000001,1,4,NFA,25/03/2024

        """,
      ]
    )
    #expect(
      Feed.records(reading, "X000001/1", "enforcement", ["kind", "failureOn", "raisedOn"])
        == [
          "warning - 2024-03-12", "warning - 2024-03-05", "decision not to enforce - 2024-03-25",
          "- 2024-03-02 2024-03-05", "- 2024-03-09 -", "- 2024-03-23 2024-03-25",
        ]
    )
  }

  @Test func `a contact that is exported twice counts once, in its last version`() throws {
    let reading = try Self.read(
      [
        "contact.csv": """
        CRN,EVENT_NUMBER,CONTACT_ID,CONTACT_DATE,CONTACT_TYPE,CONTACT_OUTCOME,LAST_UPDATED
        X000001,1,1,02/03/2024,COAP,,03/03/2024
        X000001,1,1,02/03/2024,COAP,UAAB,05/03/2024
        X000001,1,1,02/03/2024,COAP,ATTC,04/03/2024

        """
      ]
    )
    #expect(
      Feed.records(reading, "X000001/1", "contacts", ["date", "outcome"])
        == ["2024-03-02 unacceptable absence"]
    )
  }

  @Test func `a person's tier and grade are known in the codes of the system itself`() throws {
    let reading = try Self.read(
      ["person.csv": "CRN,CURRENT_TIER,OFFICER_GRADE\nX000001,UB2,NPSQ\n"]
    )
    #expect(Self.value(reading, "tier.value") == "b2")
    #expect(Self.value(reading, "practitioner.grade") == "probation services officer")
  }

  @Test(arguments: [
    "123456", "X00001", "X 000001", "'X000001", "Х000001", "X000001\u{A0}", "1.2E+05",
  ])
  func `a reference that a spreadsheet program has changed is told with its row`(
    crn: String
  ) throws {
    let reading = try Self.read(["person.csv": "CRN,GENDER\nX000001,M\n\(crn),F\n"])
    let told = reading.diagnostics.filter { $0.code.name == "mangled-text" }
    #expect(told.map(\.place?.line) == [3])
    #expect(told.first?.headline.contains("'CRN'") == true)
    #expect(told.first?.place?.path.hasSuffix("person.csv") == true)
  }

  @Test func `a reference in small letters is the same in capitals`() throws {
    let reading = try Self.read(["person.csv": "CRN,GENDER\nx000001,F\n"])
    #expect(Self.value(reading, "diversity.gender") == "female")
  }

  @Test func `unpaid work alone is told from supervision by the requirements`() throws {
    func alone(_ types: String...) throws -> String? {
      let rows = types.map { "X000001,1,\($0)\n" }.joined()
      let reading = try Self.read(
        ["requirement.csv": "CRN,EVENT_NUMBER,MAIN_CATEGORY\n\(rows)"]
      )
      return Self.value(reading, "sentence.isUnpaidWorkOnly")
    }
    #expect(try alone("W") == "yes")
    #expect(try alone("W", "F") == "no")
    #expect(try alone() == nil)
  }

  @Test func `a person's offences are those of all events that came to a conviction`() throws {
    let reading = try Self.read(
      [
        "event.csv": """
        CRN,EVENT_NUMBER,ACTIVE_FLAG,DISPOSAL_TYPE,DISPOSAL_DATE,CONVICTION_DATE,OFFENCE_DATE
        X000001,1,Y,201,01/02/2024,01/02/2024,03/01/2024
        X000001,2,N,,,15/05/2024,20/03/2024
        X000001,3,N,,,,21/03/2024

        """
      ]
    )
    #expect(
      Feed.records(reading, "X000001/1", "offences", ["committedOn", "convictedOn"])
        == ["2024-01-03 2024-02-01", "2024-03-20 2024-05-15"]
    )
  }

  @Test func `an enquiry is answered by the first answer of its kind on or after its day`() throws {
    let reading = try Self.read(
      [
        "contact.csv": """
        CRN,EVENT_NUMBER,CONTACT_DATE,CONTACT_TYPE
        X000001,1,02/02/2024,C369
        X000001,1,02/02/2024,SFGC
        X000001,1,01/02/2024,C515
        X000001,1,20/02/2024,C515
        X000001,1,09/02/2024,C515
        X000001,1,01/03/2024,C369
        X000001,2,03/02/2024,SFRR

        """
      ]
    )
    #expect(
      Feed.records(reading, "X000001/1", "enquiries", ["kind", "requestedOn", "receivedOn"])
        == [
          "domestic abuse 2024-02-02 2024-02-09", "child safeguarding 2024-02-02 -",
          "domestic abuse 2024-03-01 -",
        ]
    )
  }
}
