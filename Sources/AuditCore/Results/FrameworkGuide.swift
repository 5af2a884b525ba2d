/// A framework with its rules in plain words, for people to read.
public struct FrameworkGuide: Sendable {
  /// The framework.
  public var framework: Framework
  /// What a case holds.
  public var vocabulary: Vocabulary
  /// For each standard, which cases it looks at; `nil` for all.
  public var standardCases: [RuleGuide?]
  /// For each key question, to which cases it applies; `nil` for all of the standard's.
  public var questionApplies: [RuleGuide?]
  /// For each key question, the framework's own rule of what is indicated; `nil` for the default.
  public var indications: [RuleGuide?]
  /// For each prompt, to which cases it applies; `nil` for all of the key question's.
  public var promptApplies: [RuleGuide?]
  /// For each prompt, whether it is met; `nil` when only a person can tell.
  public var promptMet: [RuleGuide?]
  /// The named values that rules share, in the framework's order.
  public var definitions: [DefinitionGuide]
  /// The numbers that nobody checked against their source.
  public var unverifiedNumbers: [UnverifiedNumber]

  /// Creates a guide.
  public init(
    framework: Framework,
    vocabulary: Vocabulary,
    standardCases: [RuleGuide?],
    questionApplies: [RuleGuide?],
    indications: [RuleGuide?],
    promptApplies: [RuleGuide?],
    promptMet: [RuleGuide?],
    definitions: [DefinitionGuide],
    unverifiedNumbers: [UnverifiedNumber]
  ) {
    self.framework = framework
    self.vocabulary = vocabulary
    self.standardCases = standardCases
    self.questionApplies = questionApplies
    self.indications = indications
    self.promptApplies = promptApplies
    self.promptMet = promptMet
    self.definitions = definitions
    self.unverifiedNumbers = unverifiedNumbers
  }
}

/// A rule in plain words, with what it reads.
public struct RuleGuide: Sendable, Hashable {
  /// The rule in plain words.
  public var words: PlainRule
  /// The rule as it is written, on one line.
  public var text: String
  /// The fields it reads, itself or through named values, in the vocabulary's order.
  public var fields: [GuideField]
  /// The named values it uses, itself or through others, by their index in the guide.
  public var definitions: [Int]

  /// Creates a rule.
  public init(words: PlainRule, text: String, fields: [GuideField], definitions: [Int]) {
    self.words = words
    self.text = text
    self.fields = fields
    self.definitions = definitions
  }
}

/// A named value in plain words, with who uses it.
public struct DefinitionGuide: Sendable, Hashable {
  /// The name, its meaning and its source.
  public var definition: Definition
  /// The value and what it reads.
  public var rule: RuleGuide
  /// The codes of the standards, key questions and prompts whose rules use it, in order.
  public var users: [String]

  /// Creates a named value.
  public init(definition: Definition, rule: RuleGuide, users: [String]) {
    self.definition = definition
    self.rule = rule
    self.users = users
  }
}

/// A field that a rule reads.
public struct GuideField: Sendable, Hashable {
  /// The list's name; `nil` for a field of the case itself.
  public var list: String?
  /// The field's path.
  public var path: String

  /// Creates a field.
  public init(list: String?, path: String) {
    self.list = list
    self.path = path
  }

  /// The path with the list before it, as `contacts.date`.
  public var name: String { list.map { "\($0).\(path)" } ?? path }
}

/// A statement in plain words: a sentence, or a lead with the statements it joins.
public struct PlainRule: Sendable, Hashable {
  /// The sentence without a full stop, or the words before the parts, as `all of these hold`.
  public var lead: [GuideWord]
  /// The statements that are joined; empty for a sentence.
  public var parts: [PlainRule]

  /// Creates a statement.
  public init(_ lead: [GuideWord], parts: [PlainRule] = []) {
    self.lead = lead
    self.parts = parts
  }

  /// The statement on one line, its parts in brackets.
  public var text: String {
    let words = lead.map(\.text).joined()
    return parts.isEmpty ? words : "\(words): (\(parts.map(\.text).joined(separator: "; ")))"
  }
}

/// A piece of a sentence, with what it speaks of.
public enum GuideWord: Sendable, Hashable {
  /// Words that speak of nothing in particular, with the blanks around them.
  case text(String)
  /// The title of a field.
  case field(GuideField, String)
  /// A named value, by its index in the guide, in its own words or as its value.
  case definition(Int, String)
  /// A value that the rule names.
  case value(String)
  /// A part of the rule as it is written, where plain words would not be plainer.
  case code(String)

  /// The words alone, a field's title in quotation marks.
  public var text: String {
    switch self {
    case .field(_, let title): "“\(title)”"
    case .text(let text), .definition(_, let text), .value(let text), .code(let text): text
    }
  }
}
