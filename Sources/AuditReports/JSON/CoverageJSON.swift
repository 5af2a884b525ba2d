public import AuditCore

/// What the examples of frameworks leave untried, as JSON.
public struct CoverageJSON: Sendable {
  /// One framework document with its test results.
  public struct Entry: Sendable {
    /// The document as the person named it.
    public var path: String
    /// How many examples had the outcome they name.
    public var passedCount: Int
    /// How many had another.
    public var failedCount: Int
    /// How many rules have no example.
    public var untestedCount: Int
    /// What the examples leave untried; `nil` when it was not asked for or could not be found out.
    public var coverage: FrameworkCoverage?

    /// Creates an entry.
    public init(
      path: String,
      passedCount: Int,
      failedCount: Int,
      untestedCount: Int,
      coverage: FrameworkCoverage?
    ) {
      self.path = path
      self.passedCount = passedCount
      self.failedCount = failedCount
      self.untestedCount = untestedCount
      self.coverage = coverage
    }
  }

  private let entries: [Entry]

  /// Prepares a document about some frameworks.
  public init(entries: [Entry]) { self.entries = entries }

  /// The document in UTF-8, ended by a line break.
  public var bytes: [UInt8] { JSONValue.list(entries.map(Self.value)).bytes }

  private static func value(_ entry: Entry) -> JSONValue {
    .object([
      ("framework", .text(entry.path)),
      ("passed", .integer(entry.passedCount)),
      ("failed", .integer(entry.failedCount)),
      ("rulesWithoutExample", .integer(entry.untestedCount)),
      ("coverage", entry.coverage.map(value) ?? .null),
    ])
  }

  private static func value(_ coverage: FrameworkCoverage) -> JSONValue {
    .object([
      ("permille", .integer(coverage.permille)),
      ("ways", .integer(coverage.wayCount)),
      ("seen", .integer(coverage.seenCount)),
      ("gaps", .list(coverage.gaps.map(value))),
      ("constants", .list(coverage.constants.map(value))),
      ("changes", .integer(coverage.changeCount)),
      ("unnoticed", .integer(coverage.unnoticedCount)),
      ("thresholds", .list(coverage.thresholds.map(value))),
    ])
  }

  private static func value(_ gap: CoverageGap) -> JSONValue {
    .object(
      place(gap.item, gap.part, gap.place) + [
        ("text", .text(gap.text)), ("never", .boolean(gap.missing)), ("help", .text(gap.help)),
      ]
    )
  }

  private static func value(_ clause: ConstantClause) -> JSONValue {
    .object(
      place(clause.item, clause.part, clause.place) + [
        ("text", .text(clause.text)), ("always", .boolean(clause.truth)),
      ]
    )
  }

  private static func value(_ gap: ThresholdGap) -> JSONValue {
    .object(
      place(gap.item, gap.part, gap.place) + [
        ("text", .text(gap.text)),
        ("couldBe", .list(gap.unnoticed.map { .text($0) })),
        ("prompts", .list(gap.prompts.map { .text($0) })),
      ]
    )
  }

  private static func place(_ item: String, _ part: String, _ place: Place) -> [(String, JSONValue)]
  {
    [
      ("item", .text(item)), ("part", .text(part)), ("file", .text(place.path)),
      ("line", .integer(place.line)), ("column", .integer(place.column)),
    ]
  }
}
