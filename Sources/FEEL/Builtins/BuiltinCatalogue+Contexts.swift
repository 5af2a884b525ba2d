import AuditCore

extension Builtin {
  /// Whether a context has an entry; it has no name that could be written.
  static let hasEntry = Builtin(
    "(has entry)",
    [Signature([parameter("context", .any), parameter("name", .string)], result: .boolean)],
    "Whether a value is a context with an entry of a name.",
    [],
    takesNull: true
  ) { values, _ in
    guard case .string(let name) = values[1] else { return .boolean(false) }
    switch values[0] {
    case .context(let context): return .boolean(context[name] != nil)
    case .record(let reference): return .boolean(reference.value(path: name) != nil)
    default: return .boolean(false)
    }
  }
}

extension BuiltinCatalogue {
  /// Functions of contexts.
  static let contexts: [Builtin] = [
    Builtin(
      "get value",
      [.init([parameter("m", .context([:])), parameter("key", .string)], result: .any)],
      "The value of a context's entry.",
      [example("get value({a: 1}, \"a\")", "1"), example("get value({a: 1}, \"b\")", "null")],
      body: { values, _ in
        guard let context = context(values[0]), case .string(let key) = values[1] else {
          return Failures.argument("get value", needs: "a context and a name")
        }
        return context[key] ?? .notRecorded
      }
    ),
    Builtin(
      "get entries",
      [.init([parameter("m", .context([:]))], result: .list(.any))],
      "The entries of a context, each with its key and value.",
      [example("get entries({a: 1})", "[{key: \"a\", value: 1}]")],
      body: { values, _ in
        guard let context = context(values[0]) else {
          return Failures.argument("get entries", needs: "a context")
        }
        return .list(
          context.entries.map { entry in
            .context(
              ContextValue([.init("key", .string(entry.key)), .init("value", entry.value)])
            )
          }
        )
      }
    ),
    Builtin(
      "context",
      [.init([parameter("entries", .list(.any))], result: .context([:]))],
      "A context made of entries, each with a key and a value.",
      [example("context([{key: \"a\", value: 1}])", "{a: 1}")],
      body: { values, _ in
        var made = ContextValue()
        for element in values[0].elements {
          guard case .context(let entry) = element, case .string(let key)? = entry["key"],
            let value = entry["value"], made[key] == nil
          else { return Failures.argument("context", needs: "a list of entries") }
          made.entries.append(.init(key, value))
        }
        return .context(made)
      }
    ),
    Builtin(
      "context put",
      [
        .init(
          [
            parameter("context", .context([:])), parameter("key", .string),
            parameter("value", .any),
          ],
          result: .context([:])
        ),
        .init(
          [
            parameter("context", .context([:])), parameter("keys", .list(.string)),
            parameter("value", .any),
          ],
          result: .context([:])
        ),
      ],
      "The context with an entry set, at a key or along a list of keys.",
      [
        example("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"),
        example("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}"),
      ],
      takesNull: true,
      body: { values, _ in
        if values[0].isNull || values[1].isNull { return .nullOf(values[0], values[1]) }
        return put(values[0], values[1].elements[...], values[2])
      }
    ),
    Builtin(
      "context merge",
      [.init([parameter("contexts", .list(.any))], result: .context([:]))],
      "One context of the entries of several; later ones win.",
      [example("context merge([{a: 1, b: 1}, {b: 2}])", "{a: 1, b: 2}")],
      body: { values, _ in
        var merged = ContextValue()
        for element in values[0].elements {
          guard let context = context(element) else {
            return Failures.argument("context merge", needs: "a list of contexts")
          }
          for entry in context.entries { merged.set(entry.key, entry.value) }
        }
        return .context(merged)
      }
    ),
  ]

  private static func context(_ value: Value) -> ContextValue? {
    switch value {
    case .context(let context): context
    case .record(let reference): reference.context
    default: nil
    }
  }

  private static func put(_ base: Value, _ keys: ArraySlice<Value>, _ value: Value) -> Value {
    guard var context = context(base), case .string(let key)? = keys.first else {
      return Failures.argument("context put", needs: "a context and a name")
    }
    if keys.count == 1 {
      context.set(key, value)
    } else {
      let inner = put(context[key] ?? .notRecorded, keys.dropFirst(), value)
      if inner.isNull { return inner }
      context.set(key, inner)
    }
    return .context(context)
  }
}

extension ContextValue {
  /// Sets an entry, in its old place or at the end.
  mutating func set(_ key: String, _ value: Value) {
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index].value = value
    } else {
      entries.append(Entry(key, value))
    }
  }
}
