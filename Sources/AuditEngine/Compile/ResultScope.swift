import AuditCore
import FEEL

/// The names that conditions over a unit's results know, with their types.
struct ResultScope {
  /// What a named standard or composite holds, in the order of writing.
  static let parts = ["rating", "points", "rank", "percent", "numerator", "denominator"]

  private let framework: Framework

  init(_ framework: Framework) { self.framework = framework }

  /// The ratings as codes, so that a condition that misspells one is told.
  private var ratings: ValueType {
    .code(
      CodeList(
        id: "ratings",
        title: "Ratings",
        codes: framework.scale.ratings.map { CodeList.Code(value: $0.id, label: $0.label) }
      )
    )
  }

  /// The names that all conditions know; definitions may use these.
  var constants: [String: ValueType] {
    var types: [String: ValueType] = [:]
    for name in ["rated", "unrated", "points", "maximum", "mean", "percent"] {
      types[name] = .number
    }
    types["rating"] = ratings
    types["members"] = .list(
      .context([
        "code": .string, "title": .string, "rating": ratings, "points": .number, "rank": .number,
        "percent": .number,
      ])
    )
    for fact in framework.facts { types[fact.name] = fact.type == .yesNo ? .boolean : .number }
    for name in framework.standards.compactMap(\.name) + framework.composites.compactMap(\.name) {
      types[name] = item
    }
    return types
  }

  /// The names that a standard's conditions know: no composite is made yet.
  var standardConstants: [String: ValueType] {
    let later = Set(framework.composites.compactMap(\.name))
    return constants.filter { !later.contains($0.key) }
  }

  /// The names that a composite's conditions know: those of the composites before it.
  func constants(ofComposite position: Int, isRule: Bool) -> [String: ValueType] {
    let later = Set(framework.composites.dropFirst(position).compactMap(\.name))
    return constants.filter { !later.contains($0.key) && !(isRule && $0.key == "rating") }
  }

  private var item: ValueType {
    var types = Dictionary(uniqueKeysWithValues: Self.parts.map { ($0, ValueType.number) })
    types["rating"] = ratings
    return .context(types)
  }
}
