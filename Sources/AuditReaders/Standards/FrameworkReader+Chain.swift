public import AuditCore

extension FrameworkReader {
  /// Reads a framework from the documents that make it.
  ///
  /// - Parameters:
  ///   - chain: The document that was asked for, its base, the base of that, and so on to the one
  ///     that stands on its own.
  ///   - digest: The SHA-256 of some bytes in hexadecimal.
  /// - Returns: The framework as it is once each document has changed its base.
  public static func read(
    _ chain: [FrameworkDocument],
    digest: ([UInt8]) -> String
  ) -> FrameworkReading {
    var reading = FrameworkReading()
    for document in chain { reading.diagnostics += document.xml.diagnostics }
    guard var tree = chain.last?.xml.root, chain.last?.xml.kind == .framework,
      reading.diagnostics.isEmpty
    else {
      reading.diagnostics = DiagnosticList(reading.diagnostics).sorted
      return reading
    }
    var checked = check(tree)
    var tailorings: [Tailoring] = []
    var told: [Diagnostic] = []
    let asked = chain[0].file.path
    for document in chain.dropLast().reversed() {
      // What is wrong with a base is told of the base alone.
      if DiagnosticList(checked.diagnostics + told).hasErrors { break }
      guard let root = document.xml.root else { break }
      told += baseFaults(document, root, base: tree, digest: digest)
      let isTailoring = document.xml.kind == .tailoring
      var resolver = FrameworkResolver(root, isTailoring: isTailoring, base: tree)
      resolver.run()
      told += resolver.diagnostics.sorted
      if isTailoring { tailorings.append(tailoring(root, base: tree, resolver.changes)) }
      tree = resolver.root.numbered()
      if resolver.diagnostics.hasErrors { break }
      let faults = schemaFaults(tree)
      told += faults
      if !faults.isEmpty { break }
      checked = check(tree)
      checked.diagnostics = checked.diagnostics.map { $0.asChanged(by: asked) }
    }
    if !DiagnosticList(told).hasErrors {
      reading.framework = checked.framework
      reading.framework?.tailorings = tailorings
      reading.canonical = CanonicalXML.bytes(of: tree)
    }
    reading.diagnostics = DiagnosticList(told + checked.diagnostics).sorted
    return reading
  }

  private static func check(_ tree: XMLElement) -> (framework: Framework, diagnostics: [Diagnostic])
  {
    let framework = framework(tree)
    var checks = FrameworkChecks(root: tree, framework: framework)
    checks.run()
    return (framework, checks.diagnostics.all)
  }

  /// Holds a changed tree against the schema; each fault stands where its element was written.
  private static func schemaFaults(_ tree: XMLElement) -> [Diagnostic] {
    let file = SourceFile(path: "resolved.xml", bytes: CanonicalXML.bytes(of: tree))
    let faults = XMLTreeParser(file: file, from: 0).schemaFaults(DocumentKind.framework.schema)
    return SchemaFaultReader(root: tree, kind: .framework).diagnostics(faults).map { diagnostic in
      var bare = diagnostic
      bare.caseValue = nil
      return bare
    }
  }

  /// Tells when a base is not the one that a document was written against.
  private static func baseFaults(
    _ document: FrameworkDocument,
    _ root: XMLElement,
    base: XMLElement,
    digest: ([UInt8]) -> String
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let id = base.words("id")
    if let named = document.baseID, named.text != id {
      let path = base.text.file.path
      found.append(ResolveMessages.otherBase(named.text, found: id, path: path, at: named.place))
    }
    let version = base.words("version")
    if let named = root.located("baseVersion"), named.words != version {
      found.append(ResolveMessages.baseVersionChanged(id, found: version, at: named.place))
    }
    if let named = root.located("baseDigest") {
      let actual = digest(CanonicalXML.bytes(of: base))
      if actual != named.text {
        found.append(ResolveMessages.baseDigestChanged(id, found: actual, at: named.place))
      }
    }
    return found
  }

  private static func tailoring(
    _ root: XMLElement,
    base: XMLElement,
    _ changes: [Tailoring.Change]
  ) -> Tailoring {
    Tailoring(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      why: root.words(ofChild: "why"),
      by: root.words("by"),
      on: CalendarDay(root.words("on")) ?? CalendarDay(dayNumber: 0),
      baseID: base.words("id"),
      baseVersion: base.words("version"),
      baseTitle: base.words(ofChild: "title"),
      changes: changes
    )
  }
}

extension Diagnostic {
  /// The diagnostic, which says of a place in a base that a delta or tailoring has changed it.
  public func asChanged(by path: String) -> Diagnostic {
    guard let place, place.path != path else { return self }
    var told = self
    told.notes.append("this is the base as '\(path)' changes it")
    return told
  }
}
