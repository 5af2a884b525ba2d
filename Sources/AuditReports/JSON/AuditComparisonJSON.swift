public import AuditCore

/// What changed between two audits, as JSON; numbers of cases, never a case.
public struct AuditComparisonJSON: Sendable {
  private let comparison: AuditComparison
  private let units: [String]
  private let composites: [String]

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - comparison: What changed.
  ///   - units: The names of the audit's units.
  ///   - composites: The codes of the composites.
  public init(_ comparison: AuditComparison, units: [String], composites: [String]) {
    self.comparison = comparison
    self.units = units
    self.composites = composites
  }

  /// The report by itself, the same bytes for the same audits.
  public var bytes: [UInt8] {
    guard case .object(let members) = value else { return [] }
    return JSONValue.object(
      [("format", .text("caseaudit-comparison")), ("formatVersion", .integer(1))] + members
    ).bytes
  }

  /// The report as a part of a result.
  var value: JSONValue {
    .object([
      ("matching", .text(comparison.matching.rawValue)),
      ("old", Self.side(comparison.old)),
      ("new", Self.side(comparison.new)),
      ("frameworkChanges", .list(comparison.frameworkChanges.map { .text($0) })),
      ("vanishedUnits", .list(comparison.vanishedUnits.map { .text($0) })),
      ("units", .list(comparison.units.map(unit))),
    ])
  }

  private static func side(_ side: AuditComparison.Side) -> JSONValue {
    .object([
      ("framework", .text(side.framework.id)), ("version", .text(side.framework.version)),
      ("runAt", .text(side.runAt)), ("asOf", .text(side.asOf.description)),
      ("indicative", .boolean(side.isIndicative)), ("cases", count(side.caseCount)),
    ])
  }

  private static func count(_ count: Int?) -> JSONValue { count.map { .integer($0) } ?? .null }

  private func unit(_ change: UnitChange) -> JSONValue {
    .object([
      ("index", .integer(change.unit)),
      ("name", .text(units[change.unit])),
      ("appeared", .boolean(change.isNew)),
      ("casesBefore", Self.count(change.oldCaseCount)),
      ("casesNow", Self.count(change.newCaseCount)),
      (
        "flow",
        change.flow.map {
          .object([
            ("stayed", .integer($0.stayed)), ("arrived", .integer($0.arrived)),
            ("left", .integer($0.left)), ("movedIn", .integer($0.movedIn)),
            ("movedOut", .integer($0.movedOut)),
          ])
        } ?? .null
      ),
      ("ratings", .list((change.standards + change.composites).map(Self.rating))),
      (
        "keyQuestions",
        .list(
          zip(comparison.questions, change.questions).map { Self.share($0, $1) }
        )
      ),
      (
        "prompts",
        .list(zip(comparison.prompts, change.prompts).map { Self.share($0, $1) })
      ),
    ])
  }

  private static func rating(_ change: RatingChange) -> JSONValue {
    .object([
      ("code", .text(change.code)), ("before", .optional(change.before)),
      ("now", .optional(change.after)), ("rule", .text(change.rule.rawValue)),
      ("direction", .optional(change.direction?.rawValue)),
    ])
  }

  private static func share(_ item: AuditComparison.Item, _ change: ShareChange) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("code", .text(item.code)),
      ("rule", .text(item.rule.rawValue)),
      ("before", share(change.before, change.beforeInterval)),
      ("now", share(change.after, change.afterInterval)),
      ("verdict", .text(verdict(change.verdict))),
      ("difference", change.test.map(difference) ?? .null),
    ]
    if !change.movements.isEmpty {
      members.append(
        ("movements", .object(Movement.allCases.map { ($0.name, .integer(change[$0])) }))
      )
    }
    return .object(members)
  }

  private static func share(_ share: Share?, _ interval: ShareInterval?) -> JSONValue {
    guard let share else { return .null }
    return .object([
      ("cases", .integer(share.numerator)), ("relevant", .integer(share.denominator)),
      ("lowerTenths", count(interval?.lowerTenths)), ("upperTenths", count(interval?.upperTenths)),
    ])
  }

  private static func difference(_ test: ChangeTest) -> JSONValue {
    .object([
      ("pairs", count(test.pairCount)), ("tenths", .integer(test.differenceTenths)),
      ("lowerTenths", .integer(test.lowerTenths)), ("upperTenths", .integer(test.upperTenths)),
      ("moreThanChance", .boolean(test.isMoreThanChance)),
    ])
  }

  private static func verdict(_ verdict: ShareChange.Verdict) -> String {
    switch verdict {
    case .tested: "tested"
    case .otherRules: "otherRules"
    case .noCases: "noCases"
    case .otherBasis: "otherBasis"
    }
  }
}
