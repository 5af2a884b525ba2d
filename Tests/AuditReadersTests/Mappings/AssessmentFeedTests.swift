import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct AssessmentFeedTests {
  private typealias Feed = FeedFixture

  private static func assessment(
    _ number: Int,
    event: Int? = 1,
    completed: String?,
    status: String = "COMPLETE",
    more: String = ""
  ) -> String {
    let event = event.map { "\($0)" } ?? "null"
    let completed = completed.map { "\"\($0)\"" } ?? "null"
    return """
      {"assessmentPk": \(number), "assessmentType": "LAYER3", "initiationDate": "2023-06-01T09:00:00",
       "dateCompleted": \(completed), "assessmentStatus": "\(status)"\(more),
       "furtherInformation": {"pOAssessment": "430", "cmsEventNumber": \(event)}}
      """
  }

  private static func read(_ assessments: String...) throws -> CaseReading {
    let text = """
      {"probNumber": "X000005", "assessments": [\(assessments.joined(separator: ","))]}
      """
    return try Feed.read("oasys-summary", files: ["X000005.json": text])
  }

  @Test func `the first complete assessment of a sentence is the initial one, all are listed`()
    throws
  {
    let reading = try Self.read(
      Self.assessment(
        1,
        completed: "2023-06-10T10:00:00",
        more: #", "weightedScores": {"drugWeightedScore": 8, "eteWeightedScore": 2}"#
      ),
      Self.assessment(
        2,
        completed: "2023-07-10T10:00:00",
        more: #", "weightedScores": {"drugWeightedScore": 1, "attitudesWeightedScore": 7}"#
      ),
      Self.assessment(3, completed: "2023-08-10T10:00:00", status: "LOCKED_INCOMPLETE")
    )
    #expect(Feed.value(reading, "X000005/1", "assessment.completedOn") == "2023-06-10")
    #expect(Feed.value(reading, "X000005/2", "assessment.completedOn") == nil)
    // A section that the last assessment left out keeps the score of the one before.
    #expect(
      Feed.records(reading, "X000005/1", "needs", ["area", "score", "level"])
        == ["employment and training 2 none", "drugs 1 none", "attitudes 7 severe"]
    )
    #expect(
      Feed.records(reading, "X000005/1", "assessments", ["completedOn", "status"])
        == ["2023-06-10 complete", "2023-07-10 complete", "2023-08-10 locked incomplete"]
    )
  }

  @Test func `an assessment that names no sentence belongs to all of the person's`() throws {
    let reading = try Self.read(Self.assessment(1, event: nil, completed: "2023-06-10T10:00:00"))
    for id in ["X000005/1", "X000005/2"] {
      #expect(Feed.value(reading, id, "assessment.completedOn") == "2023-06-10")
    }
  }

  @Test func `an assessment that is sent again takes the place of the one before`() throws {
    let reading = try Self.read(
      Self.assessment(1, completed: "2023-06-10T10:00:00"),
      Self.assessment(1, completed: "2023-06-12T10:00:00")
    )
    #expect(
      Feed.records(reading, "X000005/1", "assessments", ["completedOn"]) == ["2023-06-12"]
    )
    #expect(reading.diagnostics.contains { $0.code.name == "duplicate-record" })
  }

  @Test func `the level is the highest of the grid, and none recorded is no level`() throws {
    let high = try Self.read(
      Self.assessment(
        1,
        completed: "2023-06-10T10:00:00",
        more: """
          , "riskChildrenCommunity": "None", "riskPublicCustody": "Very High",
          "riskStaffCommunity": "Low"
          """
      )
    )
    #expect(Feed.value(high, "X000005/1", "rosh.public") == "very high")
    #expect(Feed.value(high, "X000005/1", "rosh.staff") == "low")
    #expect(Feed.value(high, "X000005/1", "rosh.children") == nil)
  }

  @Test func `a dynamic predictor counts before a static one`() throws {
    let predictors = """
      , "newActuarialPredictors": {"ogp2Calculated": "Y", "ogp2Yr2": 81.5, "ogp2Band": "H",
        "ogrs4gCalculated": "Y", "ogrs4gYr2": 40.25, "ogrs4gBand": "L"}
      """
    let dynamic = try Self.read(
      Self.assessment(1, completed: "2023-06-10", more: predictors)
    )
    let found = ["arp.score", "arp.kind", "arp.band"].map { Feed.value(dynamic, "X000005/1", $0) }
    #expect(found == ["81.5", "dynamic", "high"])
    let fixed = try Self.read(
      Self.assessment(
        1,
        completed: "2023-06-10",
        more: predictors.replacing("\"ogp2Calculated\": \"Y\"", with: "\"ogp2Calculated\": \"N\"")
      )
    )
    let other = ["arp.score", "arp.kind", "arp.band"].map { Feed.value(fixed, "X000005/1", $0) }
    #expect(other == ["40.25", "static", "low"])
  }

  @Test func `the samples of assessments read as they were made`() throws {
    let reading = try Feed.read([
      ("ndelius-csv", Feed.sample("ndelius")), ("oasys-summary", Feed.sample("oasys")),
      ("oasys-message", Feed.sample("oasys-messages")),
      ("tier-details", Feed.sample("tier-details")),
    ])
    #expect(reading.table.count == 16)
    #expect(reading.rejects.isEmpty)
    #expect(!reading.diagnostics.contains { $0.severity == .error })
    #expect(Feed.value(reading, "X000000/1", "arp.score") == "27.58")
    #expect(Feed.value(reading, "X000000/1", "plan.objectives") == "2")
  }

  // MARK: - Messages

  @Test func `a risk flag that is empty is low in an assessment and nothing in a risk update`()
    throws
  {
    let message = try Feed.read(
      "oasys-message",
      files: ["1.xml": MessageFixture.assessment(risk: ",M,H,,,,,,", concern: "YES,NO,,,,,,")]
    )
    func found(_ reading: CaseReading, _ path: String) -> String? {
      Feed.value(reading, "X000005/1", path)
    }
    #expect(found(message, "rosh.children") == "medium")
    #expect(found(message, "rosh.public") == "high")
    #expect(found(message, "rosh.staff") == "low")
    #expect(found(message, "concern.suicide") == "yes")
    #expect(found(message, "concern.selfHarm") == "no")
    #expect(found(message, "concern.escape") == "not known")
    let update = try Feed.read(
      "oasys-risk-update",
      files: ["1.xml": MessageFixture.update(risk: ",M,H,,,,,,")]
    )
    #expect(found(update, "rosh.children") == "medium")
    #expect(found(update, "rosh.staff") == nil)
  }

  @Test(arguments: [",L,X,,L,M,,L,", ",l,h,,l,m,,l,", "H;H", ",,,,,,,,,H"])
  func `risk flags that mean nothing say no level, and never a lower one`(flags: String) throws {
    let message = try Feed.read(
      "oasys-message",
      files: ["1.xml": MessageFixture.assessment(risk: flags, concern: ",,,,,,,")]
    )
    let paths = ["level", "children", "public", "knownAdult", "staff", "prisoners"]
    for path in paths.dropFirst() {
      #expect(Feed.value(message, "X000005/1", "rosh.\(path)") == nil)
    }
  }

  @Test func `a message that was deleted adds nothing`() throws {
    let reading = try Feed.read(
      "oasys-message",
      files: ["1.xml": MessageFixture.assessment(risk: ",,", concern: ",", deleted: true)]
    )
    #expect(Feed.value(reading, "X000005/1", "assessment.completedOn") == nil)
  }

  // MARK: - Tier details

  @Test func `details of a tier are those of the person whom the file is named by`() throws {
    let details = """
      {"gender": "Male", "currentTier": "UB2", "ogrsscore": 61, "rsrscore": 3.5,
       "registrations": [
         {"code": "MAPP", "description": "x", "level": "M2", "category": "M1", "date": "2023-01-01"},
         {"code": "MAPP", "description": "x", "level": "M0", "category": "M3", "date": "2024-01-01"},
         {"code": "HREG", "description": "x", "level": null, "category": null, "date": "2020-01-01"}],
       "convictions": [
         {"terminationDate": "2020-01-01", "sentenceTypeCode": "SC", "breached": false, "requirements": []},
         {"terminationDate": null, "sentenceTypeCode": "SP", "breached": false, "requirements": [
            {"mainCategoryTypeCode": "W", "restrictive": false},
            {"mainCategoryTypeCode": "M", "restrictive": true}]}],
       "previousEnforcementActivity": true, "latestReleaseDate": "2019-05-05", "hasActiveEvent": true}
      """
    let reading = try Feed.read("tier-details", files: ["X000005.json": details])
    for id in ["X000005/1", "X000005/2"] {
      #expect(Feed.value(reading, id, "rsr.score") == "3.5")
      #expect(Feed.value(reading, id, "mappa.level") == "level 2")
      #expect(Feed.value(reading, id, "mappa.category") == "category 3")
      #expect(Feed.value(reading, id, "tier.hasMandateForChange") == "no")
      #expect(Feed.value(reading, id, "person.previousEnforcementActivity") == "yes")
      #expect(Feed.value(reading, id, "person.lastReleasedOn") == "2019-05-05")
    }
    #expect(Feed.value(reading, "X000004/1", "rsr.score") == nil)
    let other = try Feed.read(
      "tier-details",
      files: ["X000005.json": details.replacing("\"W\"", with: "\"F\"")]
    )
    #expect(Feed.value(other, "X000005/1", "tier.hasMandateForChange") == "yes")
  }

  @Test func `registrations of a later source count only where an earlier one has none`() throws {
    let details = """
      {"gender": "Male", "currentTier": null, "ogrsscore": null, "rsrscore": null,
       "registrations": [{"code": "WEAP", "description": "x", "level": null, "category": null, "date": "2024-01-01"}],
       "convictions": [], "previousEnforcementActivity": false, "latestReleaseDate": null, "hasActiveEvent": true}
      """
    let reading = try Feed.read("tier-details", files: ["X000000.json": details])
    let alone = try Feed.read([("ndelius-csv", Feed.sample("ndelius"))])
    let paths = ["type", "startedOn"]
    #expect(
      Feed.records(reading, "X000000/1", "registrations", paths)
        == Feed.records(alone, "X000000/1", "registrations", paths)
    )
    #expect(reading.diagnostics.contains { $0.code.name == "known-records" })
  }
}

