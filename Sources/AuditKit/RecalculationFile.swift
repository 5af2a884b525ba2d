import AuditCore
import AuditEngine
import AuditReaders
import DMN
import Foundation

/// Recalculations, read from documents or found by their names, and compiled.
enum RecalculationFile {
  /// One document with what it needs.
  struct Loaded {
    var set: RecalculationSet
    var compiled: [CompiledRecalculation]
    /// The documents it was made of, with their digests.
    var inputs: [Provenance.Input]
  }

  /// Reads the recalculations of an audit.
  ///
  /// - Parameters:
  ///   - names: Paths of documents, or identifiers of documents in `standards/recalculations`.
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
  ) throws(SurroundingsFailure) -> (
    recalculations: [CompiledRecalculation], inputs: [Provenance.Input]
  ) {
    var compiled: [CompiledRecalculation] = []
    var inputs: [Provenance.Input] = []
    for name in names {
      var path = name
      if !FileManager.default.fileExists(atPath: name) {
        let finder = DocumentFinder(paths: [frameworkPath])
        guard let found = finder.find(.recalculations, id: name) else {
          diagnostics.add(.missingNamed(.recalculations, name, finder))
          continue
        }
        path = found
      }
      let loaded = try load(path, vocabulary: vocabulary, vocabularyPath: nil, &diagnostics)
      guard let loaded else { continue }
      compiled += loaded.compiled
      inputs += loaded.inputs
    }
    diagnostics.add(Recalculator.twice(compiled))
    return (compiled, inputs)
  }

  /// Reads one document, with the vocabulary given or the one that it names.
  static func load(
    _ path: String,
    vocabulary: Vocabulary?,
    vocabularyPath: String?,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> Loaded? {
    let file = try InputFile.read(path)
    let reading = RecalculationReader.read(file)
    diagnostics.add(reading.diagnostics)
    guard let set = reading.set else { return nil }
    let finder = DocumentFinder(paths: [path])
    var words = vocabulary
    if words == nil {
      guard let found = vocabularyPath ?? finder.find(.vocabulary, id: set.vocabularyID) else {
        diagnostics.add(.missingDocument(.vocabulary, id: set.vocabularyID, finder, set.place))
        return nil
      }
      let read = VocabularyReader.read(try InputFile.read(found))
      diagnostics.add(read.diagnostics)
      words = read.vocabulary
    }
    guard let words else { return nil }
    let (models, inputs, faults) = try LoadedFramework.readModels(set.models, finder)
    diagnostics.add(faults)
    let (compiled, found) = RecalculationCompiler.compile(
      set,
      vocabulary: words,
      models: models
    )
    diagnostics.add(found)
    if diagnostics.hasErrors { return nil }
    return compiled.map {
      Loaded(
        set: set,
        compiled: $0,
        inputs: [LoadedFramework.input("recalculations", file)] + inputs
      )
    }
  }
}
