import AuditCore

/// What tailorings changed in a framework, as a part of the result's JSON.
enum JSONTailorings {
  /// The entry of a framework's object; none for one that nobody tailored.
  static func entries(_ tailorings: [Tailoring]) -> [(String, JSONValue)] {
    tailorings.isEmpty ? [] : [("tailorings", .list(tailorings.map(tailoring)))]
  }

  /// Says that something is left out; nothing of what is looked at.
  static func selected(_ isSelected: Bool) -> [(String, JSONValue)] {
    isSelected ? [] : [("selected", .boolean(false))]
  }

  private static func tailoring(_ tailoring: Tailoring) -> JSONValue {
    .object([
      ("id", .text(tailoring.id)),
      ("version", .text(tailoring.version)),
      ("title", .text(tailoring.title)),
      ("base", .text(tailoring.baseID)),
      ("baseVersion", .text(tailoring.baseVersion)),
      ("by", .text(tailoring.by)),
      ("on", .text(tailoring.on.description)),
      ("why", .text(tailoring.why)),
      (
        "changes",
        .list(
          tailoring.changes.map {
            .object([
              ("action", .text($0.action.rawValue)), ("item", .text($0.item)),
              ("detail", .text($0.detail)), ("why", .text($0.why)),
            ])
          }
        )
      ),
    ])
  }
}

extension JSONValue {
  /// The object with entries after its own.
  func adding(_ entries: [(String, JSONValue)]) -> JSONValue {
    guard case .object(let own) = self else { return self }
    return .object(own + entries)
  }
}
