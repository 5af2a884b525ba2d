import AuditCore

/// Writes a tree in one fixed form, so that what says the same has the same bytes.
///
/// Comments are gone; an element's name comes first, then its other attributes by the alphabet;
/// runs of blanks are one, but for those in quoted text and in the values of examples.
struct CanonicalXML {
  private static let names = ["code", "id", "name"]
  private let namespace: String
  private var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// The bytes of a document.
  static func bytes(of root: XMLElement) -> [UInt8] {
    var writer = CanonicalXML(namespace: root.namespace ?? "")
    writer.write(root, depth: 0, isExample: false)
    return Array(writer.out.utf8)
  }

  private init(namespace: String) { self.namespace = namespace }

  private mutating func write(_ element: XMLElement, depth: Int, isExample: Bool) {
    let isExample = isExample || element.name == "case"
    let indent = String(repeating: "  ", count: depth)
    out += "\(indent)<\(element.name)"
    if depth == 0 { out += " xmlns=\"\(namespace)\"" }
    for attribute in Self.ordered(element.attributes) {
      let text = attribute.value.text
      out += " \(attribute.name)=\"\(Self.escaped(isExample ? text : Self.plain(text)))\""
    }
    let text = isExample ? "" : Self.plain(element.text.text)
    if !element.children.isEmpty {
      out += ">\n"
      for child in element.children { write(child, depth: depth + 1, isExample: isExample) }
      out += "\(indent)</\(element.name)>\n"
    } else if text.isEmpty {
      out += "/>\n"
    } else {
      out += ">\(Self.escaped(text, isAttribute: false))</\(element.name)>\n"
    }
  }

  private static func ordered(_ attributes: [XMLAttribute]) -> [XMLAttribute] {
    attributes.sorted { left, right in
      let ranks = [left, right].map { names.firstIndex(of: $0.name) ?? names.count }
      return ranks[0] == ranks[1] ? left.name < right.name : ranks[0] < ranks[1]
    }
  }

  /// The text with runs of blanks made one, unless that could change what a rule says.
  static func plain(_ text: String) -> String {
    let trimmed = trimmed(text)
    // A rule's remark reaches to the end of its line.
    if trimmed.contains("//") || trimmed.contains("/*") { return String(trimmed) }
    var result = String.UnicodeScalarView()
    var isQuoted = false
    var isEscaped = false
    var hasBlank = false
    for scalar in trimmed.unicodeScalars {
      if !isQuoted, isBlank(scalar) {
        hasBlank = true
        continue
      }
      if hasBlank { result.append(" ") }
      hasBlank = false
      result.append(scalar)
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && scalar == "\\" && !isEscaped
    }
    return String(result)
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
  }

  private static func escaped(_ text: String, isAttribute: Bool = true) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\n" where isAttribute, "\t" where isAttribute, "\r":
        result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
