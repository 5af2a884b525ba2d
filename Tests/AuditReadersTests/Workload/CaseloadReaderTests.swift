import AuditCore
import AuditReaders
import Testing

struct CaseloadReaderTests {
  private static func read(
    _ text: String
  ) -> (caseloads: [Caseload], leftOut: [WorkloadResult.LeftOut], diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "caseloads.csv", bytes: Array(text.utf8))
    return CaseloadReader.read(file, scheme: SampleWorkload.scheme)
  }

  @Test func `our columns and those of the workload extract say the same`() throws {
    let ours = Self.read(
      """
      staff,gradeCode,region,pdu,team,community.A3,custody.B2,licence.D1,community.untiered,reports.sdr
      S001,PSQ,Northmarch,Alderbeck,Team 1,1,2,3,4,5

      """
    )
    let extract = Self.read(
      """
      TRUST,Region_Desc,Region_Code,PDU_Desc,PDU_Code,Team_Desc,Team_Code,OM_Surname,OM_Key,OM_Grade_Code,\
      CommTierA3,CustTierB2,LicenceTierD1,CommTier0,SDR_Last_30,Datestamp
      X,Northmarch,NM,Alderbeck,AB,Team 1,T1,,S001,PSQ,1,2,3,4,5,2024-07-01

      """
    )
    #expect(ours.diagnostics == [] && extract.diagnostics == [])
    var (one, other) = (try #require(ours.caseloads.first), try #require(extract.caseloads.first))
    one.place = nil
    other.place = nil
    #expect(one == other)
    #expect(one.grade == "PSO" && one.caseCount == 10)
    #expect(one.cases.tiers[0][0].total == 1 && one.reports[0] == 5)
  }

  @Test func `a unit without a name goes by its code`() throws {
    let read = Self.read(
      "staff,grade,regionCode,pduCode,team\nS001,PO,N50,N50WIBO,Team 1\n"
    )
    #expect(read.caseloads.first?.units == ["N50", "N50WIBO", "Team 1"])
  }

  @Test func `a faulty row counts nowhere, is told, and the others count`() {
    let read = Self.read(
      """
      staff,grade,region,pdu,team,community.A3
      S001,PO,Northmarch,Alderbeck,Team 1,many
      S002,PO,Northmarch,Alderbeck,Team 1,2
      S003,PO,Northmarch,Alderbeck

      """
    )
    #expect(read.caseloads.map(\.staff) == ["S002"])
    #expect(read.leftOut.map(\.count) == [2])
    #expect(read.diagnostics.map(\.code.name) == ["bad-count", "judgement-row-length"])
    #expect(
      read.diagnostics.allSatisfy { !$0.headline.contains("many") && !$0.headline.contains("S00") }
    )
  }
}
