public import AuditCore

/// Reads frameworks: an inspection programme's standards and how they are rated.
public enum FrameworkReader {
  /// Reads a framework from XML.
  ///
  /// Rules are kept as text with their places; compiling them is a later stage's work.
  ///
  /// - Returns: The framework, also where something is wrong with its meaning, so that the rules can
  ///   be looked at in the same go; `nil` when the document is against its schema. It may be used
  ///   only when no diagnostic is an error.
  public static func read(
    _ file: SourceFile
  ) -> (framework: Framework?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .framework)
    guard let root = document.root else { return (nil, document.diagnostics) }
    let framework = framework(root)
    var checks = FrameworkChecks(root: root, framework: framework)
    checks.run()
    let diagnostics = DiagnosticList(document.diagnostics + checks.diagnostics.all).sorted
    return (document.diagnostics.isEmpty ? framework : nil, diagnostics)
  }

  static func framework(_ root: XMLElement) -> Framework {
    let domains = root.children("domain").map(StandardReader.domain)
    let rated = domains.flatMap(\.standards).filter(\.isRated).map(\.code)
    let calendar = root.words("calendar")
    return Framework(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      summary: root.words(ofChild: "summary"),
      vocabularyID: root.words("vocabulary"),
      calendarID: calendar.isEmpty ? nil : calendar,
      sources: root.children("source").map(source),
      scale: scale(root.child("ratings")),
      levels: root.children("level").map { level($0, rated: rated) },
      bandSets: root.children("bands").map(bandSet),
      discretion: root.child("discretion").map(discretion),
      notEvidencedCounts: NotEvidencedCounts(rawValue: root.words("notEvidenced")) ?? .against,
      facts: root.children("fact").compactMap(fact),
      models: root.children("model").map(TableReader.model),
      tables: root.children("table").map(TableReader.table),
      definitions: root.children("define").compactMap(definition),
      domains: domains,
      composites: root.children("composite").map { CompositeReader.composite($0, rated: rated) },
      overall: root.child("overall").map { CompositeReader.composite($0, rated: rated) },
      place: root.place
    )
  }

  /// Reads a document that numbers come from.
  static func source(_ element: XMLElement) -> SourceNote {
    SourceNote(
      id: element.words("id"),
      title: element.words("title"),
      published: element.words("published"),
      address: element.words("address")
    )
  }

  private static func scale(_ element: XMLElement?) -> RatingScale {
    guard let element else { return RatingScale(ratings: []) }
    let ratings = element.children("rating").map {
      Rating(id: $0.words("id"), label: $0.words("label"), points: Int($0.words("points")) ?? 0)
    }
    return RatingScale(ratings: ratings, source: element.numberSource)
  }

  private static func level(_ element: XMLElement, rated: [String]) -> UnitLevel {
    UnitLevel(
      id: element.words("id"),
      label: element.words("label"),
      plural: element.words("plural"),
      field: element.words("field"),
      standards: codes(element, rated: rated),
      place: element.place(of: "id")
    )
  }

  /// The standards that a level lists: all rated ones where it says so or says nothing.
  private static func codes(_ element: XMLElement, rated: [String]) -> [String] {
    let written = element.list("standards").map(\.text)
    switch written {
    case [], ["all"]: return rated
    case ["none"]: return []
    default: return written
    }
  }

  private static func bandSet(_ element: XMLElement) -> BandSet {
    BandSet(
      id: element.words("id"),
      measure: BandSet.Measure(rawValue: element.words("over")) ?? .share,
      rounding: ShareRounding(rawValue: element.words("rounding")) ?? .none,
      bands: element.children("band").map(band),
      source: element.numberSource,
      place: element.place(of: "id")
    )
  }

  private static func band(_ element: XMLElement) -> RatingBand {
    let upper: RatingBand.Upper
    if let end = Decimal128(element.words("below")) {
      upper = .below(end)
    } else {
      upper = .through(Decimal128(element.words("to")) ?? .zero)
    }
    return RatingBand(
      ratingID: element.words("rating"),
      from: Decimal128(element.words("from")) ?? .zero,
      upper: upper,
      place: element.place(of: "from")
    )
  }

  private static func discretion(_ element: XMLElement) -> DiscretionRule {
    DiscretionRule(
      withinPoints: Decimal128(element.words("within")),
      opensForOneCase: element.isYes("oneCase") ?? false,
      fewCases: Int(element.words("fewCases")),
      source: element.numberSource
    )
  }

  /// Reads a named expression.
  static func definition(_ element: XMLElement) -> Definition? {
    guard let expression = element.located("is") else { return nil }
    return Definition(
      name: element.words("name"),
      expression: expression,
      reach: Definition.Reach(rawValue: element.words("over")) ?? .cases,
      summary: element.text.words,
      source: element.numberSource,
      place: element.place(of: "name")
    )
  }

  private static func fact(_ element: XMLElement) -> FactDeclaration? {
    guard let type = FactType(rawValue: element.words("type")) else { return nil }
    return FactDeclaration(
      name: element.words("name"),
      title: element.words("title"),
      type: type,
      standing: type.value(element.words("default")),
      place: element.place(of: "name")
    )
  }
}
