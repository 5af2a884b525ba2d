/// A decision table of a framework, which its rules call as a function of the table's inputs.
public struct RuleTable: Sendable, Hashable {
  /// The name that rules call it by, which may hold blanks.
  public var name: String
  /// What it decides; may be empty.
  public var summary: String
  /// Which of the rows that hold give the result.
  public var hitPolicy: HitPolicyName
  /// The inputs, in the order of the columns and of the arguments of a call.
  public var inputs: [Input]
  /// The outputs, in the order of the columns.
  public var outputs: [Output]
  /// The rows in order.
  public var rows: [Row]
  /// Where its numbers come from, when it holds any.
  public var source: NumberSource?
  /// Where it is declared.
  public var place: Place

  /// The policies by which rows that hold give a result, as a framework writes them.
  ///
  /// - Source: OMG DMN 1.5 section 8.2.8.
  public enum HitPolicyName: String, Sendable, Hashable, CaseIterable {
    /// At most one row may hold.
    case unique
    /// All rows that hold must agree.
    case any
    /// The first row that holds.
    case first
    /// The row whose outputs come first among the outputs' values.
    case priority
    /// All rows, in the order of the table.
    case ruleOrder
    /// All rows, in the order of the outputs' values.
    case outputOrder
    /// All rows, as a list.
    case collect
    /// The sum of all rows.
    case sum
    /// The least of all rows.
    case min
    /// The greatest of all rows.
    case max
    /// The number of rows.
    case count
  }

  /// A column of tests.
  public struct Input: Sendable, Hashable {
    /// The name, by which a call may give its value.
    public var name: LocatedText
    /// The type: one of FEEL's, or a code list of the vocabulary.
    public var type: LocatedText

    /// Creates an input.
    public init(name: LocatedText, type: LocatedText) {
      self.name = name
      self.type = type
    }
  }

  /// A column of results.
  public struct Output: Sendable, Hashable {
    /// The name of the result's entry; `nil` where there is one output.
    public var name: LocatedText?
    /// The type: one of FEEL's, or a code list of the vocabulary.
    public var type: LocatedText
    /// The values in FEEL, the most important first; `nil` for none.
    public var values: LocatedText?
    /// The value in FEEL when no row holds; `nil` for none.
    public var otherwise: LocatedText?

    /// Creates an output.
    public init(
      name: LocatedText?,
      type: LocatedText,
      values: LocatedText? = nil,
      otherwise: LocatedText? = nil
    ) {
      self.name = name
      self.type = type
      self.values = values
      self.otherwise = otherwise
    }
  }

  /// A row: a test for each input and a value for each output.
  public struct Row: Sendable, Hashable {
    /// The unary tests in FEEL, one for each input.
    public var tests: [LocatedText]
    /// The values in FEEL, one for each output.
    public var values: [LocatedText]
    /// A remark beside the row; may be empty.
    public var note: String
    /// Where it stands.
    public var place: Place

    /// Creates a row.
    public init(tests: [LocatedText], values: [LocatedText], note: String = "", place: Place) {
      self.tests = tests
      self.values = values
      self.note = note
      self.place = place
    }
  }

  /// Creates a table.
  public init(
    name: String,
    summary: String = "",
    hitPolicy: HitPolicyName = .unique,
    inputs: [Input],
    outputs: [Output],
    rows: [Row],
    source: NumberSource? = nil,
    place: Place
  ) {
    self.name = name
    self.summary = summary
    self.hitPolicy = hitPolicy
    self.inputs = inputs
    self.outputs = outputs
    self.rows = rows
    self.source = source
    self.place = place
  }
}

/// A decision model whose decisions the rules of a framework call, as `tiering.tier(…)`.
public struct ModelUse: Sendable, Hashable {
  /// The name before the point in rules.
  public var name: String
  /// The model's identifier: the name of its file without `.dmn`.
  public var modelID: String
  /// What it is called for; may be empty.
  public var summary: String
  /// Where it is declared.
  public var place: Place

  /// Creates a use.
  public init(name: String, modelID: String, summary: String = "", place: Place) {
    self.name = name
    self.modelID = modelID
    self.summary = summary
    self.place = place
  }
}
