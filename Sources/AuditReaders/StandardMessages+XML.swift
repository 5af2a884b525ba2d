import AuditCore

extension DiagnosticCode {
  static let xmlDoctype = DiagnosticCode("xml-doctype")
  static let xmlEmpty = DiagnosticCode("xml-empty")
  static let xmlEncoding = DiagnosticCode("xml-encoding")
  static let xmlMalformed = DiagnosticCode("xml-malformed")
  static let xmlMisplacedElement = DiagnosticCode("misplaced-element")
  static let xmlMissingAttribute = DiagnosticCode("missing-attribute")
  static let xmlMissingElement = DiagnosticCode("missing-element")
  static let xmlNesting = DiagnosticCode("xml-nesting")
  static let xmlSchema = DiagnosticCode("against-schema")
  static let xmlStrayText = DiagnosticCode("stray-text")
  static let xmlTooLarge = DiagnosticCode("xml-too-large")
  static let xmlUnknownAttribute = DiagnosticCode("unknown-attribute")
  static let xmlUnknownElement = DiagnosticCode("unknown-element")
  static let xmlUnknownEntity = DiagnosticCode("xml-entity")
  static let xmlValue = DiagnosticCode("bad-attribute-value")
  static let xmlWrongDocument = DiagnosticCode("wrong-document")
}

/// The messages about a document's XML and its schema.
enum XMLMessages {
  static func badValue(
    _ name: String,
    allowed: [String],
    words: String?,
    found: LocatedText
  ) -> Diagnostic {
    var helps: [String] = []
    if let near = Suggestion.help(for: found.text, in: allowed) { helps.append(near) }
    if !allowed.isEmpty { helps.append("write \(alternatives(allowed))") }
    let isEmpty = found.isBlank
    return Diagnostic(
      .error,
      .xmlValue,
      isEmpty ? "'\(name)' is empty" : "'\(name)' has a value that is not allowed",
      at: found.place,
      label: words.map { "expected \($0)" },
      helps: helps,
      caseValue: isEmpty ? nil : found.text
    )
  }

  static func doctype(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlDoctype,
      "a DOCTYPE is not allowed",
      at: place,
      notes: ["a DOCTYPE can name other files and entities, which are never read here"],
      helps: ["delete the DOCTYPE and write out what its entities stand for"]
    )
  }

  static func empty(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlEmpty,
      "the file is empty",
      at: place,
      helps: ["give a file that holds an XML document"]
    )
  }

  static func encoding(_ found: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlEncoding,
      "the file is not UTF-8",
      at: place,
      label: found,
      helps: ["save the file as UTF-8"]
    )
  }

  static func malformed(_ fault: String, note: String?, help: String?, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      .error,
      .xmlMalformed,
      fault,
      at: place,
      notes: note.map { [$0] } ?? [],
      helps: help.map { [$0] } ?? []
    )
  }

  static func misplacedElement(_ name: String, in parent: String, order: [String], at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      .error,
      .xmlMisplacedElement,
      "<\(name)> stands in the wrong place, or too often",
      at: place,
      notes: ["the order in <\(parent)> is \(order.joined(separator: ", "))"],
      helps: ["move or remove it"]
    )
  }

  static func missingAttribute(_ name: String, of element: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlMissingAttribute,
      "<\(element)> lacks the attribute '\(name)'",
      at: place,
      helps: ["add \(name)=\"…\""]
    )
  }

  static func missingElement(
    in element: String,
    expected: [String],
    isBefore: Bool = false,
    at place: Place
  ) -> Diagnostic {
    let names = expected.map { "<\($0)>" }
    return Diagnostic(
      .error,
      .xmlMissingElement,
      names.isEmpty ? "<\(element)> lacks an element" : "<\(element)> lacks \(alternatives(names))",
      at: place,
      label: isBefore ? "it belongs before this" : nil
    )
  }

  static func nesting(_ limit: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlNesting,
      "elements stand more than \(limit) deep within one another",
      at: place,
      helps: ["check that every element is closed"]
    )
  }

  static func schema(_ element: String, words: String, at place: Place?) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlSchema,
      "<\(element)> is not as the schema says",
      at: place,
      notes: words.isEmpty ? [] : [words]
    )
  }

  static func strayText(in element: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlStrayText,
      "<\(element)> holds text, but no text belongs there",
      at: place,
      helps: ["delete the text, or put it into the element that is meant for it"]
    )
  }

  static func tooLarge(_ limit: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlTooLarge,
      "the document is larger than \(limit / 1_048_576) MiB",
      at: place,
      helps: ["split it, or check that it is the file that was meant"]
    )
  }

  static func unknownAttribute(
    _ name: String,
    of element: String,
    allowed: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlUnknownAttribute,
      "<\(element)> has no attribute '\(shortened(name))'",
      at: place,
      notes: [
        allowed.isEmpty
          ? "<\(element)> takes no attributes"
          : "its attributes are \(allowed.joined(separator: ", "))"
      ],
      helps: Suggestion.help(for: name, in: allowed).map { [$0] } ?? []
    )
  }

  static func unknownElement(
    _ name: String,
    in parent: String,
    allowed: [String],
    isForeign: Bool,
    at place: Place
  ) -> Diagnostic {
    var helps = Suggestion.help(for: name, in: allowed).map { [$0] } ?? []
    if isForeign { helps = ["remove its own xmlns attribute or prefix"] }
    return Diagnostic(
      .error,
      .xmlUnknownElement,
      isForeign
        ? "<\(shortened(name))> is in another namespace than <\(parent)>"
        : "<\(parent)> has no element <\(shortened(name))>",
      at: place,
      notes: [
        allowed.isEmpty
          ? "<\(parent)> takes no elements"
          : "its elements are \(allowed.joined(separator: ", "))"
      ],
      helps: helps
    )
  }

  static func unknownEntity(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .xmlUnknownEntity,
      "an entity is not known",
      at: place,
      notes: ["the entities are &amp; &lt; &gt; &quot; &apos; and numbers as &#233;"],
      helps: ["write the character itself, or &amp; for a lone ampersand"]
    )
  }

  static func wrongDocument(
    found: String,
    namespace: String?,
    expected: DocumentKind,
    at place: Place
  ) -> Diagnostic {
    let other = DocumentKind.allCases.first {
      $0 != expected && $0.rootName == found && $0.namespace == namespace
    }
    return Diagnostic(
      .error,
      .xmlWrongDocument,
      found == expected.rootName
        ? "<\(found)> has the wrong namespace"
        : "a \(expected.noun) begins with <\(expected.rootName)>",
      at: place,
      label: other.map { "this is a \($0.noun)" },
      notes: namespace.map { ["its namespace is '\(shortened($0))'"] } ?? ["it has no namespace"],
      helps: ["write <\(expected.rootName) xmlns=\"\(expected.namespace)\" …>"]
    )
  }

  /// Words that join alternatives: `'a', 'b' or 'c'`; elements in angle brackets stay bare.
  static func alternatives(_ names: [String]) -> String {
    var told = Set<String>()
    let shown = names.filter { told.insert($0).inserted }.map { $0.hasPrefix("<") ? $0 : "'\($0)'" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return "\(shown.dropLast().joined(separator: ", ")) or \(last)"
  }

  /// A name cut to a length that leaves room for the sentence around it.
  static func shortened(_ name: String) -> String {
    name.count <= 30 ? name : "\(name.prefix(29))…"
  }
}
