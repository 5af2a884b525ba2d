import AuditCore
import AuditTestSupport
import Testing

@testable import AuditReaders

/// Rows that name rows of another table.
@Suite struct ReferenceTests {
  private typealias Fixture = ExtractFixture

  private static let mapping = Fixture.mapping
    .replacing(
      "<column name=\"SET\" type=\"boolean\"/>",
      with: """
        <column name="SET" type="boolean"/><column name="ID"/>
        <refers table="contact" by="ID"/>
        """
    )

  private func told(_ flags: String, _ contacts: String? = nil) throws -> Diagnostic? {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET,ID\n" + flags
    if let contacts { files["contact.csv"] = contacts }
    return try Fixture.read(files, mapping: Self.mapping).diagnostics
      .first { $0.code.name == "lost-references" }
  }

  @Test func `rows that name a row which is not there are told, with the first of them`() throws {
    let lost = try #require(try told("X1,N,11\nX1,Y,99\nX1,N,12\nX2,N,99\nX2,N,98\n"))
    #expect(lost.headline == "3 rows of 'flag' name a row of 'contact' that is not there")
    #expect(lost.place?.line == 3 && lost.severity == .warning)
  }

  @Test func `rows that name none, one that was left out or the same again are not told`() throws {
    // Of the two versions of contact 12 one is left out; contact 15 belongs to no case.
    #expect(try told("X1,N,\nX1,Y,12\nX1,Y,12\nX9,Y,15\n") == nil)
  }

  @Test func `a table that is not there is told by itself alone`() throws {
    var files = Fixture.files
    files["flag.csv"] = "CRN,SET,ID\nX1,N,99\n"
    files["contact.csv"] = nil
    let codes = try Fixture.read(files, mapping: Self.mapping).diagnostics.map(\.code.name)
    #expect(codes.contains("missing-table") && !codes.contains("lost-references"))
  }

  @Test func `a reference to a table or by a column that is not declared is told`() throws {
    let faulty = Self.mapping
      .replacing(
        "<refers table=\"contact\" by=\"ID\"/>",
        with: "<refers table=\"contacts\" by=\"ID\"/>"
      )
    #expect {
      try Fixture.plan(faulty)
    } throws: { error in
      (error as? Fixture.Faulty)?.words.contains { $0.contains("no table is named 'contacts'") }
        == true
    }
  }
}
