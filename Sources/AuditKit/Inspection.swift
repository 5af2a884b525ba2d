package import AuditCore
import AuditEngine
package import AuditReaders

/// Looks at an unknown extract without showing a value, and proposes how it becomes cases.
package struct Inspection: Sendable {
  /// A field that rules read and the extract lacks.
  package struct Lack: Sendable, Hashable {
    /// The field, as `path` or `list.path`.
    package var field: String
    /// The codes of the standards, questions and prompts that read it, in the framework's order.
    package var items: [String]
  }

  /// How many rows of each table are read.
  package static let rowLimit = 100_000
  /// What was found.
  package var extract: ExtractInspection
  /// The mappings at hand that read it, the one that knows most of it first; the one that comes
  /// nearest where none does.
  package var fits: [MappingFit]
  /// The proposed mapping; `nil` without a vocabulary, empty where none could be made.
  package var proposal: String?
  /// What the rules read and the proposal does not fill; `nil` without a framework.
  package var lacks: [Lack]?

  /// Looks at a file or folder.
  ///
  /// - Returns: What was found, unless a document has an error; and all diagnostics.
  /// - Throws: When the surroundings fail.
  package static func look(
    at path: String,
    frameworkPath: String?,
    vocabularyPath: String?
  ) throws(SurroundingsFailure) -> (inspection: Inspection?, diagnostics: DiagnosticList) {
    var diagnostics = DiagnosticList()
    var vocabulary: Vocabulary?
    var compiled: CompiledFramework?
    if let frameworkPath {
      let read = try LoadedFramework.load(frameworkPath, vocabularyPath: vocabularyPath)
      diagnostics.add(read.diagnostics.all)
      guard let loaded = read.loaded else { return (nil, diagnostics) }
      vocabulary = loaded.vocabulary
      compiled = loaded.compiled
    } else if let vocabularyPath {
      let words = VocabularyReader.read(try InputFile.read(vocabularyPath))
      diagnostics.add(words.diagnostics)
      guard let found = words.vocabulary, !diagnostics.hasErrors else { return (nil, diagnostics) }
      vocabulary = found
    }
    let extract: ExtractInspection
    do {
      extract = try ExtractInspection.look(
        at: path,
        lists: vocabulary?.codeLists ?? [],
        rowLimit: rowLimit
      )
    } catch {
      throw SurroundingsFailure(error.headline, help: error.helps.joined(separator: "; "))
    }
    diagnostics.add(extract.diagnostics)
    var inspection = Inspection(
      extract: extract,
      fits: MappingFit.best(MappingFile.atHand(), extract)
    )
    if let vocabulary {
      let proposal = MappingProposal(extract, vocabulary: vocabulary)
      inspection.proposal = proposal.document
      if let compiled { inspection.lacks = lacks(compiled, proposal.filled) }
    }
    return (inspection, diagnostics)
  }

  private static func lacks(_ compiled: CompiledFramework, _ filled: Set<String>) -> [Lack] {
    let guide = GuideMaker.make(compiled)
    let outline = compiled.outline
    var items: [String: [String]] = [:]
    func add(_ rule: RuleGuide?, of item: String) {
      for field in rule?.fields ?? [] {
        if field.name == compiled.vocabulary.keyPath || filled.contains(field.name) { continue }
        if items[field.name]?.last != item { items[field.name, default: []].append(item) }
      }
    }
    for (index, standard) in outline.standards.enumerated() {
      add(guide.standardCases[index], of: standard.code)
    }
    for (index, question) in outline.questions.enumerated() {
      add(guide.questionApplies[index], of: question.code)
    }
    for (index, prompt) in outline.prompts.enumerated() {
      add(guide.promptApplies[index], of: prompt.code)
      add(guide.promptMet[index], of: prompt.code)
    }
    return items.keys.sorted().map { Lack(field: $0, items: items[$0] ?? []) }
  }

  /// Writes the proposed mapping.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: When the file cannot be written, or exists.
  package func writeProposal(to path: String) throws(SurroundingsFailure) -> Bool {
    guard let proposal, !proposal.isEmpty else { return false }
    guard case .missing = FileKind(at: path) else {
      throw SurroundingsFailure("'\(path)' exists", help: "name a file that does not exist yet")
    }
    do {
      try NewFile.write(Array(proposal.utf8), to: path)
    } catch {
      throw SurroundingsFailure(
        "cannot write '\(path)'",
        help: "check that its folder exists and may be written"
      )
    }
    return true
  }
}
