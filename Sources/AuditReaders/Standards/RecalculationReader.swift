public import AuditCore

/// Reads recalculations: values that cases record and decision models work out anew.
public enum RecalculationReader {
  /// Reads recalculations from XML.
  ///
  /// - Returns: The recalculations, which may be used only when no diagnostic is an error; `nil` when
  ///   the document is against its schema. The rules are read, not checked.
  public static func read(
    _ file: SourceFile
  ) -> (set: RecalculationSet?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .recalculations)
    guard let root = document.root, document.diagnostics.isEmpty else {
      return (nil, document.diagnostics)
    }
    let sources = root.children("source").map(FrameworkReader.source)
    let set = RecalculationSet(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      vocabularyID: root.words("vocabulary"),
      sources: sources,
      models: root.children("model").map(TableReader.model),
      definitions: root.children("define").compactMap(FrameworkReader.definition),
      recalculations: root.children("recalculation").compactMap { recalculation($0, sources) },
      place: root.place
    )
    return (set, DiagnosticList(faults(root, set)).sorted)
  }

  private static func recalculation(
    _ element: XMLElement,
    _ sources: [SourceNote]
  ) -> Recalculation? {
    guard let source = element.numberSource, let field = element.located("field"),
      let computed = element.located(child: "computed")
    else { return nil }
    var recalculation = Recalculation(
      id: element.words("id"),
      title: element.words("title"),
      summary: element.words(ofChild: "summary"),
      field: field,
      cases: element.located(child: "cases"),
      computed: computed,
      source: source,
      sourceTitle: sources.first { $0.id == source.sourceID }?.title ?? source.sourceID,
      place: element.place(of: "id")
    )
    recalculation.needs = element.list("needs")
    recalculation.steps = element.children("step").compactMap { step in
      step.located("is").map { Recalculation.Step(title: step.words("title"), rule: $0) }
    }
    return recalculation
  }

  private static func faults(_ root: XMLElement, _ set: RecalculationSet) -> [Diagnostic] {
    var faults =
      Duplicates.find(root.children("recalculation"), by: "id", noun: "recalculation")
      + Duplicates.find(root.children("model"), by: "name", noun: "model")
    let known = set.sources.map(\.id)
    for element in root.children("define") + root.children("recalculation") {
      guard let id = element.name(in: "source"), !known.contains(id) else { continue }
      faults.append(
        IndicatorMessages.unknownSource(id, known: known, at: element.place(of: "source"))
      )
    }
    return faults
  }
}
