import AuditCore

/// Lists the numbers of a framework that an audit used and nobody checked against their source.
struct UnverifiedNumbers {
  private let framework: Framework

  init(_ framework: Framework) { self.framework = framework }

  /// Lists the points, bands, limits and rules, discretion and definitions, in that order.
  ///
  /// Definitions count where rules use them, directly or not; they are given by their indices.
  func find(usedDefinitions: Set<Int>) -> [UnverifiedNumber] {
    var found: [UnverifiedNumber] = []
    func add(_ subject: String, _ source: NumberSource?) {
      guard let source, !source.isVerified else { return }
      let note = framework.sources.first { $0.id == source.sourceID }
      found.append(
        UnverifiedNumber(subject: subject, sourceTitle: note?.title ?? source.sourceID)
      )
    }
    let composites = framework.allComposites
    if !composites.isEmpty { add("points of the ratings", framework.scale.source) }
    var used = Set(composites.compactMap(\.bands))
    for standard in framework.standards {
      if case .cases(_, let bands) = standard.basis { used.insert(bands) }
    }
    for set in framework.bandSets where used.contains(set.id) {
      add("bands of \(words(set.measure)) '\(set.id)'", set.source)
    }
    for standard in framework.standards {
      for hold in standard.holds { add(words(hold, of: standard.code), hold.source) }
    }
    for composite in composites {
      add("how '\(composite.title)' is made", composite.source)
      if case .rules(let rules, _) = composite.method {
        for rule in rules { add("a rule of '\(composite.title)'", rule.source) }
      }
      for hold in composite.holds { add(words(hold, of: composite.title), hold.source) }
    }
    add("when a panel may move a rating", framework.discretion?.source)
    for (index, definition) in framework.definitions(over: .cases).enumerated()
    where usedDefinitions.contains(index) {
      add("'\(definition.name)'", definition.source)
    }
    for table in framework.tables { add("decision table '\(table.name)'", table.source) }
    for definition in framework.definitions(over: .results) {
      add("'\(definition.name)'", definition.source)
    }
    return found
  }

  private func words(_ measure: BandSet.Measure) -> String {
    switch measure {
    case .share: "shares"
    case .points: "points"
    case .mean: "means"
    case .percent: "percentages"
    }
  }

  private func words(_ hold: RatingHold, of item: String) -> String {
    hold.kind == .limit ? "a limit on '\(item)'" : "a forced rating of '\(item)'"
  }
}
