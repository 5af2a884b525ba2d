public import AuditCore

/// A field that an expression reads.
public struct FieldUse: Sendable, Hashable {
  /// The list's name; `nil` for a field of the case itself.
  public let list: String?
  /// The field's path.
  public let path: String

  /// Creates a use.
  public init(list: String?, path: String) {
    self.list = list
    self.path = path
  }
}

/// A comparison of something that varies from case to case with a value that does not.
public struct Threshold: Sendable {
  /// What varies, as `days between(sentence.startedOn, plan.completedOn)`.
  public let subject: CheckedNode
  /// The fields it reads.
  public let fields: Set<FieldUse>
  /// How it is compared, the subject standing on the left.
  public let comparison: ComparisonOperator
  /// The value it is compared with.
  public let value: Value
}

extension FEEL {
  /// The fields that an expression reads, itself or through definitions.
  public static func fields(
    readBy expression: CheckedExpression,
    definitions: [CheckedExpression],
    record: RecordType
  ) -> Set<FieldUse> {
    var reader = FieldReader(definitions: definitions, frames: [0: record])
    reader.read(expression.root)
    return reader.found
  }

  /// The comparisons of an expression and its definitions whose one side is the same for all cases.
  public static func thresholds(
    of expression: CheckedExpression,
    definitions: [CheckedExpression],
    record: RecordType
  ) -> [Threshold] {
    var reader = FieldReader(definitions: definitions, frames: [0: record])
    reader.read(expression.root)
    return reader.thresholds
  }
}

/// Walks a tree and notes the fields and comparisons.
private struct FieldReader {
  let definitions: [CheckedExpression]
  var frames: [Int: RecordType]
  var found: Set<FieldUse> = []
  var thresholds: [Threshold] = []
  private var seen: Set<Int> = []

  init(definitions: [CheckedExpression], frames: [Int: RecordType]) {
    self.definitions = definitions
    self.frames = frames
  }

  private func listName(_ type: RecordType) -> String? {
    type.name == frames[0]?.name ? nil : type.name
  }

  mutating func read(_ node: CheckedNode) {
    switch node.kind {
    case .field(let frame, let field):
      if let type = frames[frame] {
        found.insert(FieldUse(list: listName(type), path: type.fields[field].path))
      }
    case .path(let base, let path):
      if case .record(let type) = base.type, type.fieldIndex(path) != nil {
        found.insert(FieldUse(list: listName(type), path: path))
      }
    case .definition(let index):
      if index < definitions.count, seen.insert(index).inserted {
        let outer = frames
        frames = frames.filter { $0.key == 0 }
        read(definitions[index].root)
        frames = outer
      }
    case .recordQuantifier(_, let frame, let list, _), .recordFilter(let frame, let list, _),
      .recordMap(let frame, let list, _):
      if case .list(.record(let type)) = list.type { frames[frame] = type }
    case .comparison(let operation, let left, let right):
      note(left, operation, right)
      note(right, operation.mirrored, left)
    case .between(let value, let low, let high):
      note(value, .greaterOrEqual, low)
      note(value, .lessOrEqual, high)
    case .isIn(let value, let tests): for test in tests { note(value, test) }
    default: break
    }
    for child in node.children { read(child) }
  }

  private mutating func note(_ subject: CheckedNode, _ test: CheckedTest) {
    switch test {
    case .value(let node):
      switch node.kind {
      case .list(let elements): for element in elements { note(subject, .value(element)) }
      case .range(let low, let includesLow, let high, let includesHigh):
        if let low { note(subject, includesLow ? .greaterOrEqual : .greater, low) }
        if let high { note(subject, includesHigh ? .lessOrEqual : .less, high) }
      default: note(subject, .equal, node)
      }
    case .comparison(let operation, let node): note(subject, operation, node)
    case .anything: break
    case .not(let tests): for test in tests { note(subject, test) }
    }
  }

  private mutating func note(
    _ subject: CheckedNode,
    _ operation: ComparisonOperator,
    _ limit: CheckedNode
  ) {
    guard isFixed(limit), !isFixed(subject) else { return }
    var reader = FieldReader(definitions: definitions, frames: frames)
    reader.read(subject)
    let environment = Environment(definitions: definitions)
    let value = Evaluation(environment).value(of: limit)
    guard !value.isNull else { return }
    thresholds.append(
      Threshold(subject: subject, fields: reader.found, comparison: operation, value: value)
    )
  }

  /// Whether a value is the same for all cases.
  private func isFixed(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .field, .records, .frameRecord, .constant, .local, .dynamicName: false
    case .definition(let index): index < definitions.count && isFixed(definitions[index].root)
    default: node.children.allSatisfy(isFixed)
    }
  }
}

extension ComparisonOperator {
  /// The comparison that says the same with its sides exchanged.
  public var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
