import AuditCore

/// The cases in groups by one characteristic as JSON.
///
/// The shares of a group stand as two lists in the order of the key questions, because a national
/// audit has hundreds of thousands of them.
struct JSONBreakdown {
  let index: FrameworkIndex
  let breakdown: BreakdownResult

  var value: JSONValue {
    .object([
      ("id", .text(breakdown.id)),
      ("title", .text(breakdown.title)),
      ("keyQuestions", .list(index.questions.map { .text($0.code) })),
      (
        "groups",
        .list(
          breakdown.groups.map {
            .object([("title", .text($0.title)), ("recorded", .boolean($0.isRecorded))])
          }
        )
      ),
      ("units", .list(breakdown.units.indices.map(unit))),
    ])
  }

  private func unit(_ unit: Int) -> JSONValue {
    .object([
      ("unit", .integer(unit)),
      (
        "groups",
        .list(
          breakdown.units[unit].map { counts in
            .object([
              ("cases", .integer(counts.caseCount)),
              ("sufficient", .list(counts.shares.map { .integer($0.numerator) })),
              ("relevant", .list(counts.shares.map { .integer($0.denominator) })),
            ])
          }
        )
      ),
      (
        "differences",
        .list(
          breakdown.differences[unit].map {
            .object([
              ("keyQuestion", .text(index.questions[$0.question].code)),
              ("lower", .text(breakdown.groups[$0.lower].title)),
              ("higher", .text(breakdown.groups[$0.higher].title)),
            ])
          }
        )
      ),
    ])
  }

  /// Where a share is likely to lie, in per cent as decimals.
  static func interval(_ interval: ShareInterval?) -> JSONValue {
    func percent(_ tenths: Int) -> JSONValue {
      .text(tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)")
    }
    return interval.map {
      .object([
        ("level", percent($0.levelTenths)),
        ("lower", percent($0.lowerTenths)),
        ("upper", percent($0.upperTenths)),
      ])
    } ?? .null
  }
}
