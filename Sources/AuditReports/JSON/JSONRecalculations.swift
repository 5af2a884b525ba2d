import AuditCore

/// Recalculations as JSON: counts of units and values, never a case.
struct JSONRecalculations {
  let results: [RecalculationResult]

  /// The member of the result; nothing where nothing was worked out anew.
  var entries: [(String, JSONValue)] {
    results.isEmpty ? [] : [("recalculations", .list(results.map(Self.value)))]
  }

  private static func value(_ result: RecalculationResult) -> JSONValue {
    let recalculation = result.recalculation
    return .object([
      ("id", .text(recalculation.id)),
      ("title", .text(recalculation.title)),
      ("field", .text(recalculation.field.text)),
      ("source", .text(recalculation.sourceTitle)),
      ("verified", .boolean(recalculation.source.isVerified)),
      ("units", .list(result.units.enumerated().map(unit))),
      (
        "pairs",
        .list(
          result.pairs.map { pair in
            .object([
              ("recorded", .text(result.values[pair.recorded])),
              ("computed", .text(result.values[pair.computed])),
              ("cases", .integer(pair.count)),
            ])
          }
        )
      ),
      (
        "lacks",
        .list(
          result.lacks.map {
            .object([("field", .text($0.path)), ("cases", .integer($0.count))])
          }
        )
      ),
    ])
  }

  private static func unit(_ unit: Int, _ counts: RecalculationResult.Counts) -> JSONValue {
    .object(
      [("unit", .integer(unit))]
        + RecalculationResult.Status.allCases.map { ($0.rawValue, .integer(counts[$0])) }
    )
  }
}
