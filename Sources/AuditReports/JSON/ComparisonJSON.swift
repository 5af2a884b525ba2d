public import AuditCore

/// What changed between two frameworks, as JSON.
public struct ComparisonJSON: Sendable {
  private let comparison: FrameworkComparison
  private let digests: (old: String, new: String)

  /// Prepares a report; the digests are those of the resolved frameworks.
  public init(comparison: FrameworkComparison, oldDigest: String, newDigest: String) {
    self.comparison = comparison
    digests = (oldDigest, newDigest)
  }

  /// The report, the same bytes for the same frameworks.
  public var bytes: [UInt8] {
    JSONValue.object([
      ("format", .text("caseaudit-diff")),
      ("formatVersion", .integer(1)),
      ("old", Self.side(comparison.old, digest: digests.old)),
      ("new", Self.side(comparison.new, digest: digests.new)),
      ("changes", .list(comparison.changes.map(Self.change))),
    ]).bytes
  }

  private static func side(_ side: FrameworkComparison.Side, digest: String) -> JSONValue {
    .object([
      ("id", .text(side.id)), ("version", .text(side.version)), ("title", .text(side.title)),
      ("sha256", .text(digest)),
    ])
  }

  private static func change(_ change: FrameworkChange) -> JSONValue {
    .object([
      ("topic", .text(change.topic.rawValue)), ("item", .text(change.item)),
      ("part", .text(change.part)), ("old", .optional(change.old)), ("new", .optional(change.new)),
    ])
  }
}
