/// Writes a record as an object; what is not recorded is left out.
enum JSONRecord {
  /// Adds a record.
  static func write(
    _ draft: Draft,
    _ layout: RecordLayout,
    _ text: ValueText,
    to output: inout ByteText
  ) {
    output.append("{")
    var hasEntries = append(layout.tree, draft, layout, text, to: &output)
    for (list, children) in zip(layout.lists, draft.lists) where !children.isEmpty {
      if hasEntries { output.append(",") }
      hasEntries = true
      output.append("\"")
      output.append(list.name)
      output.append("\":[")
      for (index, child) in children.enumerated() {
        if index > 0 { output.append(",") }
        write(child, list, text, to: &output)
      }
      output.append("]")
    }
    output.append("}")
  }

  /// Adds the entries that hold something, and says whether there was one.
  private static func append(
    _ entries: [RecordLayout.JSONEntry],
    _ draft: Draft,
    _ layout: RecordLayout,
    _ text: ValueText,
    to output: inout ByteText
  ) -> Bool {
    var hasEntries = false
    for entry in entries {
      let start = output.bytes.count
      if hasEntries { output.append(",") }
      switch entry {
      case .field(let key, let index):
        guard let value = draft.values[index] else {
          output.bytes.removeSubrange(start...)
          continue
        }
        output.append(key)
        let field = layout.fields[index]
        text.append(value, type: field.type, codes: field.codes, to: &output)
      case .group(let key, let inner):
        output.append(key)
        output.append("{")
        guard append(inner, draft, layout, text, to: &output) else {
          output.bytes.removeSubrange(start...)
          continue
        }
        output.append("}")
      }
      hasEntries = true
    }
    return hasEntries
  }
}
