import AuditCore
import AuditKit
import AuditTestSupport
import Foundation

/// A made-up audit of a few visits, whose records a test writes and whose output it reads.
struct SmallAudit {
  /// Some cases alike: their unit, risk and sex, whether the person was visited, and how many.
  struct Cases {
    var unit: String
    var risk: String
    var sex = "male"
    var isVisited: Bool
    var count: Int

    init(_ unit: String, _ risk: String, _ sex: String = "male", visited: Bool, _ count: Int) {
      (self.unit, self.risk, self.sex) = (unit, risk, sex)
      (isVisited, self.count) = (visited, count)
    }
  }

  static let framework = """
    <framework xmlns="urn:caseaudit:framework:1" id="visits" version="1" vocabulary="visits">
      <title>Visits</title>
      <source id="ours" title="Made up for a test"/>
      <ratings source="ours" verified="yes">
        <rating id="inadequate" label="Inadequate" points="0"/>
        <rating id="good" label="Good" points="1"/>
      </ratings>
      <level id="region" label="Region" plural="Regions" field="unit.region" standards="2.1"/>
      <level id="pdu" label="Delivery unit" plural="Delivery units" field="unit.pdu"/>
      <bands id="shares" over="share" rounding="halfUp" source="ours" verified="yes">
        <band rating="inadequate" from="0" to="49"/>
        <band rating="good" from="50" to="100"/>
      </bands>
      <domain code="2" title="Case work">
        <standard code="2.1" title="Keeping people safe" bands="shares">
          <keyQuestion code="2.1.1" title="visits">
            <prompt code="a" critical="yes">
              <question>Was the person visited?</question>
              <met>visit.isMade</met>
            </prompt>
          </keyQuestion>
        </standard>
      </domain>
    </framework>
    """

  static let vocabulary = """
    <vocabulary xmlns="urn:caseaudit:vocabulary:1" id="visits" version="1">
      <title>Visits</title>
      <case key="case.id" title="Case">
        <field path="case.id" type="text" title="Case reference" required="yes"/>
        <field path="unit.region" type="text" title="Region" required="yes" identifies="no"/>
        <field path="unit.pdu" type="text" title="Delivery unit" required="yes" identifies="no"/>
        <field path="risk.level" type="text" title="Risk" identifies="no"/>
        <field path="person.sex" type="text" title="Sex" identifies="no"/>
        <field path="person.name" type="text" title="Name"/>
        <field path="person.bornOn" type="date" title="Date of birth" identifies="yes"/>
        <field path="visit.isMade" type="boolean" title="Visit made"/>
      </case>
      <breakdown id="sex" title="Sex" is="person.sex"/>
      <breakdown id="risk" title="Risk" is="risk.level"/>
    </vocabulary>
    """

  static let header =
    "case.id,unit.region,unit.pdu,risk.level,person.sex,person.name,person.bornOn,visit.isMade"

  /// The rows of some cases, in an order that tells nothing of them.
  static func rows(_ cases: [Cases]) -> [String] {
    var rows: [String] = []
    for some in cases {
      for _ in 0..<some.count {
        let number = rows.count
        rows.append(
          "C-\(10_000 + number),Northmarch,\(some.unit),\(some.risk),\(some.sex),Name \(number),"
            + "1970-01-01,\(some.isVisited ? "yes" : "no")"
        )
      }
    }
    return rows
  }

  /// Audits rows of a table of cases in a folder and writes everything that there is to write.
  ///
  /// - Parameters:
  ///   - rows: The rows below the header.
  ///   - folder: A folder of the test's own; `out` in it holds what is written.
  ///   - change: Changes the request before it is run.
  /// - Returns: What came of it.
  /// - Throws: When a file cannot be written or read.
  @discardableResult static func run(
    _ rows: [String],
    in folder: URL,
    _ change: (inout AuditRequest) -> Void = { _ in }
  ) throws -> (run: Pipeline.Run?, diagnostics: DiagnosticList) {
    func write(_ name: String, _ text: String) throws -> String {
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
    let frameworkPath = try write("framework.xml", framework)
    let casesPath = try write("cases.csv", ([header] + rows).joined(separator: "\n") + "\n")
    var request = AuditRequest(frameworkPath: frameworkPath, casesPath: casesPath)
    request.vocabularyPath = try write("vocabulary.xml", vocabulary)
    request.digestsCases = false
    request.writesSingleFile = true
    request.writesWorkbook = true
    change(&request)
    let environment = AuditEnvironment(
      runAt: "2024-07-01T10:00:00Z",
      today: CalendarDay(dayNumber: 19_905),
      programVersion: "test",
      threadCount: 2
    )
    let (run, diagnostics) = try Pipeline(request, environment).run()
    guard let run else { return (nil, diagnostics) }
    let output = try OutputFolder(folder.appending(path: "out").path, replacing: true)
    try AuditOutput(run: run, request: request, environment: environment).write(to: output)
    try output.finish()
    return (run, diagnostics)
  }

  /// The bytes of every file below a folder, by path.
  static func files(_ folder: URL) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let names = FileManager.default.enumerator(atPath: folder.path)
    while let name = names?.nextObject() as? String {
      let file = folder.appending(path: name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        files[name] = [UInt8](try Data(contentsOf: file))
      }
    }
    return files
  }
}
