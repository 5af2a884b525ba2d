/// Values that systems record and decision models work out, to be held against each other.
public struct RecalculationSet: Sendable {
  /// The identifier.
  public var id: String
  /// The version.
  public var version: String
  /// The title for people.
  public var title: String
  /// The identifier of the vocabulary whose fields are read.
  public var vocabularyID: String
  /// The documents that rules come from.
  public var sources: [SourceNote]
  /// The decision models that rules call, by the name before the point.
  public var models: [ModelUse]
  /// Named expressions that the rules share.
  public var definitions: [Definition]
  /// The recalculations in order.
  public var recalculations: [Recalculation]
  /// Where the document is.
  public var place: Place

  /// Creates a set.
  public init(
    id: String,
    version: String,
    title: String,
    vocabularyID: String,
    sources: [SourceNote] = [],
    models: [ModelUse] = [],
    definitions: [Definition] = [],
    recalculations: [Recalculation],
    place: Place
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.vocabularyID = vocabularyID
    self.sources = sources
    self.models = models
    self.definitions = definitions
    self.recalculations = recalculations
    self.place = place
  }
}

/// A value that cases record, worked out anew by a decision model.
public struct Recalculation: Sendable {
  /// A number or answer on the way to the value, shown to explain it.
  public struct Step: Sendable {
    /// What it is, in words.
    public var title: String
    /// FEEL over a case: what it comes to.
    public var rule: LocatedText

    /// Creates a step.
    public init(title: String, rule: LocatedText) {
      self.title = title
      self.rule = rule
    }
  }

  /// The identifier, unique in an audit.
  public var id: String
  /// The title for people.
  public var title: String
  /// What is worked out and from what, in words.
  public var summary: String
  /// The field of a case that holds the recorded value.
  public var field: LocatedText
  /// FEEL over a case: which cases it applies to; `nil` for all.
  public var cases: LocatedText?
  /// The fields without which nothing may be worked out.
  public var needs: [LocatedText] = []
  /// FEEL over a case: the value; null where the model gives none.
  public var computed: LocatedText
  /// What is shown to explain the value, in order.
  public var steps: [Step] = []
  /// Where the model comes from.
  public var source: NumberSource
  /// The title of that source.
  public var sourceTitle: String
  /// Where it is declared.
  public var place: Place

  /// Creates a recalculation.
  public init(
    id: String,
    title: String,
    summary: String,
    field: LocatedText,
    cases: LocatedText? = nil,
    computed: LocatedText,
    source: NumberSource,
    sourceTitle: String,
    place: Place
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.field = field
    self.cases = cases
    self.computed = computed
    self.source = source
    self.sourceTitle = sourceTitle
    self.place = place
  }
}
