public import AuditCore
import FEEL

/// Makes the guide of a framework: its rules in plain words, with what they read.
public struct GuideMaker {
  private let compiled: CompiledFramework
  private let definitions: [CheckedExpression]
  /// The place of each field in the vocabulary, by its name.
  private let order: [GuideField: Int]

  /// Makes the guide of a compiled framework.
  public static func make(_ compiled: CompiledFramework) -> FrameworkGuide {
    GuideMaker(compiled).guide()
  }

  private init(_ compiled: CompiledFramework) {
    self.compiled = compiled
    definitions = compiled.definitionExpressions
    var order: [GuideField: Int] = [:]
    func add(_ type: RecordType, list: String?) {
      for field in type.fields { order[GuideField(list: list, path: field.path)] = order.count }
      for inner in type.lists { add(inner, list: inner.name) }
    }
    add(compiled.vocabulary.root, list: nil)
    self.order = order
  }

  private func guide() -> FrameworkGuide {
    let root = compiled.vocabulary.root
    return FrameworkGuide(
      framework: compiled.framework,
      vocabulary: compiled.vocabulary,
      standardCases: compiled.standardCases.map { rule($0, root) },
      questionApplies: compiled.questionApplies.map { rule($0, root) },
      indications: compiled.indications.map { indication in
        indication.flatMap { rule($0.rule, $0.record) }
      },
      promptApplies: compiled.promptApplies.map { rule($0, root) },
      promptMet: compiled.promptMet.map { rule($0, root) },
      definitions: definitionGuides(),
      unverifiedNumbers: UnverifiedNumbers(compiled.framework)
        .find(usedDefinitions: compiled.usedDefinitions)
    )
  }

  private func rule(_ rule: CompiledRule?, _ record: RecordType) -> RuleGuide? {
    rule.map { self.rule($0.expression, record) }
  }

  private func rule(_ expression: CheckedExpression, _ record: RecordType) -> RuleGuide {
    var words = PlainWords(expression, definitions: compiled.definitions, record: record)
    var use = DefinitionUse()
    use.read(expression, definitions: compiled.definitions)
    use.close(over: compiled.definitions)
    let fields = FEEL.fields(readBy: expression, definitions: definitions, record: record)
      .map { GuideField(list: $0.list, path: $0.path) }
    return RuleGuide(
      words: words.value(expression.root),
      text: expression.source.line(of: 0..<expression.source.text.utf8.count),
      fields: fields.sorted { (order[$0] ?? 0, $0.name) < (order[$1] ?? 0, $1.name) },
      definitions: use.indices.sorted()
    )
  }

  private func definitionGuides() -> [DefinitionGuide] {
    var users: [Int: [String]] = [:]
    for placed in compiled.rules {
      var use = DefinitionUse()
      use.read(placed.rule.expression, definitions: compiled.definitions)
      use.close(over: compiled.definitions)
      for index in use.indices where users[index]?.last != placed.item {
        users[index, default: []].append(placed.item)
      }
    }
    let declared = compiled.framework.definitions
    return compiled.definitions.indices.compactMap { index in
      let name = compiled.definitions[index].name
      guard let definition = declared.first(where: { $0.name == name }) else { return nil }
      return DefinitionGuide(
        definition: definition,
        rule: rule(compiled.definitions[index].expression, compiled.vocabulary.root),
        users: users[index] ?? []
      )
    }
  }
}
