package import AuditCore
import AuditEngine
import AuditGenerator
import AuditReaders

/// The forms in which records can be written.
package enum RecordFormat: String, CaseIterable, Sendable {
  /// A folder with `cases.csv` and a file for each list.
  case csv
  /// `cases.xml`.
  case xml
  /// JSON Lines, `cases.jsonl`.
  case json

  var form: RecordForm {
    switch self {
    case .csv: .csv
    case .xml: .xml
    case .json: .jsonLines
    }
  }
}

/// The making of synthetic case records.
package struct Generation {
  private let frameworkPath: String
  private let vocabularyPath: String?
  private let caseCount: Int
  private let seed: UInt64
  private let format: RecordFormat
  private let asOf: CalendarDay
  private let judgedUnits: [String]?

  /// The day that records are taken when none is named: fixed, so that a seed always gives the same.
  private static let usualDay = CalendarDay(year: 2024, month: 7, day: 1)

  /// Creates a generation; `judgedUnits` names the units whose cases get judgements, if any do.
  package init(
    frameworkPath: String,
    vocabularyPath: String?,
    caseCount: Int,
    seed: UInt64,
    format: RecordFormat,
    asOf: CalendarDay?,
    judgedUnits: [String]?
  ) {
    self.frameworkPath = frameworkPath
    self.vocabularyPath = vocabularyPath
    self.caseCount = caseCount
    self.seed = seed
    self.format = format
    self.asOf = asOf ?? Self.usualDay ?? CalendarDay(dayNumber: 0)
    self.judgedUnits = judgedUnits
  }

  /// Writes the records into a folder, and `judgements.csv` where judgements were asked for.
  ///
  /// - Returns: What is wrong with the framework or its vocabulary.
  package func run(
    into path: String,
    replacing: Bool
  ) throws(SurroundingsFailure) -> DiagnosticList {
    let (loaded, diagnostics) = try LoadedFramework.load(
      frameworkPath,
      vocabularyPath: vocabularyPath
    )
    guard let loaded else { return diagnostics }
    let generator = CaseGenerator(
      vocabulary: loaded.vocabulary,
      framework: loaded.framework,
      calendar: loaded.compiled.calendar,
      seed: seed,
      asOf: asOf
    )
    let folder = try OutputFolder(path, replacing: replacing)
    do {
      let files = try folder.writers(generator.files(format.form))
      try generator.generate(count: caseCount, as: format.form) {
        (file, bytes) throws(SurroundingsFailure) in try files.append(bytes, to: file)
      }
      try files.close()
      if let judgedUnits {
        let file = try folder.writers(["judgements.csv"])
        try generator.generateJudgements(count: caseCount, unitNames: Set(judgedUnits)) {
          (bytes) throws(SurroundingsFailure) in try file.append(bytes, to: "judgements.csv")
        }
        try file.close()
      }
    } catch {
      folder.abandon()
      throw error
    }
    try folder.finish()
    return diagnostics
  }
}
