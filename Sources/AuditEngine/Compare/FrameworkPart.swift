import AuditCore

/// One named part of a framework with all that can be otherwise in another framework.
struct FrameworkPart {
  /// What it is and its code or name, which is the same in both frameworks.
  var key: String
  /// What it is for people, as `prompt 2.1.3.b`.
  var item: String
  /// A few words on what it is about, for what is added or dropped.
  var about: String
  /// The key of what holds it; `nil` for a part of the framework itself.
  var holder: String?
  /// The topic under which it is added or dropped.
  var topic: FrameworkChange.Topic?
  /// Its properties in order.
  var properties: [Property] = []
  /// The examples beside its rule, each as one line.
  var examples: [String] = []

  /// One property.
  struct Property {
    var topic: FrameworkChange.Topic
    var name: String
    var value: String?
  }

  /// Adds a property; an empty text is none.
  mutating func add(_ topic: FrameworkChange.Topic, _ name: String, _ value: String?) {
    let text = value.map(FrameworkParts.plain)
    properties.append(
      Property(topic: topic, name: name, value: text.flatMap { $0.isEmpty ? nil : $0 })
    )
  }

  /// Adds the source of its numbers.
  mutating func add(_ topic: FrameworkChange.Topic, source: NumberSource?) {
    add(topic, "source", source?.sourceID)
    add(topic, "checked", source.map { $0.isVerified ? "yes" : "no" })
  }

  /// Adds limits and forced ratings, numbered by their order.
  mutating func add(_ topic: FrameworkChange.Topic, holds: [RatingHold]) {
    for (position, hold) in holds.enumerated() {
      let name = "\(hold.kind.rawValue) \(position + 1)"
      let reason = hold.reason.isEmpty ? "" : ": \(hold.reason)"
      add(topic, name, "\(hold.ratingID) when \(hold.condition.text)\(reason)")
    }
  }
}

/// Takes a framework apart into named parts.
struct FrameworkParts {
  private(set) var all: [FrameworkPart] = []

  /// The parts of a framework in its order.
  init(_ framework: Framework) {
    head(framework)
    for source in framework.sources { add(source) }
    scale(framework.scale)
    for level in framework.levels { add(level) }
    for set in framework.bandSets { add(set) }
    if let rule = framework.discretion { add(rule) }
    for fact in framework.facts { add(fact) }
    for model in framework.models { add(model) }
    for table in framework.tables { add(table) }
    for definition in framework.definitions { add(definition) }
    for domain in framework.domains { add(domain) }
    for composite in framework.allComposites { add(composite) }
  }

  /// The text with each run of blanks made one, but for those in quoted text.
  static func plain(_ text: String) -> String {
    var result = ""
    var isQuoted = false
    var hasBlank = false
    for character in text {
      if !isQuoted, character.isWhitespace {
        hasBlank = true
        continue
      }
      if hasBlank, !result.isEmpty { result.append(" ") }
      hasBlank = false
      result.append(character)
      if character == "\"" { isQuoted.toggle() }
    }
    return result
  }

  private mutating func head(_ framework: Framework) {
    var part = FrameworkPart(key: "framework", item: "the framework", about: "", holder: nil)
    part.add(.basis, "vocabulary", framework.vocabularyID)
    part.add(.basis, "calendar", framework.calendarID)
    part.add(.basis, "what is not evidenced counts", framework.notEvidencedCounts.rawValue)
    part.add(.wording, "title", framework.title)
    part.add(.wording, "summary", framework.summary)
    all.append(part)
  }

  private mutating func add(_ source: SourceNote) {
    var part = FrameworkPart(
      key: "source \(source.id)",
      item: "source '\(source.id)'",
      about: source.title,
      holder: nil,
      topic: .sources
    )
    part.add(.sources, "title", source.title)
    part.add(.sources, "published", source.published)
    part.add(.sources, "address", source.address)
    all.append(part)
  }

  private mutating func scale(_ scale: RatingScale) {
    var part = FrameworkPart(key: "ratings", item: "the ratings", about: "", holder: nil)
    part.add(.ratings, source: scale.source)
    all.append(part)
    for rating in scale.ratings {
      var part = FrameworkPart(
        key: "rating \(rating.id)",
        item: "rating '\(rating.id)'",
        about: "\(rating.label), \(rating.points) points",
        holder: nil,
        topic: .ratings
      )
      part.add(.ratings, "label", rating.label)
      part.add(.ratings, "points", String(rating.points))
      all.append(part)
    }
  }

  private mutating func add(_ level: UnitLevel) {
    var part = FrameworkPart(
      key: "level \(level.id)",
      item: "level '\(level.id)'",
      about: level.label,
      holder: nil,
      topic: .levels
    )
    part.add(.levels, "label", level.label)
    part.add(.levels, "plural", level.plural)
    part.add(.levels, "field", level.field)
    part.add(.levels, "rated there", level.standards.joined(separator: " "))
    all.append(part)
  }

  private mutating func add(_ set: BandSet) {
    var part = FrameworkPart(
      key: "bands \(set.id)",
      item: "bands '\(set.id)'",
      about: "over \(set.measure.rawValue)",
      holder: nil,
      topic: .ratings
    )
    part.add(.ratings, "over", set.measure.rawValue)
    part.add(.ratings, "rounding", set.rounding.rawValue)
    for band in set.bands {
      let range =
        switch band.upper {
        case .through(let end): "\(band.from) to \(end)"
        case .below(let end): "\(band.from) to below \(end)"
        }
      part.add(.ratings, band.ratingID, range)
    }
    part.add(.ratings, source: set.source)
    all.append(part)
  }

  private mutating func add(_ rule: DiscretionRule) {
    var part = FrameworkPart(
      key: "discretion",
      item: "discretion",
      about: "when a panel may move a rating",
      holder: nil,
      topic: .ratings
    )
    part.add(.ratings, "points from a boundary", rule.withinPoints?.description)
    part.add(.ratings, "one case", rule.opensForOneCase ? "yes" : "no")
    part.add(.ratings, "few cases", rule.fewCases.map(String.init))
    part.add(.ratings, source: rule.source)
    all.append(part)
  }

  private mutating func add(_ fact: FactDeclaration) {
    var part = FrameworkPart(
      key: "fact \(fact.name)",
      item: "fact '\(fact.name)'",
      about: fact.title,
      holder: nil,
      topic: .values
    )
    part.add(.values, "title", fact.title)
    part.add(.values, "type", fact.type.rawValue)
    let standing: String? =
      switch fact.standing {
      case .yesNo(let value): value ? "yes" : "no"
      case .number(let value): value.description
      case nil: nil
      }
    part.add(.values, "default", standing)
    all.append(part)
  }

  private mutating func add(_ definition: Definition) {
    var part = FrameworkPart(
      key: "define \(definition.name)",
      item: "'\(definition.name)'",
      about: definition.expression.text,
      holder: nil,
      topic: .values
    )
    part.add(.values, "is", definition.expression.text)
    part.add(.values, "over", definition.reach.rawValue)
    part.add(.wording, "summary", definition.summary)
    part.add(.values, source: definition.source)
    all.append(part)
  }

  /// Adds a part that was put together elsewhere.
  mutating func append(_ part: FrameworkPart) { all.append(part) }
}
