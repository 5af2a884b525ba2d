import AuditCore

/// Lists the numbers of a framework that an audit used and nobody checked against their source.
struct UnverifiedNumbers {
  private let framework: Framework

  init(_ framework: Framework) { self.framework = framework }

  /// Lists the points, bands, discretion and definitions, in that order.
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
    if framework.overall != nil { add("points of the ratings", framework.scale.source) }
    var used = Set(framework.overall.map { [$0.bands] } ?? [])
    for standard in framework.standards {
      if case .lowestKeyQuestion(let bands) = standard.basis { used.insert(bands) }
    }
    for set in framework.bandSets where used.contains(set.id) {
      add(
        set.measure == .share ? "bands of shares '\(set.id)'" : "bands of points '\(set.id)'",
        set.source
      )
    }
    add("when a panel may move a rating", framework.discretion?.source)
    for index in framework.definitions.indices where usedDefinitions.contains(index) {
      add("'\(framework.definitions[index].name)'", framework.definitions[index].source)
    }
    return found
  }
}
