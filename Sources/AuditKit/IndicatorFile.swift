import AuditCore
import AuditEngine
import AuditReaders
import FEEL
import Foundation

/// Indicators, read from documents or found by their names, and compiled.
enum IndicatorFile {
  /// One document with what it needs.
  struct Loaded {
    var set: IndicatorSet
    var vocabulary: Vocabulary
    var compiled: [CompiledIndicator]
    /// The documents it was made of, with their digests.
    var inputs: [Provenance.Input]

    /// For each rule that runs case by case, the indicator and why.
    var fallbacks: [String] {
      compiled.flatMap { indicator in
        indicator.fallbacks.compactMap { part, rule in
          guard let refusal = rule.refusal else { return nil }
          let place = rule.expression.source.place(of: refusal.range)
          return
            "\(indicator.indicator.id) \(part): case by case: \(refusal.reason) (\(place.text))"
        }
      }
    }
  }

  /// Reads the indicators of an audit.
  ///
  /// - Parameters:
  ///   - names: Paths of documents, or identifiers of documents in `standards/indicators`.
  ///   - frameworkPath: The framework, beside whose folder documents are looked for.
  ///   - vocabulary: The vocabulary of the cases.
  ///   - diagnostics: Takes what is wrong with them.
  /// - Returns: The sound ones, compiled, with the documents that they were made of.
  /// - Throws: When a document cannot be read at all.
  static func read(
    _ names: [String],
    beside frameworkPath: String,
    _ vocabulary: Vocabulary,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (indicators: [CompiledIndicator], inputs: [Provenance.Input]) {
    var indicators: [CompiledIndicator] = []
    var inputs: [Provenance.Input] = []
    for name in names {
      var path = name
      if !FileManager.default.fileExists(atPath: name) {
        let finder = DocumentFinder(paths: [frameworkPath])
        guard let found = finder.find(.indicators, id: name) else {
          diagnostics.add(.missingNamed(.indicators, name, finder))
          continue
        }
        path = found
      }
      guard let loaded = try load(path, vocabulary: vocabulary, &diagnostics) else { continue }
      indicators += loaded.compiled
      inputs += loaded.inputs
    }
    diagnostics.add(IndicatorCounter.twice(indicators))
    return (indicators, inputs)
  }

  /// Reads one document with the vocabulary that it names.
  static func load(
    _ path: String,
    vocabularyPath: String?,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> Loaded? {
    let (set, _) = IndicatorReader.read(try InputFile.read(path))
    var vocabulary: Vocabulary?
    if let set {
      let finder = DocumentFinder(paths: [path])
      guard let found = vocabularyPath ?? finder.find(.vocabulary, id: set.vocabularyID) else {
        diagnostics.add(.missingDocument(.vocabulary, id: set.vocabularyID, finder, set.place))
        return nil
      }
      let reading = VocabularyReader.read(try InputFile.read(found))
      diagnostics.add(reading.diagnostics)
      vocabulary = reading.vocabulary
      if vocabulary == nil { return nil }
    }
    return try load(path, vocabulary: vocabulary, &diagnostics)
  }

  private static func load(
    _ path: String,
    vocabulary: Vocabulary?,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> Loaded? {
    let file = try InputFile.read(path)
    let reading = IndicatorReader.read(file)
    diagnostics.add(reading.diagnostics)
    guard let set = reading.set, let vocabulary, !DiagnosticList(reading.diagnostics).hasErrors
    else { return nil }
    var inputs = [LoadedFramework.input("indicators", file)]
    var calendar: WorkingDayCalendar?
    if let id = set.calendarID {
      let finder = DocumentFinder(paths: [path])
      guard let place = finder.find(.calendar, id: id) else {
        diagnostics.add(.missingDocument(.calendar, id: id, finder, set.place))
        return nil
      }
      let days = try InputFile.read(place)
      let found = CalendarReader.read(days)
      diagnostics.add(found.diagnostics)
      calendar = found.calendar
      inputs.append(LoadedFramework.input("calendar", days))
    }
    let compilation = IndicatorCompiler.compile(set, vocabulary: vocabulary, calendar: calendar)
    diagnostics.add(compilation.diagnostics)
    return compilation.compiled.map {
      Loaded(set: set, vocabulary: vocabulary, compiled: $0, inputs: inputs)
    }
  }
}
