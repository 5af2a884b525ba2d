import AuditCore

/// Keeping back what may tell who somebody is.
extension Explainer {
  /// Whether a node's value is kept back; an answer of yes or no to a question never is.
  func conceals(_ node: CheckedNode) -> Bool {
    guard isConcealing else { return false }
    switch node.kind {
    case .field: return readsIdentity(node)
    default: return node.type != .boolean && readsIdentity(node)
    }
  }

  /// Whether a sentence about a record may use one of its fields.
  func mayName(field: Int, of type: RecordType) -> Bool {
    !isConcealing || !type.fields[field].identifies
  }

  /// Whether a node reads a field that may tell who somebody is, directly or through definitions.
  func readsIdentity(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .field(let frame, let field):
      return evaluation.record(frame)?.table.type.fields[field].identifies ?? false
    case .definition(let index):
      if let known = identities[index] { return known }
      let found = definition(index) { readsIdentity($0) } ?? false
      identities[index] = found
      return found
    // How many there are says nothing of any.
    case .call(let builtin, _) where builtin.name == "count": return false
    case .records, .frameRecord: return Self.holdsIdentity(node.type)
    case .path(let base, let name): return path(name, of: base)
    case .recordFilter(let frame, let list, let inner),
      .recordMap(let frame, let list, let inner),
      .recordQuantifier(_, let frame, let list, let inner):
      guard let first = evaluation.records(of: list).records.first else { return false }
      return evaluation.with(first, in: frame) { readsIdentity(inner) }
    default: return node.children.contains { readsIdentity($0) }
    }
  }

  private func path(_ name: String, of base: CheckedNode) -> Bool {
    guard let fields = Self.record(base.type)?.fields else { return readsIdentity(base) }
    return fields.contains { field in
      field.identifies && (field.path == name || field.path.hasPrefix(name + "."))
    }
  }

  /// Whether records of a type hold such a field; written out whole they would show it.
  private static func holdsIdentity(_ type: ValueType) -> Bool {
    record(type)?.fields.contains { $0.identifies } ?? false
  }

  private static func record(_ type: ValueType) -> RecordType? {
    switch type {
    case .record(let record): record
    case .list(let element): record(element)
    default: nil
    }
  }
}
