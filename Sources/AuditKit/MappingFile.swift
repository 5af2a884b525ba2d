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
    let (mapping, _, diagnostics) = try compile(path, vocabularyPath: vocabularyPath)
    return (mapping, diagnostics)
  }

  /// Finds a mapping by its path or name and compiles it against the vocabulary that it names.
  ///
  /// - Returns: The plan, unless something is wrong; and all diagnostics.
  /// - Throws: When a document cannot be read at all.
  static func plan(
    _ name: String,
    vocabularyPath: String?
  ) throws(SurroundingsFailure) -> (plan: MappingPlan?, diagnostics: DiagnosticList) {
    var diagnostics = DiagnosticList()
    guard let path = find(name, beside: [], &diagnostics) else { return (nil, diagnostics) }
    let (_, plan, found) = try compile(path, vocabularyPath: vocabularyPath)
    return (plan, found)
  }

  /// The mappings in the folders of standards that can be read; what is wrong with another is told
  /// when it is used or validated.
  static func atHand() -> [Mapping] {
    let finder = DocumentFinder(paths: [])
    return finder.names(.mapping).compactMap { name in
      guard let path = finder.find(.mapping, id: name), let file = try? InputFile.read(path)
      else { return nil }
      return MappingReader.read(file).mapping
    }
  }

  /// The path of a mapping that is named by its path or identifier; one that is nowhere is told.
  private static func find(
    _ name: String,
    beside paths: [String],
    _ diagnostics: inout DiagnosticList
  ) -> String? {
    if FileManager.default.fileExists(atPath: name) { return name }
    let finder = DocumentFinder(paths: paths)
    let found = finder.find(.mapping, id: name)
    if found == nil { diagnostics.add(.missingNamed(.mapping, name, finder)) }
    return found
  }

  private static func compile(
    _ path: String,
    vocabularyPath: String?
  ) throws(SurroundingsFailure) -> (
    mapping: Mapping?, plan: MappingPlan?, diagnostics: DiagnosticList
  ) {
    let reading = MappingReader.read(try InputFile.read(path))
    var diagnostics = DiagnosticList(reading.diagnostics)
    guard let mapping = reading.mapping else { return (nil, nil, diagnostics) }
    let finder = DocumentFinder(paths: [path])
    guard let wordsPath = vocabularyPath ?? finder.find(.vocabulary, id: mapping.vocabularyID)
    else {
      diagnostics.add(
        .missingDocument(.vocabulary, id: mapping.vocabularyID, finder, mapping.place)
      )
      return (mapping, nil, diagnostics)
    }
    let words = VocabularyReader.read(try InputFile.read(wordsPath))
    diagnostics.add(words.diagnostics)
    // A mapping over a faulty vocabulary would be told of faults that are not its own.
    guard let vocabulary = words.vocabulary, !diagnostics.hasErrors else {
      return (mapping, nil, diagnostics)
    }
    let compiled = MappingCompiler.compile(mapping, vocabulary: vocabulary)
    diagnostics.add(compiled.diagnostics)
    return (mapping, compiled.plan, diagnostics)
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
      guard let path = find(name, beside: [frameworkPath], &diagnostics) else { continue }
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