/// Messages from OASys about the person X000005.
enum MessageFixture {
  static func assessment(risk: String, concern: String, deleted: Bool = false) -> String {
    """
    <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:cms="urn:c" xmlns:ass="urn:a"><soap:Body>
    <cms:CMSUpdate><cms:Assessment>
    <ass:CMSProbNumber>X000005</ass:CMSProbNumber><ass:EventNumber>1</ass:EventNumber>
    <ass:DateAssessmentCompleted>2023-06-19</ass:DateAssessmentCompleted>
    <ass:DeletedIndicator>\(deleted ? 1 : 0)</ass:DeletedIndicator><ass:AssessmentGUID>7</ass:AssessmentGUID>
    <ass:RiskFlags>\(risk)</ass:RiskFlags><ass:ConcernFlags>\(concern)</ass:ConcernFlags>
    </cms:Assessment></cms:CMSUpdate></soap:Body></soap:Envelope>
    """
  }

  static func update(risk: String) -> String {
    """
    <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:ris="urn:r"><soap:Body>
    <ris:RiskUpdateRequest><ris:CMSProbNumber>X000005</ris:CMSProbNumber>
    <ris:RiskFlags>\(risk)</ris:RiskFlags></ris:RiskUpdateRequest></soap:Body></soap:Envelope>
    """
  }
}
