import AuditCore

/// A document that was read and held against its schema.
struct XMLDocument: Sendable {
  /// The root element; `nil` when the text is not XML or not the document that was expected.
  let root: XMLElement?
  /// Which of the kinds that were expected it is.
  let kind: DocumentKind
  /// What is wrong with it.
  let diagnostics: [Diagnostic]

  /// The largest document of standards that is read, in bytes.
  static let largestSize = 8 * 1_048_576

  /// Reads a document of a kind, or of one of several that the root element's name tells apart.
  ///
  /// Where a document holds case values, because it is about people, places go without excerpts
  /// and messages without what the parser says.
  init(
    _ file: SourceFile,
    kind: DocumentKind,
    or others: [DocumentKind] = [],
    holdsCaseValues: Bool = false,
    largestSize: Int = Self.largestSize
  ) {
    let parsed = Self.parse(file, [kind] + others, largestSize: largestSize)
    var diagnostics = parsed.diagnostics
    if holdsCaseValues {
      diagnostics = Self.bare(diagnostics)
    } else {
      for index in diagnostics.indices { diagnostics[index].caseValue = nil }
    }
    root = parsed.root
    self.kind = parsed.kind ?? kind
    self.diagnostics = diagnostics
  }

  private typealias Parsed = (root: XMLElement?, kind: DocumentKind?, diagnostics: [Diagnostic])

  /// Reads a document that others have written to a schema of their own.
  init(withoutSchema file: SourceFile) {
    let (parser, diagnostics) = Self.parseBare(file, largestSize: Self.largestSize)
    root = parser?.root
    kind = .framework
    self.diagnostics = diagnostics
  }

  /// Reads a document about people that others have written to a schema of their own.
  init(ofRecords file: SourceFile, largestSize: Int) {
    let (parser, diagnostics) = Self.parseBare(file, largestSize: largestSize)
    root = parser?.root
    kind = .framework
    self.diagnostics = Self.bare(diagnostics)
  }

  /// Takes out of diagnostics what may quote a case.
  private static func bare(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      var bare = diagnostic
      bare.place?.excerpt = nil
      if bare.code == .xmlMalformed || bare.code == .xmlSchema { bare.notes = [] }
      return bare
    }
  }

  private static func parseBare(
    _ file: SourceFile,
    largestSize: Int
  ) -> (XMLTreeParser?, [Diagnostic]) {
    let (start, refusal) = beginning(of: file, largestSize: largestSize)
    if let refusal { return (nil, [refusal]) }
    let parser = XMLTreeParser(file: file, from: start)
    if let fault = parser.fault { return (nil, [diagnostic(fault, file)]) }
    guard parser.root != nil else {
      return (nil, [XMLMessages.empty(at: Place(path: file.path))])
    }
    return (parser, [])
  }

  private static func parse(
    _ file: SourceFile,
    _ kinds: [DocumentKind],
    largestSize: Int
  ) -> Parsed {
    let (parser, refusals) = parseBare(file, largestSize: largestSize)
    guard let parser, let root = parser.root else { return (nil, nil, refusals) }
    let named = kinds.first { $0.rootName == root.name } ?? kinds[0]
    guard root.name == named.rootName, root.namespace == named.namespace else {
      let fault = XMLMessages.wrongDocument(
        found: root.name,
        namespace: root.namespace,
        expected: named,
        at: root.place
      )
      return (nil, nil, [fault])
    }
    let faults = parser.schemaFaults(named.schema)
    return (root, named, SchemaFaultReader(root: root, kind: named).diagnostics(faults))
  }

  /// Finds where the XML begins, or why it cannot be read at all.
  private static func beginning(
    of file: SourceFile,
    largestSize: Int
  ) -> (start: Int, refusal: Diagnostic?) {
    let bytes = file.bytes
    let whole = Place(path: file.path)
    if bytes.allSatisfy({ $0 == 32 || (9...13).contains($0) }) {
      return (0, XMLMessages.empty(at: whole))
    }
    if bytes.count > largestSize {
      return (0, XMLMessages.tooLarge(largestSize, at: whole))
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.prefix(4).contains(0)
    {
      return (0, XMLMessages.encoding("UTF-16 or UTF-32", at: whole))
    }
    if let offset = TextEncoding.firstFault(bytes) {
      let place = file.place(of: offset..<offset + 1)
      return (0, XMLMessages.encoding("this byte is not UTF-8", at: place))
    }
    if let offset = bytes.firstIndex(of: 0) {
      var fault = XMLTreeParser.Malformed(code: 9)
      let place = file.place(of: offset..<offset + 1)
      (fault.line, fault.column) = (place.line, 1 + offset - file.offset(ofLine: place.line))
      return (0, MalformedWords.diagnostic(fault, in: file))
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let range = declaredEncoding(bytes, from: start) {
      let name = String(decoding: bytes[range], as: UTF8.self).lowercased()
      if !["utf-8", "utf8", "us-ascii", "ascii"].contains(name) {
        let fault = XMLMessages.encoding(
          "the declaration says otherwise",
          at: file.place(of: range)
        )
        return (0, fault)
      }
    }
    return (start, nil)
  }

  private static func declaredEncoding(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    let head = bytes[start...].prefix(200)
    guard head.starts(with: Array("<?xml".utf8)),
      let end = head.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let word = Array("encoding".utf8)
    guard let found = head[..<end].indices.first(where: { head[$0..<end].starts(with: word) }),
      let open = head[found..<end].firstIndex(where: { $0 == 34 || $0 == 39 }),
      let close = head[(open + 1)..<end].firstIndex(of: head[open])
    else { return nil }
    return open + 1..<close
  }

  private static func diagnostic(_ fault: XMLTreeParser.Fault, _ file: SourceFile) -> Diagnostic {
    switch fault {
    case .doctype(let offset):
      return XMLMessages.doctype(at: file.place(of: offset..<offset + 9))
    case .nesting(let range):
      return XMLMessages.nesting(XMLTreeParser.deepest, at: file.place(of: range))
    case .malformed(let fault): return MalformedWords.diagnostic(fault, in: file)
    }
  }
}
