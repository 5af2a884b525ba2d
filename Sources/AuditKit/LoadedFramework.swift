package import AuditCore
package import AuditEngine
import AuditReaders
import DMN

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
  /// The resolved framework as XML in its canonical form.
  package var canonical: [UInt8]
  /// The identifiers of its bases, nearest first; none for a framework that stands on its own.
  package var bases: [String]

  /// The SHA-256 of the resolved framework, which names what was used.
  package var digest: String { InputFile.digest(of: canonical) }

  /// The digest of what decides each part, so that two audits can tell whether they asked the same.
  var ruleDigests: RuleDigests {
    let models = inputs.filter { $0.role == "decision model" }.map(\.digest)
    return RuleSources.texts(of: compiled, models: models).map {
      // Sixteen digits tell a framework's rules apart.
      String(InputFile.digest(of: Array($0.utf8)).prefix(16))
    }
  }

  /// Reads and compiles a framework, collecting everything that is wrong with its documents.
  ///
  /// - Parameters:
  ///   - path: The document: a framework, or a delta or tailoring of one.
  ///   - vocabularyPath: The vocabulary document; `nil` to look for the one it names.
  /// - Returns: The framework, unless a document has an error; and all diagnostics.
  /// - Throws: When a document cannot be read at all.
  package static func load(
    _ path: String,
    vocabularyPath: String? = nil
  ) throws(SurroundingsFailure) -> (loaded: LoadedFramework?, diagnostics: DiagnosticList) {
    var diagnostics = DiagnosticList()
    let chain = try FrameworkChain.read(path)
    diagnostics.add(chain.diagnostics)
    let reading = FrameworkReader.read(chain.documents, digest: InputFile.digest(of:))
    diagnostics.add(reading.diagnostics)
    guard let framework = reading.framework else { return (nil, diagnostics) }
    var inputs = chain.documents.map { input($0.noun, $0.file) }
    let digest = InputFile.digest(of: reading.canonical)
    inputs.append(Provenance.Input(role: "resolved", path: path, digest: digest))

    let finder = DocumentFinder(paths: chain.documents.map(\.file.path))
    guard
      let wordsPath = vocabularyPath ?? finder.find(.vocabulary, id: framework.vocabularyID)
    else {
      diagnostics.add(
        .missingDocument(.vocabulary, id: framework.vocabularyID, finder, framework.place)
      )
      return (nil, diagnostics)
    }
    let wordsFile = try InputFile.read(wordsPath)
    let words = VocabularyReader.read(wordsFile)
    diagnostics.add(words.diagnostics)
    inputs.append(input("vocabulary", wordsFile))

    var calendar: WorkingDayCalendar?
    if let id = framework.calendarID {
      guard let calendarPath = finder.find(.calendar, id: id) else {
        diagnostics.add(.missingDocument(.calendar, id: id, finder, framework.place))
        return (nil, diagnostics)
      }
      let daysFile = try InputFile.read(calendarPath)
      let days = CalendarReader.read(daysFile)
      diagnostics.add(days.diagnostics)
      calendar = days.calendar
      inputs.append(input("calendar", daysFile))
    }

    let (models, read, faults) = try readModels(framework.models, finder)
    inputs += read
    diagnostics.add(faults)
    guard let vocabulary = words.vocabulary else { return (nil, diagnostics) }
    if vocabulary.id != framework.vocabularyID {
      diagnostics.add(.otherVocabulary(vocabulary, framework))
    }
    let compilation = FrameworkCompiler.compile(
      framework,
      vocabulary: vocabulary,
      calendar: calendar,
      models: models
    )
    let isChanged = chain.documents.count > 1
    diagnostics.add(
      compilation.diagnostics.map { isChanged ? $0.asChanged(by: path) : $0 }
    )
    guard let compiled = compilation.compiled, !diagnostics.hasErrors else {
      return (nil, diagnostics)
    }
    let loaded = LoadedFramework(
      framework: framework,
      vocabulary: vocabulary,
      compiled: compiled,
      inputs: inputs,
      canonical: reading.canonical,
      bases: chain.documents.dropFirst().map(\.id)
    )
    return (loaded, diagnostics)
  }

  /// Reads the decision models that a document uses, with those that they import.
  static func readModels(
    _ uses: [ModelUse],
    _ finder: DocumentFinder
  ) throws(SurroundingsFailure) -> (
    models: [String: [DecisionModel]], inputs: [Provenance.Input], diagnostics: [Diagnostic]
  ) {
    var models: [String: [DecisionModel]] = [:]
    var inputs: [Provenance.Input] = []
    var diagnostics: [Diagnostic] = []
    for use in uses where models[use.modelID] == nil {
      guard let path = finder.find(.decisions, id: use.modelID) else {
        diagnostics.append(.missingDocument(.decisions, id: use.modelID, finder, use.place))
        continue
      }
      let library = DecisionLibrary.read(try InputFile.read(path))
      diagnostics += library.diagnostics
      models[use.modelID] = library.models
      inputs += library.models.map { input("decision model", $0.file) }
    }
    return (models, inputs, diagnostics)
  }

  /// An input that was read whole.
  static func input(_ role: String, _ file: SourceFile) -> Provenance.Input {
    Provenance.Input(role: role, path: file.path, digest: InputFile.digest(of: file))
  }
}
