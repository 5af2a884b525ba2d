public import AuditCore

/// Finds what is otherwise in one audit than in an earlier one.
///
/// Items, units and cases are the same when their codes, their names with the wider units', and their
/// identifiers are. What a changed rule does is never counted as changed practice.
public struct AuditComparer: Sendable {
  let old: AuditSnapshot
  let new: AuditSnapshot
  let matching: AuditComparison.Matching
  let formerQuestion: [Int?]
  let formerPrompt: [Int?]
  /// For each unit of the new audit, the same unit of the old one.
  let formerUnit: [Int?]
  /// For each unit of the old audit, the same unit of the new one, or the narrowest wider one.
  let unitNow: [Int?]
  let formerRow: [Int32]

  /// Compares two audits.
  ///
  /// - Parameters:
  ///   - old: The earlier audit.
  ///   - new: The audit.
  ///   - threads: How many threads may work; the comparison does not depend on it.
  /// - Returns: What is otherwise, unit by unit and case by case.
  public static func compare(
    _ old: AuditSnapshot,
    _ new: AuditSnapshot,
    threads: Int
  ) -> AuditComparison {
    AuditComparer(old, new).comparison(threads)
  }

  private init(_ old: AuditSnapshot, _ new: AuditSnapshot) {
    self.old = old
    self.new = new
    matching =
      if old.basis == .scores || new.basis == .scores {
        .noCases
      } else if old.naming != new.naming {
        .otherNames
      } else {
        .matched
      }
    formerQuestion = Self.positions(of: new.questions, in: old.questions)
    formerPrompt = Self.positions(of: new.prompts, in: old.prompts)
    (formerUnit, unitNow) = Self.units(old, new)
    formerRow =
      matching == .matched
      ? Self.rows(of: new.caseIDs, in: old.caseIDs)
      : Array(repeating: -1, count: new.caseIDs.count)
  }

