import ArgumentParser
import AuditCore
import AuditKit

/// What to audit.
struct AuditOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The framework, or a delta or tailoring of one.", valueName: "file"))
  var framework: String

  @Option(
    help: ArgumentHelp(
      """
      The case records: a CSV, XML, JSON or JSON Lines file, or a folder with a file per list; with \
      --mapping an extract, and others after it that add to its cases.
      """,
      valueName: "path"
    )
  )
  var cases: [String]

  @Option(
    help: ArgumentHelp(
      "How an extract becomes cases, as XML, or the name of a document in standards/mappings; one for each --cases, in the same order.",
      valueName: "file"
    )
  )
  var mapping: [String] = []

  @Option(
    help: ArgumentHelp("Inspectors' judgements, as CSV, XML or XLSX.", valueName: "file")
  )
  var judgements: String?

  @Option(
    help: ArgumentHelp("Panels' decisions to move ratings, as CSV or XML.", valueName: "file")
  )
  var decisions: String?

  @Option(
    help: ArgumentHelp(
      "Evidence on how units are led, staffed and equipped, with ratings, as XML.",
      valueName: "file"
    )
  )
  var evidence: String?

  @Option(
    help: ArgumentHelp(
      "Indicators to work out, as XML, or the name of a document in standards/indicators; may be given several times.",
      valueName: "file"
    )
  )
  var indicators: [String] = []

  @Option(
    help: ArgumentHelp(
      "The register of recommendations and actions, as XML or CSV; its numbers are held against this audit.",
      valueName: "file"
    )
  )
  var register: String?

  @Option(
    help: ArgumentHelp(
      "Recorded values to work out anew, as XML, or the name of a document in standards/recalculations such as tiering; may be given several times.",
      valueName: "file"
    )
  )
  var recalculate: [String] = []

  @OptionGroup var words: VocabularyOptions

  @Option(
    help: ArgumentHelp("The day to look at the cases from (default: today).", valueName: "date"),
    transform: dayArgument
  )
  var asOf: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "The list of units that cases are placed in, such as england-and-wales-2025.",
      valueName: "list"
    )
  )
  var geography: String?

  @Flag(help: "Stop when a record is faulty, instead of putting it aside.")
  var strict = false

  func validate() throws {
    if cases.isEmpty { throw ValidationError("Missing expected argument '--cases <path>'") }
    if mapping.isEmpty, cases.count > 1 {
      throw ValidationError("several '--cases' need a '--mapping' each")
    }
    if !mapping.isEmpty, mapping.count != cases.count {
      throw ValidationError(
        "'--mapping' is given \(mapping.count) times and '--cases' \(cases.count) times; each needs the other"
      )
    }
  }

  /// The request that these options make.
  var request: AuditRequest {
    var request = AuditRequest(
      frameworkPath: framework,
      casesPath: cases.first ?? "",
      judgementsPath: judgements,
      decisionsPath: decisions,
      vocabularyPath: words.vocabulary,
      asOf: asOf,
      isStrict: strict
    )
    request.evidencePath = evidence
    request.furtherCasesPaths = Array(cases.dropFirst())
    request.mappingPaths = mapping
    request.geographyPath = geography
    request.indicatorPaths = indicators
    request.recalculationPaths = recalculate
    request.registerPath = register
    return request
  }
}
