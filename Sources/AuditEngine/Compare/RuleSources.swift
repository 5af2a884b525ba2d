public import AuditCore
import FEEL

/// The text of everything that decides each part of a framework, from which digests are made.
///
/// Texts are the same exactly when the rules are, but for blanks: what a rule calls by name is in its
/// text, words for people and places in files are not. A rule that calls a decision table or model has
/// all tables, models and shared definitions in its text, since those may call each other.
public enum RuleSources {
  /// The texts of a framework's parts, in place of digests.
  ///
  /// - Parameters:
  ///   - compiled: The framework with its checked rules.
  ///   - models: The digests of the decision models that were read.
  /// - Returns: One text for each standard, key question, prompt and composite.
  public static func texts(of compiled: CompiledFramework, models: [String]) -> RuleDigests {
    let sources = Sources(compiled, models: models)
    let outline = compiled.outline
    return RuleDigests(
      standards: outline.standards.indices.map(sources.standard),
      questions: outline.questions.indices.map(sources.question),
      prompts: outline.prompts.indices.map(sources.prompt),
      composites: compiled.framework.allComposites.map(sources.composite)
    )
  }

  private struct Sources {
    let compiled: CompiledFramework
    let parts: [String: String]
    /// What the tables and models say, with the definitions that they may read.
    let called: String

    init(_ compiled: CompiledFramework, models: [String]) {
      self.compiled = compiled
      let parts = FrameworkParts(compiled.framework).all
      self.parts = Dictionary(
        parts.map { ($0.key, Self.text($0)) },
        uniquingKeysWith: { first, _ in first }
      )
      let tables = parts.filter { $0.key.hasPrefix("table ") || $0.key.hasPrefix("model ") }
      let definitions = compiled.definitions.map { "\($0.name) = \(Self.plain($0.expression))" }
      called = (tables.map(Self.text) + models + definitions).joined(separator: "\n")
    }

    /// A part's properties but for words and sources.
    private static func text(_ part: FrameworkPart) -> String {
      let decisive = part.properties.filter { property in
        property.topic != .wording && property.topic != .sources
          && !["source", "checked", "title", "label", "plural"].contains(property.name)
      }
      return
        ([part.key] + decisive.map { "\($0.name): \($0.value ?? "")" }).joined(separator: "\n")
    }

    private static func plain(_ expression: CheckedExpression) -> String {
      FrameworkParts.plain(expression.source.text)
    }

    /// A rule with the definitions and tables that it calls.
    private func rule(_ rule: CompiledRule?) -> String {
      guard let rule else { return "none" }
      var use = DefinitionUse()
      use.read(rule.expression, definitions: compiled.definitions)
      use.close(over: compiled.definitions)
      let definitions = use.indices.sorted().map { index in
        "\(compiled.definitions[index].name) = \(Self.plain(compiled.definitions[index].expression))"
      }
      let callsMore = use.names.contains {
        parts["table \($0)"] != nil || parts["model \($0)"] != nil
      }
      return ([Self.plain(rule.expression)] + definitions + (callsMore ? [called] : []))
        .joined(separator: "\n")
    }

    func prompt(_ index: Int) -> String {
      let outline = compiled.outline
      let question = outline.questionOfPrompt[index]
      return [
        "prompt",
        rule(compiled.standardCases[outline.standardOfQuestion[question]]),
        rule(compiled.questionApplies[question]), rule(compiled.promptApplies[index]),
        rule(compiled.promptMet[index]), "\(outline.prompts[index].isSelected)",
      ].joined(separator: "\n")
    }

    func question(_ index: Int) -> String {
      let outline = compiled.outline
      let prompts = outline.promptRanges[index].map { prompt in
        "\(outline.prompts[prompt].code) \(outline.prompts[prompt].isCritical) \(self.prompt(prompt))"
      }
      let pooled = outline.pooledQuestion[index].flatMap { $0 == index ? nil : question($0) }
      return
        ([
          "question", compiled.framework.notEvidencedCounts.rawValue,
          rule(compiled.standardCases[outline.standardOfQuestion[index]]),
          rule(compiled.questionApplies[index]), rule(compiled.indications[index]?.rule),
          "\(outline.questions[index].isSelected)", pooled ?? "",
        ] + prompts).joined(separator: "\n")
    }

    func standard(_ index: Int) -> String {
      let outline = compiled.outline
      let standard = outline.standards[index]
      var texts = [part("standard \(standard.code)")]
      if case .cases(_, let bands) = standard.basis { texts.append(part("bands \(bands)")) }
      texts += outline.questionRanges[index].flatMap {
        [part("question \(outline.questions[$0].code)"), question($0)]
      }
      return (texts + results).joined(separator: "\n")
    }

    func composite(_ rule: CompositeRule) -> String {
      let outline = compiled.outline
      let members = rule.members.compactMap { member -> String? in
        if let index = outline.standards.firstIndex(where: { $0.code == member.code }) {
          return standard(index)
        }
        return compiled.framework.composites.first {
          $0.code == member.code && $0.code != rule.code
        }
        .map(composite)
      }
      var texts = [part("composite \(rule.code)")]
      if let bands = rule.bands { texts.append(part("bands \(bands)")) }
      return (texts + scale + results + members).joined(separator: "\n")
    }

    private func part(_ key: String) -> String { parts[key] ?? key }

    /// The ratings with their points.
    private var scale: [String] {
      compiled.framework.scale.ratings.map { part("rating \($0.id)") }
    }

    /// What limits may read: the definitions over a unit's results.
    private var results: [String] {
      compiled.framework.definitions(over: .results).map { part("define \($0.name)") }
    }
  }
}
