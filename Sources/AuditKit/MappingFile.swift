import AuditCore
import AuditReaders
import Foundation

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
  /// - Parameters:
  ///   - names: Paths of documents, or identifiers of documents in `standards/mappings`.
  ///   - frameworkPath: The framework, beside whose folder documents are looked for.
  ///   - vocabulary: The vocabulary of the cases.
  ///   - diagnostics: Takes what is wrong with them.
  /// - Returns: The plans in the order of the names, as far as they are sound; and what a result tells
  ///   of the files.
  /// - Throws: When a document cannot be read at all.
  static func plans(
    _ names: [String],
    beside frameworkPath: String,
    vocabulary: Vocabulary,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (plans: [MappingPlan], inputs: [Provenance.Input]) {
    var plans: [MappingPlan] = []
    var inputs: [Provenance.Input] = []
    for name in names {
      var path = name
      if !FileManager.default.fileExists(atPath: name) {
        let finder = DocumentFinder(paths: [frameworkPath])
        guard let found = finder.find(.mapping, id: name) else {
          diagnostics.add(.missingMapping(name, finder))
          continue
        }
        path = found
      }
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
