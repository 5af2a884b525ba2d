/// Indicators that one document defines over a vocabulary.
public struct IndicatorSet: Sendable, Hashable {
  /// The identifier, as `probation-practice`.
  public var id: String
  /// The version of the document.
  public var version: String
  /// The title for people.
  public var title: String
  /// The vocabulary that the rules read.
  public var vocabularyID: String
  /// The calendar by which rules count working days; `nil` where none does.
  public var calendarID: String?
  /// The documents that numbers come from.
  public var sources: [SourceNote]
  /// Named expressions over a case that rules share, in the document's order.
  public var definitions: [Definition]
  /// The indicators in the document's order.
  public var indicators: [Indicator]
  /// Where the document is.
  public var place: Place

  /// Creates a set.
  public init(
    id: String,
    version: String,
    title: String,
    vocabularyID: String,
    calendarID: String?,
    sources: [SourceNote],
    definitions: [Definition],
    indicators: [Indicator],
    place: Place
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.vocabularyID = vocabularyID
    self.calendarID = calendarID
    self.sources = sources
    self.definitions = definitions
    self.indicators = indicators
    self.place = place
  }
}

/// A number about practice that is worked out from records, beside the ratings.
public struct Indicator: Sendable, Hashable {
  /// The identifier, unlike every other of an audit.
  public var id: String
  /// The title for people, without a full stop.
  public var title: String
  /// What it counts, of what.
  public var summary: String
  /// What it counts.
  public var measure: Measure
  /// Whether a high number is good.
  public var isGoodHigh: Bool
  /// The list whose records are counted; `nil` for other measures.
  public var list: LocatedText?
  /// Fields and lists of a case of which the records must hold something somewhere.
  public var needs: [LocatedText] = []
  /// What is added up or what several records are called; may be empty.
  public var unit: String
  /// Which cases are looked at; `nil` for all.
  public var cases: LocatedText?
  /// What is counted, over a case or a record of the list; `nil` for all.
  public var counts: LocatedText?
  /// Which of those counted are the numerator; `nil` for other measures.
  public var meets: LocatedText?
  /// The number of a case that is added up; `nil` for other measures.
  public var amount: LocatedText?
  /// The key questions whose answers are counted, one for each framework.
  public var questions: [Question]
  /// What somebody else found; `nil` where nobody did.
  public var benchmark: Benchmark?
  /// Where it is asked for.
  public var source: NumberSource
  /// The title of that document.
  public var sourceTitle: String
  /// Made-up cases with what the indicator must find.
  public var examples: [PromptExample]
  /// Where it is declared.
  public var place: Place

  /// What an indicator counts.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// A share of cases.
    case cases
    /// A share of a list's records.
    case records
    /// A sum over cases.
    case amount
    /// A sum over cases for each case.
    case frequency
    /// The share of cases that are sufficient for a key question.
    case keyQuestion
  }

  /// A key question of one framework.
  public struct Question: Sendable, Hashable {
    /// The framework.
    public var frameworkID: String
    /// The key question's code.
    public var code: String
    /// Where it is named.
    public var place: Place

    /// Creates a reference.
    public init(frameworkID: String, code: String, place: Place) {
      self.frameworkID = frameworkID
      self.code = code
      self.place = place
    }
  }

  /// What somebody else found.
  public struct Benchmark: Sendable, Hashable {
    /// The share.
    public var share: Share
    /// Who found it, where and when.
    public var title: String
    /// Where it was published.
    public var source: NumberSource

    /// Creates a benchmark.
    public init(share: Share, title: String, source: NumberSource) {
      self.share = share
      self.title = title
      self.source = source
    }
  }

  /// Creates an indicator.
  public init(
    id: String,
    title: String,
    summary: String,
    measure: Measure,
    isGoodHigh: Bool,
    list: LocatedText?,
    unit: String,
    cases: LocatedText?,
    counts: LocatedText?,
    meets: LocatedText?,
    amount: LocatedText?,
    questions: [Question],
    benchmark: Benchmark?,
    source: NumberSource,
    sourceTitle: String,
    examples: [PromptExample],
    place: Place
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.measure = measure
    self.isGoodHigh = isGoodHigh
    self.list = list
    self.unit = unit
    self.cases = cases
    self.counts = counts
    self.meets = meets
    self.amount = amount
    self.questions = questions
    self.benchmark = benchmark
    self.source = source
    self.sourceTitle = sourceTitle
    self.examples = examples
    self.place = place
  }

  /// Whether it adds up numbers instead of counting what meets a rule.
  public var addsUp: Bool { measure == .amount || measure == .frequency }
}
