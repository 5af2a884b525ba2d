/// Writes a record as an element with an attribute for each field and a child for each list item.
enum XMLRecord {
  /// Adds a record; the element's own indent stands already.
  static func write(
    _ draft: Draft,
    _ layout: RecordLayout,
    name: [UInt8],
    indent: Int,
    _ text: ValueText,
    to output: inout ByteText
  ) {
    output.append("<")
    output.append(name)
    for (index, field) in layout.fields.enumerated() {
      guard let value = draft.values[index] else { continue }
      output.append(" ")
      output.append(field.path)
      output.append("=\"")
      text.append(value, type: field.type, codes: field.codes, to: &output)
      output.append("\"")
    }
    guard draft.lists.contains(where: { !$0.isEmpty }) else {
      output.append("/>\n")
      return
    }
    output.append(">\n")
    for (list, children) in zip(layout.lists, draft.lists) {
      for child in children {
        for _ in 0..<(indent + 2) { output.append(" ") }
        write(child, list, name: list.name, indent: indent + 2, text, to: &output)
      }
    }
    for _ in 0..<indent { output.append(" ") }
    output.append("</")
    output.append(name)
    output.append(">\n")
  }
}
