public import AuditCore

/// Reads disclosure policies: which numbers of cases are too small to be published.
public enum DisclosureReader {
  /// Reads a policy from XML.
  ///
  /// - Returns: The policy, which may be used only when no diagnostic is an error; `nil` when the
  ///   document is against its schema.
  public static func read(
    _ file: SourceFile
  ) -> (policy: DisclosurePolicy?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .disclosure)
    guard let root = document.root, document.diagnostics.isEmpty,
      let withhold = root.child("withhold"), let threshold = Int(withhold.words("below"))
    else { return (nil, document.diagnostics) }
    let source = root.child("source")
    let policy = DisclosurePolicy(
      id: root.words("id"),
      title: root.words(ofChild: "title"),
      summary: root.words(ofChild: "summary"),
      threshold: threshold,
      withholdsZero: withhold.isYes("zero") ?? false,
      base: root.child("round").flatMap { Int($0.words("to")) } ?? 1,
      source: source.map {
        NumberSource(sourceID: $0.words("title"), isVerified: $0.isYes("verified") ?? false)
      },
      place: root.place
    )
    return (policy, [])
  }
}
