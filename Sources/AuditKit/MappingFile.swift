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
}
