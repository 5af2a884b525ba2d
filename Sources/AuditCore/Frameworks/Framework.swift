/// An inspection programme's set of standards, as one XML document says.
public struct Framework: Sendable {
  /// The identifier, as `adult-pdu-2021`.
  public var id: String
  /// The version.
  public var version: String
  /// The title for people.
  public var title: String
  /// What it is and what it is not; may be empty.
  public var summary: String
  /// The vocabulary whose fields its rules read.
  public var vocabularyID: String
  /// The working-day calendar its rules use; `nil` for weekdays only.
  public var calendarID: String?
  /// The documents its numbers come from.
  public var sources: [SourceNote]
  /// The ratings, worst first.
  public var scale: RatingScale
  /// The levels of units, widest first, as region then PDU.
  public var levels: [UnitLevel]
  /// Tables of bands, each with its identifier.
  public var bandSets: [BandSet]
  /// When a panel may move a rating; `nil` when it never may.
  public var discretion: DiscretionRule?
  /// How a key question counts in a case where the records lack what its rule needs.
  public var notEvidencedCounts: NotEvidencedCounts
  /// What a person can enter about a unit, for limits to ask.
  public var facts: [FactDeclaration]
  /// The decision models whose decisions rules call.
  public var models: [ModelUse]
  /// The decision tables that rules call, in the document's order.
  public var tables: [RuleTable]
  /// Named expressions that rules share, in the document's order.
  public var definitions: [Definition]
  /// The domains in order.
  public var domains: [Domain]
  /// Ratings made of ratings, each of standards and of composites before it.
  public var composites: [CompositeRule]
  /// The composite that is the overall rating; `nil` when there is none.
  public var overall: CompositeRule?
  /// What tailorings changed in it, the first one applied first.
  public var tailorings: [Tailoring] = []
  /// Where the document is.
  public var place: Place

  /// Creates a framework.
  public init(
    id: String,
    version: String,
    title: String,
    summary: String = "",
    vocabularyID: String,
    calendarID: String? = nil,
    sources: [SourceNote] = [],
    scale: RatingScale,
    levels: [UnitLevel],
    bandSets: [BandSet],
    discretion: DiscretionRule? = nil,
    notEvidencedCounts: NotEvidencedCounts = .against,
    facts: [FactDeclaration] = [],
    models: [ModelUse] = [],
    tables: [RuleTable] = [],
    definitions: [Definition] = [],
    domains: [Domain],
    composites: [CompositeRule] = [],
    overall: CompositeRule? = nil,
    place: Place
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.vocabularyID = vocabularyID
    self.calendarID = calendarID
    self.sources = sources
    self.scale = scale
    self.levels = levels
    self.bandSets = bandSets
    self.discretion = discretion
    self.notEvidencedCounts = notEvidencedCounts
    self.facts = facts
    self.models = models
    self.tables = tables
    self.definitions = definitions
    self.domains = domains
    self.composites = composites
    self.overall = overall
    self.place = place
  }

  /// All standards in order.
  public var standards: [Standard] { domains.flatMap(\.standards) }
  /// All key questions in order; results index into this list.
  public var questions: [KeyQuestion] { standards.flatMap(\.questions) }
  /// All prompts in order; outcomes index into this list.
  public var prompts: [Prompt] { questions.flatMap(\.prompts) }
  /// The definitions that read a case, or those that read a unit's results, in order.
  public func definitions(over reach: Definition.Reach) -> [Definition] {
    definitions.filter { $0.reach == reach }
  }
  /// All composites in order, the overall rating last.
  public var allComposites: [CompositeRule] { composites + (overall.map { [$0] } ?? []) }
}

/// How a key question counts where the records lack what its rule needs.
public enum NotEvidencedCounts: String, Sendable, Hashable, CaseIterable {
  /// As insufficient: what is not recorded was not shown to be done.
  case against
  /// Left out of numerator and denominator.
  case excluded
}

/// A named expression that rules share: a window, a margin, a group of cases.
public struct Definition: Sendable, Hashable {
  /// The name that rules use, which may hold blanks.
  public var name: String
  /// The FEEL expression.
  public var expression: LocatedText
  /// What it reads.
  public var reach: Reach
  /// What it stands for; may be empty.
  public var summary: String
  /// Where its number comes from, when it holds one.
  public var source: NumberSource?
  /// Where it is declared.
  public var place: Place

  /// What a definition reads.
  public enum Reach: String, Sendable, Hashable, CaseIterable {
    /// A case.
    case cases
    /// The results of a unit: ratings, points, facts.
    case results
  }

  /// Creates a definition.
  public init(
    name: String,
    expression: LocatedText,
    reach: Reach = .cases,
    summary: String = "",
    source: NumberSource? = nil,
    place: Place
  ) {
    self.name = name
    self.expression = expression
    self.reach = reach
    self.summary = summary
    self.source = source
    self.place = place
  }
}

