import AuditCore

extension TypeChecker {
  /// One name of a dotted path and where it stands.
  struct Segment {
    let name: String
    let range: Range<Int>
  }

  /// Checks a name or a path: as much of it as is one field, then the entries behind.
  mutating func checkPath(_ expression: Expression) -> CheckedNode {
    var segments: [Segment] = []
    var base = expression
    while case .path(let inner, let name, let range) = base.kind {
      segments.insert(Segment(name: name, range: range), at: 0)
      base = inner
    }
    guard case .name(let name) = base.kind else {
      return entries(of: check(base), segments[...], end: expression.range)
    }
    let head = Segment(name: name, range: base.range)
    let all = [head] + segments
    let start = expression.range.lowerBound
    guard let (node, count) = lookUp(all, from: start) else {
      return unresolved(all, expression.range)
    }
    return entries(of: node, all[count...], end: expression.range)
  }

  /// Finds what the first names of a path stand for, innermost first, and how many they are.
  mutating func lookUp(_ all: [Segment], from start: Int) -> (CheckedNode, Int)? {
    lookUp(all, from: start, in: bindings[...])
  }

  private mutating func lookUp(
    _ all: [Segment],
    from start: Int,
    in bindings: ArraySlice<Binding>
  ) -> (CheckedNode, Int)? {
    let head = all[0]
    for (index, binding) in zip(bindings.indices, bindings).reversed() {
      switch binding {
      case .local(let name, let slot, let type):
        if name == head.name {
          return (CheckedNode(.local(slot: slot), type: type, range: head.range), 1)
        }
      case .frame(let variable, let frame, let type):
        if variable == head.name {
          guard all.count > 1 else {
            return (
              CheckedNode(.frameRecord(frame: frame), type: .record(type), range: head.range), 1
            )
          }
          if let (node, count) = member(of: type, frame, all.dropFirst(), from: start) {
            return (node, count + 1)
          }
          let path = all.dropFirst().map(\.name).joined(separator: ".")
          let known = type.fields.map(\.path) + type.lists.map(\.name)
          let range = all[1].range.lowerBound..<all[all.count - 1].range.upperBound
          diagnostics.append(
            ExpressionMessages.unknownField(path, of: type.name, known: known, at: place(range))
          )
          return (faulty(range), all.count)
        }
        if let found = member(of: type, frame, all[...], from: start) { return found }
      case .item(let slot, let type):
        let item = CheckedNode(.local(slot: slot), type: type, range: head.range)
        if case .context(let known) = type, let entry = known[head.name] {
          return (CheckedNode(.path(item, head.name), type: entry, range: head.range), 1)
        }
        if head.name == "item" { return (item, 1) }
        if case .record(let record) = type, let count = fieldLength(of: record, all[...]) {
          let path = all.prefix(count).map(\.name).joined(separator: ".")
          let range = head.range.lowerBound..<all[count - 1].range.upperBound
          return (recordEntry(item, path, record, range), count)
        }
        if type.isOpen {
          // Only the element itself can tell whether it has an entry of this name.
          let outer = lookUp(all, from: start, in: bindings[..<index])
          return outer.map { (entry(head, of: item, else: $0.0), $0.1) }
        }
      }
    }
    return lookUpShared(all, from: start)
  }

  /// The entry of an element that may have one, and otherwise what the name stands for outside.
  private func entry(
    _ head: Segment,
    of item: CheckedNode,
    else outer: CheckedNode
  ) -> CheckedNode {
    let name = CheckedNode(.literal(.string(head.name)), type: .string, range: head.range)
    let asks = CheckedNode(.call(.hasEntry, [item, name]), type: .boolean, range: head.range)
    let entry = CheckedNode(.path(item, head.name), type: .any, range: head.range)
    let kind = CheckedKind.choice(condition: asks, then: entry, otherwise: outer)
    return CheckedNode(kind, type: .any, range: head.range)
  }

  /// Finds a name among the case's fields, the definitions and the constants.
  private mutating func lookUpShared(_ all: [Segment], from start: Int) -> (CheckedNode, Int)? {
    let head = all[0]
    if let record = scope.record, let found = member(of: record, 0, all[...], from: start) {
      return found
    }
    if let index = scope.definitions.lastIndex(where: { $0.name == head.name }) {
      let type = scope.definitions[index].expression.type
      return (CheckedNode(.definition(index), type: type, range: head.range), 1)
    }
    if let type = scope.constants[head.name] {
      return (CheckedNode(.constant(head.name), type: type, range: head.range), 1)
    }
    return nil
  }

