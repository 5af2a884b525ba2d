import AuditCore
import AuditTestSupport
import Foundation

@testable import AuditReaders

/// A small vocabulary, a mapping of a made-up extract into it, and folders of the extract.
enum ExtractFixture {
  static let vocabulary: Vocabulary = {
    let text = """
      <vocabulary xmlns="urn:caseaudit:vocabulary:1" id="tiny" version="1">
        <title>Tiny</title>
        <codes id="kind" title="Kind"><code value="visit" source="V1 V2"/><code value="call" source="C"/></codes>
        <codes id="grade" title="Grade"><code value="officer" source="PO"/><code value="other"/></codes>
        <case key="case.id" title="Case">
          <field path="case.id" type="text" title="Case" required="yes"><source system="s" field="f"/></field>
          <field path="unit.region" type="text" title="Region"><source system="s" field="f"/></field>
          <field path="person.bornOn" type="date" title="Born"><source system="s" field="f"/></field>
          <field path="sentence.startedOn" type="date" title="Start" required="yes"><source system="s" field="f"/></field>
          <field path="sentence.days" type="integer" title="Days" minimum="0"><source system="s" field="f"/></field>
          <field path="flagged" type="boolean" title="Flagged"><source system="s" field="f"/></field>
          <field path="practitioner.grade" type="code" codes="grade" title="Grade"><source system="s" field="f"/></field>
          <list name="contacts" title="Contact">
            <field path="kind" type="code" codes="kind" title="Kind"><source system="s" field="f"/></field>
            <field path="on" type="date" title="Day" required="yes"><source system="s" field="f"/></field>
          </list>
        </case>
      </vocabulary>
      """
    let reading = VocabularyReader.read(SourceFile(path: "tiny.xml", text: text))
    guard let vocabulary = reading.vocabulary else {
      preconditionFailure("\(reading.diagnostics.map(\.headline))")
    }
    return vocabulary
  }()

  static let mapping = """
    <mapping xmlns="urn:caseaudit:mapping:1" id="made-up" version="1" vocabulary="tiny"
      system="Made-up" dates="dd/MM/yyyy|yyyy-MM-dd" yes="Y" no="N" nothing="NULL">
      <title>Made-up extract</title>
      <codes id="grades" list="grade"><code from="X|Y" to="other"/></codes>
      <table name="person" file="person.csv">
        <column name="CRN" required="yes" identifier="yes"/>
        <column name="Date of birth" as="DOB" type="date"/>
        <column name="GRADE" codes="grades"/>
        <column name="REGION"/>
      </table>
      <table name="event" file="event.csv" required="yes">
        <column name="CRN" required="yes" identifier="yes"/>
        <column name="NUMBER" required="yes"/>
        <column name="START" type="date"/>
        <column name="ACTIVE" type="boolean"/>
        <column name="DAYS" type="integer"/>
        <ignore names="NOTE"/>
      </table>
      <table name="contact" file="contact.csv" key="ID" latest="CHANGED">
        <column name="CRN" required="yes" identifier="yes"/>
        <column name="NUMBER"/>
        <column name="ID" required="yes"/>
        <column name="KIND" codes="kind"/>
        <column name="ON" type="date"/>
        <column name="CHANGED" type="date"/>
      </table>
      <table name="flag" file="flag.csv">
        <column name="CRN" required="yes"/>
        <column name="SET" type="boolean"/>
      </table>
      <case table="event" key="CRN NUMBER" where="ACTIVE">
        <join table="person" by="CRN"/>
        <gather table="flag" by="CRN"/>
        <field path="unit.region" column="person.REGION"/>
        <field path="person.bornOn" column="person.DOB"/>
        <field path="practitioner.grade" column="person.GRADE"/>
        <field path="sentence.startedOn" column="START"/>
        <field path="sentence.days" is="if DAYS != null then DAYS + 1 else null"/>
        <field path="flagged" is="some f in flag satisfies f.SET"/>
      </case>
      <list name="contacts" table="contact" by="CRN NUMBER" where="ON != null">
        <field path="kind" column="KIND"/>
        <field path="on" column="ON"/>
      </list>
    </mapping>
    """

  static let files = [
    "person.csv":
      "CRN,date_of_birth,GRADE,REGION\nX1,08/01/1990,PO,Northmarch\nX2,NULL,X,Eastwold\n",
    "event.csv": """
    crn,Number,START,ACTIVE,DAYS,NOTE
    X1,1,08/01/2024,Y,10,anything
    X1,2,2024-02-01,Y,,
    X2,1,09/01/2024,N,5,
    X2,2,10/01/2024,Y,5,

    """,
    "contact.csv": """
    CRN,NUMBER,ID,KIND,ON,CHANGED
    X1,2,11,V1,03/02/2024,03/02/2024
    X1,1,12,C,12/01/2024,12/01/2024
    X1,,13,V2,13/01/2024,13/01/2024
    X2,1,14,C,12/01/2024,12/01/2024
    X9,1,15,C,12/01/2024,12/01/2024
    X1,1,12,visit,14/01/2024,15/01/2024
    X2,2,16,C,,12/01/2024

    """,
    "flag.csv": "CRN,SET\nX1,N\nX1,Y\n",
  ]

  static func plan(_ text: String = mapping) throws -> MappingPlan {
    let reading = MappingReader.read(SourceFile(path: "mapping.xml", text: text))
    guard let mapping = reading.mapping else { throw Faulty(reading.diagnostics) }
    let compiled = MappingCompiler.compile(mapping, vocabulary: vocabulary)
    guard let plan = compiled.plan else { throw Faulty(compiled.diagnostics) }
    return plan
  }

  struct Faulty: Error {
    let words: [String]
    init(_ diagnostics: [Diagnostic]) { words = diagnostics.map { DiagnosticText().full($0) } }
  }

  /// Reads an extract whose files are these.
  static func read(
    _ files: [String: String] = files,
    mapping text: String = mapping,
    threads: Int = 2
  ) throws -> CaseReading {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try ExtractReader.read(
      [.init(path: folder.path, plan: try plan(text))],
      vocabulary: vocabulary,
      options: CaseReadingOptions(threadCount: threads)
    )
  }

  /// The value of a field of a case as a record would write it.
  static func value(_ reading: CaseReading, _ row: Int, _ path: String) -> String? {
    reading.table.records.type.fieldIndex(path).flatMap {
      reading.table.records.text(row: row, field: $0)
    }
  }

  /// The contacts of a case: kind and day.
  static func contacts(_ reading: CaseReading, _ row: Int) -> [String] {
    let list = reading.table.records.lists[0]
    return list.rows(of: row).map { child in
      (0..<2).map { list.table.text(row: child, field: $0) ?? "-" }.joined(separator: " ")
    }
  }
}
