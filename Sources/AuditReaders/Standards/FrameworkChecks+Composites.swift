import AuditCore

extension FrameworkChecks {
  /// Names that every condition over results knows, so that nothing else can bear them.
  private static let ownNames: Set<String> = [
    "maximum", "mean", "members", "percent", "points", "rated", "rating", "unrated",
  ]

  /// Checks that what conditions can name is named once and not by a word that means something.
  mutating func checkNames() {
    let named =
      root.children("fact") + standardElements + root.children("composite")
      + root.children("define").filter { $0.words("over") == "results" }
    diagnostics.add(Duplicates.find(named, by: "name", noun: "name"))
    for element in named where Self.ownNames.contains(element.words("name")) {
      diagnostics.add(
        StandardMessages.nameTaken(element.words("name"), at: element.place(of: "name"))
      )
    }
  }

  /// Checks that the default of a fact is of its type.
  mutating func checkFacts() {
    for element in root.children("fact") {
      guard let type = FactType(rawValue: element.words("type")),
        let written = element.located("default"), type.value(written.text) == nil
      else { continue }
      diagnostics.add(StandardMessages.factDefault(type, at: written.place))
    }
  }

  /// Checks that a key question that pools another names one that looks at cases itself.
  mutating func checkPools() {
    let questions = standardElements.flatMap { $0.children("keyQuestion") }
    let own = questions.filter { $0.attribute("pools") == nil }.map { $0.words("code") }
    for question in questions {
      guard let pooled = question.located("pools") else { continue }
      if !own.contains(pooled.text) {
        if questions.contains(where: { $0.words("code") == pooled.text }) {
          diagnostics.add(StandardMessages.poolsPooled(pooled.text, at: pooled.place))
        } else {
          diagnostics.add(
            StandardMessages.unknownName(
              "key question",
              pooled.text,
              known: own,
              code: .unknownQuestion,
              at: pooled.place
            )
          )
        }
      }
      if let own = question.children.first(where: { $0.name != "question" }) {
        diagnostics.add(
          StandardMessages.poolsAndOwn(question.words("code"), own.name, at: own.place)
        )
      }
    }
  }

  /// Checks the ratings that limits name.
  mutating func checkHolds(_ element: XMLElement) {
    for child in element.children where RatingHold.Kind(rawValue: child.name) != nil {
      checkRating(child, "to")
    }
  }

  /// Checks a composite: its members, its bands, its rules, what holds it back.
  mutating func checkComposite(_ made: [XMLElement], at position: Int) {
    let element = made[position]
    if element.words("code") == CompositeRule.overallCode {
      diagnostics.add(StandardMessages.nameTaken("overall", at: element.place(of: "code")))
    }
    checkMembers(made, at: position)
    checkHolds(element)
    checkLevels(element)
    checkRules(element)
    let rules = framework.allComposites
    guard rules.indices.contains(position) else { return }
    let rule = rules[position]
    if let measure = rule.method.measure {
      checkBandSet(element, measure: measure)
    } else if let bands = element.attribute("bands") {
      diagnostics.add(StandardMessages.bandsUnused(rule.method.word, at: bands.namePlace))
    }
    if rule.leastRated > rule.members.count {
      diagnostics.add(
        StandardMessages.leastRatedTooGreat(rule.members.count, at: element.place(of: "leastRated"))
      )
    }
  }

  private mutating func checkMembers(_ made: [XMLElement], at position: Int) {
    let element = made[position]
    let members = element.children("member")
    if let of = element.attribute("of"), !members.isEmpty {
      diagnostics.add(StandardMessages.membersTwice(at: of.namePlace))
    }
    var written = members.compactMap { $0.located("code") }
    if written.isEmpty { written = element.list("of") }
    if written.map(\.text) != ["all"] {
      let earlier = made[..<position].map { $0.words("code") }
      let later = made[position...].map { $0.words("code") }
      let isScore = element.words("by") == "score"
      var seen: Set<String> = []
      for code in written {
        checkMember(code, earlier: earlier, later: later, isScore: isScore)
        if !seen.insert(code.text).inserted {
          diagnostics.add(StandardMessages.memberTwice(code.text, at: code.place))
        }
      }
    }
    let isSum = ["", "sum"].contains(element.words("by"))
    for member in members {
      guard let weight = Decimal128(member.words("weight")) else { continue }
      if weight == .zero || (isSum && weight.integer == nil) {
        diagnostics.add(
          StandardMessages.badWeight(isZero: weight == .zero, at: member.place(of: "weight"))
        )
      }
    }
  }

  private mutating func checkMember(
    _ code: LocatedText,
    earlier: [String],
    later: [String],
    isScore: Bool
  ) {
    if let standard = framework.standards.first(where: { $0.code == code.text }) {
      if !standard.isRated, !isScore {
        diagnostics.add(StandardMessages.standardNotRated(code.text, at: code.place))
      }
    } else if later.contains(code.text) {
      diagnostics.add(StandardMessages.memberLater(code.text, at: code.place))
    } else if !earlier.contains(code.text) {
      diagnostics.add(
        StandardMessages.unknownName(
          earlier.isEmpty ? "standard" : "standard or composite",
          code.text,
          known: framework.standards.map(\.code) + earlier,
          code: .unknownStandard,
          at: code.place
        )
      )
    }
  }

  private mutating func checkLevels(_ element: XMLElement) {
    let known = framework.levels.map(\.id)
    for level in element.list("levels") where !known.contains(level.text) {
      diagnostics.add(
        StandardMessages.unknownName(
          "level",
          level.text,
          known: known,
          code: .unknownLevel,
          at: level.place
        )
      )
    }
  }

  private mutating func checkRules(_ element: XMLElement) {
    let rules = element.children.filter { ["rule", "otherwise"].contains($0.name) }
    for rule in rules { checkRating(rule, "rating") }
    let isByRules = element.words("by") == "rules"
    if isByRules, element.children("rule").isEmpty {
      diagnostics.add(StandardMessages.noRules(at: element.place(of: "by")))
    } else if !isByRules, let first = rules.first {
      diagnostics.add(StandardMessages.rulesUnused(at: first.place))
    }
  }

  private mutating func checkRating(_ element: XMLElement, _ attribute: String) {
    let known = framework.scale.ratings.map(\.id)
    guard let rating = element.located(attribute), !known.isEmpty, !known.contains(rating.text)
    else { return }
    diagnostics.add(
      StandardMessages.unknownName(
        "rating",
        rating.text,
        known: known,
        code: .unknownRating,
        at: rating.place
      )
    )
  }
}
