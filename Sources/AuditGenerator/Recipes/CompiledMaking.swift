import AuditCore

/// Where a value is read while a record is made up.
enum MakingSource: Hashable {
  /// A field of the record itself.
  case own(Int)
  /// A field of the case, read from one of its lists' records.
  case root(Int)
}

/// A recipe's condition with its names resolved.
struct MakingCondition {
  let source: MakingSource
  /// The values that fulfil it; none for any value at all.
  let values: [DraftValue]

  func holds(_ value: DraftValue?) -> Bool {
    guard let value else { return false }
    return values.isEmpty || values.contains(value)
  }
}

/// A recipe's making with its names resolved and its numbers in the field's stored form.
indirect enum CompiledMaking {
  case identifier(String)
  case unitText(level: Int)
  case unitCode(level: Int, count: Int)
  case words([String])
  case shifted(MakingSource?, ClosedRange<Int>, ago: ClosedRange<Int>)
  case after([MakingSource], ClosedRange<Int>, late: ClosedRange<Int>?)
  case codes([Int])
  case number(ClosedRange<Int>, FieldType)
  case chance(Double)
  case doneWell
  case given(MakingCondition, CompiledMaking, CompiledMaking)

  /// The fields that must be made before.
  var sources: [MakingSource] {
    switch self {
    case .shifted(let source, _, _): source.map { [$0] } ?? []
    case .after(let sources, _, _): sources
    case .given(let condition, let one, let other):
      [condition.source] + one.sources + other.sources
    default: []
    }
  }
}

/// How one field of a record is made up.
struct MakingStep {
  let field: Int
  let type: FieldType
  let presence: Double
  let condition: MakingCondition?
  let making: CompiledMaking
  /// The least and greatest stored value.
  let least: Int64?
  let greatest: Int64?

  /// Whether a day may lie after the day of the audit.
  var mayLieAhead: Bool {
    if case .after(_, _, late: nil) = making { true } else { false }
  }

  /// The fields of the record itself that must be made before.
  var ownSources: [Int] {
    ((condition.map { [$0.source] } ?? []) + making.sources).compactMap { source in
      if case .own(let index) = source { index } else { nil }
    }
  }
}
