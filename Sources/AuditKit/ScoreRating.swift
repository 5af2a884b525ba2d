package import AuditCore
import AuditEngine
import AuditReaders

/// The rating of units from scores, without case records.
package struct ScoreRating {
  private let frameworkPath: String
  private let scoresPath: String
  private let decisionsPath: String?
  private let settingsPath: String?
  private let disclosurePath: String?
  private let asOf: CalendarDay?
  private let environment: AuditEnvironment

  /// Creates a rating.
  package init(
    frameworkPath: String,
    scoresPath: String,
    decisionsPath: String? = nil,
    settingsPath: String? = nil,
    disclosurePath: String? = nil,
    asOf: CalendarDay? = nil,
    environment: AuditEnvironment
  ) {
    self.frameworkPath = frameworkPath
    self.scoresPath = scoresPath
    self.decisionsPath = decisionsPath
    self.settingsPath = settingsPath
    self.disclosurePath = disclosurePath
    self.asOf = asOf
    self.environment = environment
  }

  /// Reads and rates.
  ///
  /// - Returns: The result, unless the framework or a file beside it is faulty; the policy by which a
  ///   report to share is written; and all diagnostics.
  /// - Throws: When a file cannot be read at all.
  package func run() throws(SurroundingsFailure) -> (
    result: AuditResult?, disclosure: DisclosurePolicy?, diagnostics: DiagnosticList
  ) {
    var (loaded, diagnostics) = try LoadedFramework.load(frameworkPath)
    guard let loaded else { return (nil, nil, diagnostics) }
    var policy: DisclosurePolicy?
    if let disclosurePath {
      policy = try DisclosureFile.read(disclosurePath, beside: frameworkPath, &diagnostics)
      if diagnostics.hasErrors { return (nil, nil, diagnostics) }
    }
    var inputs = loaded.inputs
    let file = try InputFile.read(scoresPath)
    inputs.append(LoadedFramework.input("scores", file))
    let reading = ScoreReader.read(file)
    diagnostics.add(reading.diagnostics)
    var decisions: [PanelDecision] = []
    if let decisionsPath {
      let found = try Self.readDecisions(decisionsPath, loaded.framework, &diagnostics)
      decisions = found.decisions
      inputs.append(found.input)
    }
    var settings = ReportSettings()
    if let settingsPath {
      let found = try SettingsFile.read(settingsPath, &diagnostics)
      settings = found.settings
      inputs.append(found.input)
      if diagnostics.hasErrors { return (nil, nil, diagnostics) }
    }
    var (result, found) = SheetRater.rate(
      loaded.compiled,
      scores: reading.scores,
      decisions: decisions,
      provenance: Provenance(
        programVersion: environment.programVersion,
        runAt: environment.runAt,
        asOf: asOf ?? environment.today,
        inputs: inputs
      )
    )
    diagnostics.add(found)
    result.settings = settings
    return (result, policy, diagnostics)
  }

  /// Reads a file of panels' decisions.
  static func readDecisions(
    _ path: String,
    _ framework: Framework,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (decisions: [PanelDecision], input: Provenance.Input) {
    let file = try InputFile.read(path)
    let reading = PanelDecisionReader.read(file, scale: framework.scale)
    diagnostics.add(reading.diagnostics)
    return (reading.decisions, LoadedFramework.input("decisions", file))
  }
}