  /// How many names make up the path of a field or the name of a list; `nil` when none do.
  private func fieldLength(of type: RecordType, _ segments: ArraySlice<Segment>) -> Int? {
    var path = ""
    for (count, segment) in segments.enumerated() {
      path += path.isEmpty ? segment.name : "." + segment.name
      if type.fieldIndex(path) != nil { return count + 1 }
      if count == 0, type.listIndex(path) != nil { return 1 }
    }
    return nil
  }

  /// Finds a field or list of a frame's record.
  private mutating func member(
    of type: RecordType,
    _ frame: Int,
    _ segments: ArraySlice<Segment>,
    from start: Int
  ) -> (CheckedNode, Int)? {
    guard let head = segments.first else { return nil }
    if let count = fieldLength(of: type, segments) {
      let range = start..<segments[segments.startIndex + count - 1].range.upperBound
      let path = segments.prefix(count).map(\.name).joined(separator: ".")
      if let field = type.fieldIndex(path) {
        let kind = CheckedKind.field(frame: frame, field: field)
        return (CheckedNode(kind, type: ValueType(type.fields[field].type), range: range), count)
      }
      if let list = type.listIndex(path) {
        let kind = CheckedKind.records(frame: frame, list: list)
        return (CheckedNode(kind, type: .list(.record(type.lists[list])), range: range), count)
      }
    }
    guard type.fields.contains(where: { $0.path.hasPrefix(head.name + ".") }) else { return nil }
    return partOfFields(of: type, frame, segments, from: start)
  }

  /// The fields below a path that is not a field itself, as a context; or the fault that none are.
  private mutating func partOfFields(
    of type: RecordType,
    _ frame: Int,
    _ segments: ArraySlice<Segment>,
    from start: Int
  ) -> (CheckedNode, Int) {
    let path = segments.map(\.name).joined(separator: ".")
    let range = start..<(segments.last?.range.upperBound ?? start)
    guard type.fields.contains(where: { $0.path.hasPrefix(path + ".") }) else {
      diagnostics.append(
        ExpressionMessages.unknownField(
          path,
          of: type.name,
          known: type.fields.map(\.path) + type.lists.map(\.name),
          at: place(range)
        )
      )
      return (faulty(range), segments.count)
    }
    return (fieldContext(path + ".", of: type, frame, range), segments.count)
  }

  /// A context of all fields whose paths begin alike.
  private mutating func fieldContext(
    _ prefix: String,
    of type: RecordType,
    _ frame: Int,
    _ range: Range<Int>
  ) -> CheckedNode {
    var entries: [CheckedContextEntry] = []
    var types: [String: ValueType] = [:]
    for (index, field) in type.fields.enumerated() where field.path.hasPrefix(prefix) {
      let rest = field.path.dropFirst(prefix.count)
      let key = String(rest.prefix { $0 != "." })
      if types[key] != nil { continue }
      let node =
        key.count == rest.count
        ? CheckedNode(
          .field(frame: frame, field: index),
          type: ValueType(field.type),
          range: range
        ) : fieldContext(prefix + key + ".", of: type, frame, range)
      types[key] = node.type
      entries.append(CheckedContextEntry(key: key, slot: newSlot(), value: node))
    }
    return CheckedNode(.context(entries), type: .context(types), range: range)
  }

  /// A name that stands for nothing: looked up when it runs, or told.
  private mutating func unresolved(_ all: [Segment], _ range: Range<Int>) -> CheckedNode {
    let head = all[0]
    if scope.allowsUnknownNames {
      let node = CheckedNode(.dynamicName(head.name), type: .any, range: head.range)
      return entries(of: node, all[1...], end: range)
    }
    if !scope.reportsTypeFaults, all.count == 1, let builtin = BuiltinCatalogue.named(head.name) {
      return functionValue(of: builtin, range)
    }
    if all.count == 1, BuiltinCatalogue.named(head.name) != nil {
      diagnostics.append(ExpressionMessages.needsCall(head.name, at: place(head.range)))
      return faulty(range)
    }
    let path = all.map(\.name).joined(separator: ".")
    if scope.record != nil || all.count > 1, !head.name.contains(" ") {
      diagnostics.append(
        ExpressionMessages.unknownField(
          path,
          of: "case",
          known: knownNames(isPath: all.count > 1),
          at: place(range)
        )
      )
    } else {
      diagnostics.append(
        ExpressionMessages.unknownName(
          head.name,
          known: knownNames(isPath: false),
          at: place(head.range)
        )
      )
    }
    return faulty(range)
  }

