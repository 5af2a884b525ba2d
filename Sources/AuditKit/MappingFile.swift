import AuditCore
import AuditReaders

/// Finds and reads mappings of extracts, and holds them against their vocabulary.
enum MappingFile {
  /// Reads a mapping and checks it against the vocabulary that it names.
  ///
  /// - Parameters:
  ///   - path: The mapping document.
  ///   - vocabularyPath: The vocabulary document; `nil` to look for the one it names.
  /// - Returns: The mapping, unless it is against its schema; and all diagnostics.
  /// - Throws: When a document cannot be read at all.
  static func load(
    _ path: String,
    vocabularyPath: String? = nil
  ) throws(SurroundingsFailure) -> (mapping: Mapping?, diagnostics: DiagnosticList) {
    let reading = MappingReader.read(try InputFile.read(path))
    var diagnostics = DiagnosticList(reading.diagnostics)
    guard let mapping = reading.mapping else { return (nil, diagnostics) }
    let finder = DocumentFinder(paths: [path])
    guard let wordsPath = vocabularyPath ?? finder.find(.vocabulary, id: mapping.vocabularyID)
    else {
      diagnostics.add(
        .missingDocument(.vocabulary, id: mapping.vocabularyID, finder, mapping.place)
      )
      return (mapping, diagnostics)
    }
    let words = VocabularyReader.read(try InputFile.read(wordsPath))
    diagnostics.add(words.diagnostics)
    // A mapping over a faulty vocabulary would be told of faults that are not its own.
    guard let vocabulary = words.vocabulary, !diagnostics.hasErrors else {
      return (mapping, diagnostics)
    }
    diagnostics.add(MappingCompiler.compile(mapping, vocabulary: vocabulary).diagnostics)
    return (mapping, diagnostics)
  }

  /// Reads the mappings of an audit's records and compiles them against its vocabulary.
  ///
  /// - Returns: The plans in the order of the paths, as far as they are sound; and what a result tells
  ///   of the files.
  static func plans(
    _ paths: [String],
    vocabulary: Vocabulary,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (plans: [MappingPlan], inputs: [Provenance.Input]) {
    var plans: [MappingPlan] = []
    var inputs: [Provenance.Input] = []
    for path in paths {
      let file = try InputFile.read(path)
      inputs.append(LoadedFramework.input("mapping", file))
      let reading = MappingReader.read(file)
      diagnostics.add(reading.diagnostics)
      guard let mapping = reading.mapping else { continue }
      let compiled = MappingCompiler.compile(mapping, vocabulary: vocabulary)
      diagnostics.add(compiled.diagnostics)
      if let plan = compiled.plan { plans.append(plan) }
    }
    return (plans, inputs)
  }
}