  private static func positions(
    of items: [AuditSnapshot.Item],
    in others: [AuditSnapshot.Item]
  ) -> [Int?] {
    let places = Dictionary(
      others.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return items.map { places[$0.code] }
  }

  private static func rows(of ids: [String], in others: [String]) -> [Int32] {
    var places: [String: Int32] = [:]
    places.reserveCapacity(others.count)
    for (row, id) in others.enumerated() { places[id] = Int32(row) }
    return ids.map { places[$0] ?? -1 }
  }

  /// A unit's name with those of the wider ones and their levels, which tells it from all others.
  static func name(of unit: Int, in audit: AuditSnapshot) -> [String] {
    audit.path(to: unit).map { place in
      let found = audit.units[place]
      let level = audit.levels.indices.contains(found.level) ? audit.levels[found.level] : ""
      return "\(level) \(found.name)"
    }
  }

  private static func units(
    _ old: AuditSnapshot,
    _ new: AuditSnapshot
  ) -> (former: [Int?], now: [Int?]) {
    let oldNames = old.units.indices.map { name(of: $0, in: old) }
    let newNames = new.units.indices.map { name(of: $0, in: new) }
    let oldPlaces = Dictionary(zip(oldNames, 0...), uniquingKeysWith: { first, _ in first })
    let newPlaces = Dictionary(zip(newNames, 0...), uniquingKeysWith: { first, _ in first })
    let now = oldNames.map { name -> Int? in
      (1...max(name.count, 1)).reversed().lazy.compactMap { newPlaces[Array(name.prefix($0))] }
        .first
    }
    return (newNames.map { oldPlaces[$0] }, now)
  }

  private func comparison(_ threads: Int) -> AuditComparison {
    var found = AuditComparison(old: Self.side(old), new: Self.side(new), matching: matching)
    found.frameworkChanges = FrameworkChangeWords(old, new).sentences
    found.standards = items(new.standards, old.standards)
    found.questions = items(new.questions, old.questions)
    found.prompts = items(new.prompts, old.prompts)
    let composites = items(new.composites, old.composites)
    found.vanishedUnits = vanished
    found.formerRow = formerRow
    if matching == .matched {
      (found.leftCases, found.movedCases) = former
      let (questions, prompts) = (found.questions, found.prompts)
      found.questionMovements = Parallel.map(count: questions.count, threads: threads) {
        movements(
          new.questionAnswers[$0],
          formerQuestion[$0].map { old.questionAnswers[$0] },
          questions[$0].rule
        )
      }
      found.promptMovements = Parallel.map(count: prompts.count, threads: threads) {
        movements(
          new.promptAnswers[$0],
          formerPrompt[$0].map { old.promptAnswers[$0] },
          prompts[$0].rule
        )
      }
    }
    let tally = MovementTally(self, found)
    found.units = Parallel.map(count: new.units.count, threads: threads) { [found] unit in
      change(of: unit, found, composites, tally)
    }
    return found
  }

  private static func side(_ audit: AuditSnapshot) -> AuditComparison.Side {
    .init(
      framework: audit.framework,
      runAt: audit.runAt,
      asOf: audit.asOf,
      isIndicative: audit.isIndicative,
      caseCount: audit.basis == .cases ? audit.caseIDs.count : nil
    )
  }

  private func items(
    _ items: [AuditSnapshot.Item],
    _ others: [AuditSnapshot.Item]
  ) -> [AuditComparison.Item] {
    zip(items, Self.positions(of: items, in: others)).map { item, place in
      let rule: AuditComparison.RuleStanding =
        switch place {
        case nil: .added
        case let place? where others[place].rule == item.rule: .same
        default: .changed
        }
      return .init(code: item.code, rule: rule)
    }
  }

  private var vanished: [String] {
    let kept = Set(formerUnit.compactMap { $0 })
    return old.units.indices.filter { !kept.contains($0) }.map { unit in
      old.path(to: unit).map { old.units[$0].name }.joined(separator: ", ")
    }
  }

  /// The cases that left, and those whose unit is another now.
  private var former: (left: [AuditComparison.FormerCase], moved: [AuditComparison.FormerCase]) {
    var rowNow = Array(repeating: -1, count: old.caseIDs.count)
    for (row, former) in formerRow.enumerated() where former >= 0 { rowNow[Int(former)] = row }
    var left: [AuditComparison.FormerCase] = []
    var moved: [AuditComparison.FormerCase] = []
    for (row, id) in old.caseIDs.enumerated() {
      let place = old.unitOfCase[row]
      let unit = place == UnitTree.noUnit ? nil : unitNow[Int(place)]
      if rowNow[row] < 0 {
        left.append(.init(id: id, row: row, unit: unit))
      } else {
        let now = new.unitOfCase[rowNow[row]]
        if unit != (now == UnitTree.noUnit ? nil : Int(now)) {
          moved.append(.init(id: id, row: row, unit: unit, newRow: rowNow[row]))
        }
      }
    }
    return (left, moved)
  }

  private func movements(
    _ now: [CaseAnswer],
    _ before: [CaseAnswer]?,
    _ rule: AuditComparison.RuleStanding
  ) -> [Movement] {
    now.enumerated().map { row, answer in
      let former = formerRow[row]
      guard former >= 0 else { return .arrived }
      guard rule == .same, let before else { return .ruleChanged }
      return Movement(from: before[Int(former)], to: answer)
    }
  }
}

extension Movement {
  /// Tells what became of an answer under the same rules.
  public init(from old: CaseAnswer, to new: CaseAnswer) {
    if old.isJudged != new.isJudged {
      self = .judgedOnce
      return
    }
    self =
      switch (old.outcome, new.outcome) {
      case (.met, .met): .stillMet
      case (.met, .notMet): .newlyNotMet
      case (.notMet, .met): .newlyMet
      case (.notMet, .notMet): .stillNotMet
      case (.met, .notEvidenced): .evidenceLostMet
      case (.notMet, .notEvidenced): .evidenceLostNotMet
      case (.notEvidenced, .met): .evidencedMet
      case (.notEvidenced, .notMet): .evidencedNotMet
      case (.notEvidenced, .notEvidenced): .stillNotEvidenced
      case (.met, _), (.notMet, _), (.notEvidenced, _): .appliesOtherwise
      case (_, .met), (_, .notMet), (_, .notEvidenced): .appliesOtherwise
      default: .countsNeither
      }
  }
}