/// A group of standards.
public struct Domain: Sendable, Hashable {
  /// The code, as `2`.
  public var code: String
  /// The title for people.
  public var title: String
  /// The standards in order.
  public var standards: [Standard]

  /// Creates a domain.
  public init(code: String, title: String, standards: [Standard]) {
    self.code = code
    self.title = title
    self.standards = standards
  }
}

/// A statement of quality that is rated.
public struct Standard: Sendable, Hashable {
  /// The code, as `2.2`.
  public var code: String
  /// The name by which limits and rules over results call it; `nil` when they cannot.
  public var name: String?
  /// The title for people.
  public var title: String
  /// The statement itself; may be empty.
  public var statement: String
  /// How it comes to a rating.
  public var basis: Basis
  /// Whether it is rated; one that is not still reports its shares.
  public var isRated: Bool
  /// Which cases it looks at; `nil` for all.
  public var cases: LocatedText?
  /// The key questions in order.
  public var questions: [KeyQuestion]
  /// What holds the rating back or sets it, in order.
  public var holds: [RatingHold]
  /// Whether it is looked at; a tailoring can leave it out.
  public var isSelected = true
  /// Where it is declared.
  public var place: Place

  /// How a standard comes to a rating.
  public enum Basis: Sendable, Hashable {
    /// By the shares of relevant cases sufficient at its key questions, in these bands.
    case cases(by: Combination, bands: String)
    /// By a person, on organisational evidence.
    case evidence
  }

  /// How the shares of key questions make one.
  public enum Combination: String, Sendable, Hashable, CaseIterable {
    /// The lowest counts.
    case lowest
    /// All key questions' relevant cases together.
    case pooled
    /// The mean of the shares, weighted by the key questions' weights.
    case mean
  }

  /// Creates a standard.
  public init(
    code: String,
    name: String? = nil,
    title: String,
    statement: String = "",
    basis: Basis,
    isRated: Bool = true,
    cases: LocatedText? = nil,
    questions: [KeyQuestion] = [],
    holds: [RatingHold] = [],
    place: Place
  ) {
    self.code = code
    self.name = name
    self.title = title
    self.statement = statement
    self.basis = basis
    self.isRated = isRated
    self.cases = cases
    self.questions = questions
    self.holds = holds
    self.place = place
  }
}

/// What is judged case by case.
public struct KeyQuestion: Sendable, Hashable {
  /// The code, as `2.2.3`.
  public var code: String
  /// A few words for tables.
  public var title: String
  /// The whole question; may be empty.
  public var question: String
  /// Which of the standard's cases it applies to; `nil` for all.
  public var applies: LocatedText?
  /// The prompts in order.
  public var prompts: [Prompt]
  /// What the records indicate, in FEEL over the prompts' outcomes; `nil` for the default.
  public var indicates: LocatedText?
  /// The code of the key question whose cases it counts; `nil` when it looks at its own prompts.
  public var pools: String?
  /// Its weight where the standard takes the mean of shares.
  public var weight: Decimal128
  /// Whether it is looked at; a tailoring can leave it out, or the standard that holds it.
  public var isSelected = true
  /// Where it is declared.
  public var place: Place

  /// Creates a key question.
  public init(
    code: String,
    title: String,
    question: String = "",
    applies: LocatedText? = nil,
    prompts: [Prompt] = [],
    indicates: LocatedText? = nil,
    pools: String? = nil,
    weight: Decimal128 = .one,
    place: Place
  ) {
    self.code = code
    self.title = title
    self.question = question
    self.applies = applies
    self.prompts = prompts
    self.indicates = indicates
    self.pools = pools
    self.weight = weight
    self.place = place
  }
}

/// One thing to look at in a case.
public struct Prompt: Sendable, Hashable {
  /// The whole code, as `2.2.3.a`.
  public var code: String
  /// The question a person would ask.
  public var question: String
  /// Whether the key question cannot be sufficient without it.
  public var isCritical: Bool
  /// Which cases it applies to; `nil` for all that the key question looks at.
  public var applies: LocatedText?
  /// Whether it is met, in FEEL over the case; `nil` when only a person can tell.
  public var met: LocatedText?
  /// How to look at it; may be empty.
  public var guidance: String
  /// What a practitioner can do when it is not met; may be empty.
  public var remedy: String
  /// Examples that run as tests.
  public var examples: [PromptExample]
  /// Whether it is looked at; a tailoring can leave it out, or what holds it.
  public var isSelected = true
  /// Where it is declared.
  public var place: Place

  /// Creates a prompt.
  public init(
    code: String,
    question: String,
    isCritical: Bool = false,
    applies: LocatedText? = nil,
    met: LocatedText? = nil,
    guidance: String = "",
    remedy: String = "",
    examples: [PromptExample] = [],
    place: Place
  ) {
    self.code = code
    self.question = question
    self.isCritical = isCritical
    self.applies = applies
    self.met = met
    self.guidance = guidance
    self.remedy = remedy
    self.examples = examples
    self.place = place
  }
}
