package import AuditCore
package import AuditEngine
import AuditReaders

/// A framework, ready to score, with the vocabulary and the calendar it names.
package struct LoadedFramework: Sendable {
  /// The framework as it was read.
  package var framework: Framework
  /// The vocabulary its rules read.
  package var vocabulary: Vocabulary
  /// The compiled rules.
  package var compiled: CompiledFramework
  /// The documents it was made of, with their digests.
  package var inputs: [Provenance.Input]

  /// Reads and compiles a framework, collecting everything that is wrong with its documents.
  ///
  /// - Parameters:
  ///   - path: The framework document.
  ///   - vocabularyPath: The vocabulary document; `nil` to look for the one it names.
  /// - Returns: The framework, unless a document has an error; and all diagnostics.
  /// - Throws: When a document cannot be read at all.
  package static func load(
    _ path: String,
    vocabularyPath: String? = nil
  ) throws(SurroundingsFailure) -> (loaded: LoadedFramework?, diagnostics: DiagnosticList) {
    var diagnostics = DiagnosticList()
    let file = try InputFile.read(path)
    let reading = FrameworkReader.read(file)
    diagnostics.add(reading.diagnostics)
    guard let framework = reading.framework else { return (nil, diagnostics) }
    var inputs = [try input("framework", path)]

    let finder = DocumentFinder(frameworkPath: path)
    guard
      let wordsPath = vocabularyPath ?? finder.find(.vocabulary, id: framework.vocabularyID)
    else {
      diagnostics.add(.missingDocument(.vocabulary, id: framework.vocabularyID, finder, framework))
      return (nil, diagnostics)
    }
    let words = VocabularyReader.read(try InputFile.read(wordsPath))
    diagnostics.add(words.diagnostics)
    inputs.append(try input("vocabulary", wordsPath))

    var calendar: WorkingDayCalendar?
    if let id = framework.calendarID {
      guard let calendarPath = finder.find(.calendar, id: id) else {
        diagnostics.add(.missingDocument(.calendar, id: id, finder, framework))
        return (nil, diagnostics)
      }
      let days = CalendarReader.read(try InputFile.read(calendarPath))
      diagnostics.add(days.diagnostics)
      calendar = days.calendar
      inputs.append(try input("calendar", calendarPath))
    }

    guard let vocabulary = words.vocabulary else { return (nil, diagnostics) }
    if vocabulary.id != framework.vocabularyID {
      diagnostics.add(.otherVocabulary(vocabulary, framework))
    }
    let compilation = FrameworkCompiler.compile(
      framework,
      vocabulary: vocabulary,
      calendar: calendar
    )
    diagnostics.add(compilation.diagnostics)
    guard let compiled = compilation.compiled, !diagnostics.hasErrors else {
      return (nil, diagnostics)
    }
    let loaded = LoadedFramework(
      framework: framework,
      vocabulary: vocabulary,
      compiled: compiled,
      inputs: inputs
    )
    return (loaded, diagnostics)
  }

  static func input(_ role: String, _ path: String) throws(SurroundingsFailure) -> Provenance.Input
  {
    Provenance.Input(role: role, path: path, digest: try InputFile.digest(path))
  }
}
