public import AuditCore

/// Reads evidence on how units are led, staffed and equipped.
public enum EvidenceReader {
  /// Reads evidence from XML.
  ///
  /// Places are without excerpts where a fault lies in what was heard or read.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - scale: The framework's ratings, which the document names by id or label; `nil` to take them
  ///     as they are written.
  /// - Returns: All that is sound, in the document's order; `nil` when it is against its schema. It
  ///   may be used only when no diagnostic is an error.
  public static func read(
    _ file: SourceFile,
    scale: RatingScale?
  ) -> (evidence: OrganisationalEvidence?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .evidence)
    guard let root = document.root, document.diagnostics.isEmpty else {
      return (nil, document.diagnostics)
    }
    var reading = EvidenceReading(sources: root.children("source"), scale: scale)
    for unit in root.children("unit") { reading.add(unit) }
    let ratings = reading.ratings
    let evidence = OrganisationalEvidence(
      title: root.words(ofChild: "title"),
      frameworkID: root.words("framework"),
      sources: reading.sources,
      items: reading.items,
      ratings: ratings.set.evidenceRatings
    )
    let diagnostics = reading.diagnostics + ratings.diagnostics.sorted
    return (evidence, DiagnosticList(diagnostics).sorted)
  }
}

/// One reading of evidence while it goes on.
private struct EvidenceReading {
  var sources: [SourceNote] = []
  var items: [EvidenceItem] = []
  var ratings: JudgementCollector
  var diagnostics: [Diagnostic] = []
  private var units: [String: Place] = [:]

  init(sources elements: [XMLElement], scale: RatingScale?) {
    ratings = JudgementCollector(scale: scale ?? RatingScale(ratings: []))
    ratings.takesAnyRating = scale == nil
    for element in elements {
      let id = element.words("id")
      if sources.contains(where: { $0.id == id }) {
        diagnostics.append(EvidenceMessages.duplicateSource(id, at: element.place(of: "id")))
      }
      sources.append(
        SourceNote(id: id, title: element.words("title"), published: element.words("published"))
      )
    }
  }

  mutating func add(_ unit: XMLElement) {
    let name = unit.words("name")
    if let earlier = units[name] {
      diagnostics.append(
        EvidenceMessages.duplicateUnit(at: unit.place(of: "name"), earlier: earlier)
      )
    }
    units[name] = unit.place(of: "name")
    for element in unit.children {
      if element.name == "rating" {
        ratings.add(rating(element, unit: name))
      } else if let content = content(element) {
        add(element, content, unit: name)
      }
    }
  }

  private mutating func add(
    _ element: XMLElement,
    _ content: EvidenceItem.Content,
    unit: String
  ) {
    let source = element.name(in: "source")
    if let source, !sources.contains(where: { $0.id == source }) {
      diagnostics.append(
        EvidenceMessages.unknownSource(
          source,
          known: Set(sources.map(\.id)).sorted(),
          at: element.place(of: "source")
        )
      )
    }
    items.append(
      EvidenceItem(
        unit: unit,
        code: element.words("item"),
        content: content,
        sourceID: source,
        on: CalendarDay(element.words("on")),
        place: element.place(of: "item")
      )
    )
  }

  private mutating func content(_ element: XMLElement) -> EvidenceItem.Content? {
    switch element.name {
    case "staffing": .staffing(grades(element))
    case "survey": survey(element)
    case "interview":
      .interview(
        who: element.words("who"),
        people: element.count("people") ?? 0,
        words: element.text.words
      )
    case "document": .document(title: element.words("title"), words: element.text.words)
    case "figure": figure(element)
    default: nil
    }
  }

  private mutating func grades(_ element: XMLElement) -> [GradeStaffing] {
    var seen = Set<String>()
    return element.children("grade").map { grade in
      let title = grade.words("title")
      if !seen.insert(title).inserted {
        diagnostics.append(EvidenceMessages.duplicateGrade(title, at: grade.place(of: "title")))
      }
      return GradeStaffing(
        title: title,
        posts: grade.decimal("posts") ?? .zero,
        inPost: grade.decimal("inPost") ?? .zero,
        averageInPost: grade.decimal("averageInPost"),
        leavers: grade.decimal("leavers"),
        daysLost: grade.decimal("daysLost"),
        cases: grade.count("cases")
      )
    }
  }

  private mutating func survey(_ element: XMLElement) -> EvidenceItem.Content {
    let (asked, answered) = (element.count("asked"), element.count("answered"))
    if let asked, let answered, answered > asked {
      diagnostics.append(
        EvidenceMessages.moreThanAll("answered", "asked", at: element.place(of: "answered"))
      )
    }
    let answers = element.children("answer").map { answer in
      let (positive, all) = (answer.count("positive") ?? 0, answer.count("of") ?? 0)
      if positive > all {
        diagnostics.append(
          EvidenceMessages.moreThanAll("positive", "of", at: answer.place(of: "positive"))
        )
      }
      if let answered, all > answered {
        diagnostics.append(
          EvidenceMessages.moreThanAll("of", "answered", at: answer.place(of: "of"))
        )
      }
      return EvidenceSurvey.Answer(
        statement: answer.words("statement"),
        positive: Share(positive, of: all)
      )
    }
    return .survey(
      EvidenceSurvey(
        who: element.words("who"),
        asked: asked,
        answered: answered,
        answers: answers
      )
    )
  }

  private mutating func figure(_ element: XMLElement) -> EvidenceItem.Content? {
    guard let value = element.decimal("value"), let all = element.decimal("of") else { return nil }
    if value > all {
      diagnostics.append(
        EvidenceMessages.moreThanAll("value", "of", at: element.place(of: "value"))
      )
    }
    return .figure(title: element.words("title"), value: value, of: all)
  }

  private func rating(_ element: XMLElement, unit: String) -> JudgementRow {
    var row = JudgementRow(place: element.place)
    row.unit = unit
    row.item = element.words("standard")
    row.verdict = element.words("rating")
    row.verdictPlace = element.place(of: "rating")
    row.by = element.words("by")
    row.on = element.words("on")
    row.onPlace = element.place(of: "on")
    row.why = element.text.words
    return row
  }
}

extension XMLElement {
  /// An attribute as a decimal; `nil` when it is not written.
  fileprivate func decimal(_ name: String) -> Decimal128? { Decimal128(words(name)) }

  /// An attribute as a whole number; `nil` when it is not written.
  fileprivate func count(_ name: String) -> Int? { Int(words(name)) }
}