  /// All names in reach, for near misses.
  func knownNames(isPath: Bool) -> [String] {
    var names: [String] = []
    func add(_ type: RecordType, _ variable: String?) {
      let own = type.fields.map(\.path) + type.lists.map(\.name)
      names += own
      if isPath, let variable { names += own.map { "\(variable).\($0)" } }
    }
    for binding in bindings {
      switch binding {
      case .local(let name, _, _): names.append(name)
      case .frame(let variable, _, let type):
        names.append(variable)
        add(type, variable)
      case .item(_, let type):
        if case .context(let entries) = type { names += entries.keys.sorted() }
      }
    }
    if let record = scope.record { add(record, nil) }
    return names + scope.definitions.map(\.name) + scope.constants.keys.sorted()
  }

  // MARK: - Entries

  /// Checks the names behind a value: entries, fields or properties.
  mutating func entries(
    of node: CheckedNode,
    _ segments: ArraySlice<Segment>,
    end: Range<Int>
  ) -> CheckedNode {
    var node = node
    var rest = segments
    while let head = rest.first {
      let start = min(end.lowerBound, node.range.lowerBound)
      switch node.type {
      case .record(let type):
        let count = fieldLength(of: type, rest) ?? 0
        if count == 0, !type.fields.contains(where: { $0.path.hasPrefix(head.name + ".") }) {
          diagnostics.append(
            ExpressionMessages.unknownField(
              head.name,
              of: type.name,
              known: type.fields.map(\.path) + type.lists.map(\.name),
              at: place(head.range)
            )
          )
          return faulty(end)
        }
        let taken = rest.prefix(max(count, 1))
        let range = start..<(taken.last?.range.upperBound ?? end.upperBound)
        node = recordEntry(node, taken.map(\.name).joined(separator: "."), type, range)
        rest = rest.dropFirst(taken.count)
      case .list(.record(let type)):
        let frame = newFrame()
        guard let (field, count) = member(of: type, frame, rest, from: start) else {
          diagnostics.append(
            ExpressionMessages.unknownField(
              rest.map(\.name).joined(separator: "."),
              of: type.name,
              known: type.fields.map(\.path) + type.lists.map(\.name),
              at: place(head.range)
            )
          )
          return faulty(end)
        }
        let body = entries(of: field, rest.dropFirst(count), end: end)
        let kind = CheckedKind.recordMap(frame: frame, list: node, body: body)
        return CheckedNode(kind, type: .list(body.type), range: end)
      default:
        node = property(of: node, head, start..<head.range.upperBound)
        rest = rest.dropFirst()
      }
    }
    return node
  }

  private func recordEntry(
    _ node: CheckedNode,
    _ path: String,
    _ type: RecordType,
    _ range: Range<Int>
  ) -> CheckedNode {
    var found: ValueType = .any
    if let field = type.fieldIndex(path) { found = ValueType(type.fields[field].type) }
    if let list = type.listIndex(path) { found = .list(.record(type.lists[list])) }
    return CheckedNode(.path(node, path), type: found, range: range)
  }

  /// One entry of a context or property of a value.
  private mutating func property(
    of node: CheckedNode,
    _ segment: Segment,
    _ range: Range<Int>
  ) -> CheckedNode {
    let kind = CheckedKind.path(node, segment.name)
    switch node.type {
    case .any, .null: return CheckedNode(kind, type: .any, range: range)
    case .context(let entries):
      if let type = entries[segment.name] { return CheckedNode(kind, type: type, range: range) }
      if entries.isEmpty { return CheckedNode(kind, type: .any, range: range) }
      mismatch(
        ExpressionMessages.unknownProperty(
          segment.name,
          of: node.type,
          known: entries.keys.sorted(),
          at: place(segment.range)
        )
      )
      return CheckedNode(kind, type: .any, range: range)
    case .list(let element):
      let inner = property(
        of: CheckedNode(node.kind, type: element, range: node.range),
        segment,
        range
      )
      return CheckedNode(kind, type: .list(inner.type), range: range)
    default:
      if let type = Properties.type(of: segment.name, on: node.type) {
        return CheckedNode(kind, type: type, range: range)
      }
      mismatch(
        ExpressionMessages.unknownProperty(
          segment.name,
          of: node.type,
          known: Properties.names(of: node.type),
          at: place(segment.range)
        )
      )
      return CheckedNode(kind, type: .any, range: range)
    }
  }
}
