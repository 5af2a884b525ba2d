/// All that a report may show of an audit.
public struct AuditResult: Sendable {
  /// The resolved framework.
  public var framework: Framework
  /// The inputs, versions and clock: enough to run it again.
  public var provenance: Provenance
  /// What the ratings rest on.
  public var basis: Basis
  /// Whether nobody's judgement of a case was laid over what the records indicate.
  public var isIndicative: Bool
  /// How many records were read, rejected and scored.
  public var intake: Intake
  /// The identifier of each case, in the records' order.
  public var caseIDs: [String]
  /// The units and the unit of each case.
  public var units: UnitTree
  /// One result for each unit, in the tree's order.
  public var unitResults: [UnitResult]
  /// What became of each prompt and key question for each case.
  public var outcomes: OutcomeTable
  /// Where a person judged otherwise than the records indicate.
  public var differences: [JudgementDifference]
  /// Cases by the gravity of what is not met, gravest first; only cases with something not met.
  public var concerns: [CaseConcern]
  /// The numbers of the framework that nobody checked against their source.
  public var unverifiedNumbers: [UnverifiedNumber]
  /// The cases in groups by each characteristic that the vocabulary names.
  public var breakdowns: [BreakdownResult]
  /// What is known of how units are led, staffed and equipped, by unit, standard and key question.
  public var evidence: [PlacedEvidence] = []
  /// What the indicators came to, in their documents' order; empty where none was asked for.
  public var indicators: [IndicatorResult] = []
  /// What came of working recorded values out anew; empty where nothing was.
  public var recalculations: [RecalculationResult] = []
  /// What was recommended and undertaken, as it stands; `nil` where no register was named.
  public var register: RegisterResult?
  /// What was withheld so that the result may be published; `nil` for the whole result.
  public var disclosure: DisclosureNote?
  /// Warnings that a reader of the result should know of.
  public var warnings: [Diagnostic]
  /// Whom reports are from and how they look.
  public var settings = ReportSettings()
  /// By what names cases are called.
  public var naming = CaseNaming.references
  /// Digests of the rules that decide each part of the framework; `nil` where nobody made them.
  public var ruleDigests: RuleDigests?
  /// What is otherwise than in an earlier audit; `nil` where none was named.
  public var comparison: AuditComparison?

  /// What ratings rest on.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// Records of cases.
    case cases
    /// Scores that somebody wrote, without case records.
    case scores
  }

  /// Creates a result.
  public init(
    framework: Framework,
    provenance: Provenance,
    basis: Basis = .cases,
    isIndicative: Bool,
    intake: Intake,
    caseIDs: [String],
    units: UnitTree,
    unitResults: [UnitResult],
    outcomes: OutcomeTable,
    differences: [JudgementDifference],
    concerns: [CaseConcern],
    unverifiedNumbers: [UnverifiedNumber],
    breakdowns: [BreakdownResult] = [],
    warnings: [Diagnostic]
  ) {
    self.framework = framework
    self.provenance = provenance
    self.basis = basis
    self.isIndicative = isIndicative
    self.intake = intake
    self.caseIDs = caseIDs
    self.units = units
    self.unitResults = unitResults
    self.outcomes = outcomes
    self.differences = differences
    self.concerns = concerns
    self.unverifiedNumbers = unverifiedNumbers
    self.breakdowns = breakdowns
    self.warnings = warnings
  }
}

/// Inputs, versions and clock of an audit.
public struct Provenance: Sendable, Hashable {
  /// The program's version.
  public var programVersion: String
  /// When the audit ran, in UTC, as `2024-07-01T09:30:00Z`.
  public var runAt: String
  /// The day the cases were looked at.
  public var asOf: CalendarDay
  /// The inputs: framework, vocabulary, calendar, cases, judgements.
  public var inputs: [Input]

  /// One file that the audit read.
  public struct Input: Sendable, Hashable {
    /// What it was used as, as `framework`.
    public var role: String
    /// The file as the person named it.
    public var path: String
    /// The SHA-256 of its bytes in hexadecimal.
    public var digest: String

    /// Creates an input.
    public init(role: String, path: String, digest: String) {
      self.role = role
      self.path = path
      self.digest = digest
    }
  }

  /// Creates a provenance.
  public init(programVersion: String, runAt: String, asOf: CalendarDay, inputs: [Input]) {
    self.programVersion = programVersion
    self.runAt = runAt
    self.asOf = asOf
    self.inputs = inputs
  }
}

/// How many records were read, rejected and scored.
public struct Intake: Sendable, Hashable {
  /// One entry for the cases, then one for each list; of extracts, then one for each source table.
  public var tables: [Table]

  /// The rows of one kind of record.
  public struct Table: Sendable, Hashable {
    /// `case`, the list's name, or a source table's with its system, as `event of nDelius`.
    public var name: String
    /// Records read, good or not.
    public var readCount: Int
    /// Records put aside, with their reasons, in the rejects folder.
    public var rejectedCount: Int

    /// The table and the system of rows of a source; `nil` for cases and lists.
    public var source: (table: String, system: String)? {
      guard let join = name.firstRange(of: " of ") else { return nil }
      return (String(name[..<join.lowerBound]), String(name[join.upperBound...]))
    }

    /// Creates an entry.
    public init(name: String, readCount: Int, rejectedCount: Int) {
      self.name = name
      self.readCount = readCount
      self.rejectedCount = rejectedCount
    }

    /// Records scored.
    public var keptCount: Int { readCount - rejectedCount }
  }

  /// Creates an intake.
  public init(tables: [Table]) { self.tables = tables }

  /// Whether anything was rejected.
  public var hasRejects: Bool { tables.contains { $0.rejectedCount > 0 } }
}

/// A person's judgement that differs from what the records indicate.
public struct JudgementDifference: Sendable, Hashable {
  /// The index of the case.
  public var row: Int
  /// The index of the key question.
  public var question: Int
  /// What the records indicate.
  public var indicated: Sufficiency
  /// What the person judged.
  public var judgement: Judgement

  /// Creates a difference.
  public init(row: Int, question: Int, indicated: Sufficiency, judgement: Judgement) {
    self.row = row
    self.question = question
    self.indicated = indicated
    self.judgement = judgement
  }
}

/// What is not met in one case.
public struct CaseConcern: Sendable, Hashable {
  /// The index of the case.
  public var row: Int
  /// The indices of critical prompts not met.
  public var criticalPrompts: [Int]
  /// How many other prompts are not met.
  public var otherCount: Int
  /// How many key questions count as insufficient.
  public var insufficientCount: Int

  /// Creates a concern.
  public init(row: Int, criticalPrompts: [Int], otherCount: Int, insufficientCount: Int) {
    self.row = row
    self.criticalPrompts = criticalPrompts
    self.otherCount = otherCount
    self.insufficientCount = insufficientCount
  }
}

/// A number of the framework that nobody checked against its source.
public struct UnverifiedNumber: Sendable, Hashable {
  /// What the number is for, in words.
  public var subject: String
  /// The source it is said to come from.
  public var sourceTitle: String

  /// Creates an unverified number.
  public init(subject: String, sourceTitle: String) {
    self.subject = subject
    self.sourceTitle = sourceTitle
  }
}
