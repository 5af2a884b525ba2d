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
    var inputs = [input("framework", file)]

    let finder = DocumentFinder(frameworkPath: path)
    guard
      let wordsPath = vocabularyPath ?? finder.find(.vocabulary, id: framework.vocabularyID)
    else {
      diagnostics.add(.missingDocument(.vocabulary, id: framework.vocabularyID, finder, framework))
      return (nil, diagnostics)
    }
    let wordsFile = try InputFile.read(wordsPath)
    let words = VocabularyReader.read(wordsFile)
    diagnostics.add(words.diagnostics)
    inputs.append(input("vocabulary", wordsFile))

    var calendar: WorkingDayCalendar?
    if let id = framework.calendarID {
      guard let calendarPath = finder.find(.calendar, id: id) else {
        diagnostics.add(.missingDocument(.calendar, id: id, finder, framework))
        return (nil, diagnostics)
      }
      let daysFile = try InputFile.read(calendarPath)
      let days = CalendarReader.read(daysFile)
      diagnostics.add(days.diagnostics)
      calendar = days.calendar
      inputs.append(input("calendar", daysFile))
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

  /// An input that was read whole.
  static func input(_ role: String, _ file: SourceFile) -> Provenance.Input {
    Provenance.Input(role: role, path: file.path, digest: InputFile.digest(of: file))
  }
}
