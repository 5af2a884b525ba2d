import AuditCore

/// Finds the unit, standard and key question that each piece of evidence bears on.
enum EvidencePlacement {
  /// Places evidence; what cannot be placed is told and left out.
  ///
  /// - Returns: The evidence by unit, standard and key question, that on a standard as a whole first,
  ///   each in the document's order. A name that several units bear stands for all of them.
  static func place(
    _ evidence: OrganisationalEvidence,
    outline: FrameworkOutline,
    units: UnitTree
  ) -> (placed: [PlacedEvidence], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let framework = outline.framework
    let ids = [framework.id] + framework.tailorings.map(\.baseID)
    if !ids.contains(evidence.frameworkID), let first = evidence.items.first {
      diagnostics.append(
        EngineMessages.evidenceOfOtherFramework(evidence.frameworkID, framework, at: first.place)
      )
    }
    let unitsByName = Dictionary(grouping: units.units.indices) { units.units[$0].name }
    var placed: [PlacedEvidence] = []
    for item in evidence.items {
      guard let (standard, question) = subject(item.code, outline) else {
        diagnostics.append(EngineMessages.unknownEvidenceItem(item, known: codes(outline)))
        continue
      }
      guard let named = unitsByName[item.unit] else {
        diagnostics.append(
          EngineMessages.unknownEvidenceUnit(item)
        )
        continue
      }
      for unit in named {
        placed.append(
          PlacedEvidence(
            unit: unit,
            standard: standard,
            question: question,
            item: item,
            source: source(of: item, evidence),
            intervals: intervals(item.content)
          )
        )
      }
    }
    let order = placed.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (a.unit, a.standard, a.question ?? -1, left.offset)
        < (b.unit, b.standard, b.question ?? -1, right.offset)
    }
    return (order.map(\.element), diagnostics)
  }

  /// The standard that is rated on evidence, and its key question, with a code.
  private static func subject(
    _ code: String,
    _ outline: FrameworkOutline
  ) -> (standard: Int, question: Int?)? {
    if let standard = outline.standards.firstIndex(where: { $0.code == code }) {
      return outline.looksAtCases(standard: standard) ? nil : (standard, nil)
    }
    guard let question = outline.questions.firstIndex(where: { $0.code == code }) else {
      return nil
    }
    let standard = outline.standardOfQuestion[question]
    return outline.looksAtCases(standard: standard) ? nil : (standard, question)
  }

  /// The codes that evidence may bear on.
  private static func codes(_ outline: FrameworkOutline) -> [String] {
    outline.standards.indices.filter { !outline.looksAtCases(standard: $0) }.flatMap { standard in
      [outline.standards[standard].code] + outline.standards[standard].questions.map(\.code)
    }
  }

  private static func source(of item: EvidenceItem, _ evidence: OrganisationalEvidence) -> String {
    guard let source = evidence.sources.first(where: { $0.id == item.sourceID }) else { return "" }
    if source.published.isEmpty { return source.title }
    let published = CalendarDay(source.published).map(\.words) ?? source.published
    return "\(source.title), \(published)"
  }

  private static func intervals(_ content: EvidenceItem.Content) -> [ShareInterval?] {
    guard case .survey(let survey) = content else { return [] }
    return survey.answers.map { ShareInterval.usual($0.positive) }
  }
}
