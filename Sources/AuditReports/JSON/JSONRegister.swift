import AuditCore

/// A register of recommendations and actions as JSON.
struct JSONRegister {
  let register: RegisterResult?

  /// The member of the result; nothing where no register was named.
  var entries: [(String, JSONValue)] {
    guard let register else { return [] }
    return [("registerItems", .list(register.items.map(Self.item)))]
  }

  private static func item(_ found: RegisterResult.Item) -> JSONValue {
    let item = found.item
    return .object([
      ("code", .text(item.code)),
      ("kind", .text(item.kind.rawValue)),
      ("answers", .optional(item.parent)),
      ("text", .text(item.text)),
      ("source", .optional(item.source.isEmpty ? nil : item.source)),
      ("made", .optional(item.made.map { "\($0)" })),
      ("owner", .optional(item.owner)),
      ("due", .optional(item.due.map { "\($0)" })),
      ("status", .text(item.status.rawValue)),
      ("daysOverdue", found.daysOverdue.map { .integer($0) } ?? .null),
      ("unit", .optional(item.unit?.text)),
      ("ties", .list(found.standings.map(tie))),
      (
        "evidence",
        .list(
          item.evidence.map {
            .object([("text", .text($0.text)), ("on", .optional($0.on.map { "\($0)" }))])
          }
        )
      ),
    ])
  }

  private static func tie(_ standing: RegisterResult.Standing) -> JSONValue {
    .object([
      ("subject", .text(standing.tie.subject.rawValue)),
      ("code", .text(standing.tie.code.text)),
      ("title", .text(standing.title)),
      ("thenMet", number(standing.tie.then?.numerator)),
      ("thenOf", number(standing.tie.then?.denominator)),
      ("thenOn", .optional(standing.tie.thenOn.map { "\($0)" })),
      ("nowMet", number(standing.now?.numerator)),
      ("nowOf", number(standing.now?.denominator)),
      ("rating", .optional(standing.ratingID)),
      ("direction", .optional(standing.direction?.rawValue)),
      ("moreThanChance", standing.test.map { .boolean($0.isMoreThanChance) } ?? .null),
    ])
  }

  private static func number(_ value: Int?) -> JSONValue {
    value.map { .integer($0) } ?? .null
  }
}
