public import AuditCore

/// One document that makes a framework, parsed: a framework, or a delta or tailoring of another.
public struct FrameworkDocument: Sendable {
  let xml: XMLDocument
  /// The file that it was read from.
  public let file: SourceFile

  /// Parses a document and holds it against its schema.
  public init(_ file: SourceFile) {
    self.file = file
    xml = XMLDocument(file, kind: .framework, or: [.delta, .tailoring])
  }

  /// What it is, in a word: framework, delta or tailoring.
  public var noun: String { xml.kind.noun }

  /// The identifier; empty where it has none.
  public var id: String { xml.root?.words("id") ?? "" }

  /// The identifier of the document that it changes; `nil` for one that stands on its own.
  public var baseID: LocatedText? {
    switch xml.kind {
    case .delta: xml.root?.located("extends")
    case .tailoring: xml.root?.located("base")
    default: nil
    }
  }
}

/// What became of the documents of a framework.
public struct FrameworkReading: Sendable {
  /// The framework; may be used only when no diagnostic is an error.
  public var framework: Framework?
  /// The resolved framework as XML in its canonical form; empty when there is none.
  public var canonical: [UInt8] = []
  /// Everything that is wrong with the documents.
  public var diagnostics: [Diagnostic] = []
}
