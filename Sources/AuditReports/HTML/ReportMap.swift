import AuditCore

/// What the pages of one report share: where each page lies and which cases stand behind a number.
///
/// It is a class because every piece of every page holds it: to copy what it holds takes longer
/// than to make the piece.
final class ReportMap: Sendable {
  let result: AuditResult
  let index: FrameworkIndex
  /// For each unit, the rows of its cases, its narrower units' included, in the records' order.
  let rowsOfUnit: [[Int]]
  /// The units with each before its narrower ones.
  let unitOrder: [Int]
  /// The rows of cases in which a rule failed.
  let rowsInError: [Int]
  /// Which cases have a page of their own.
  let hasPage: Bitmap
  /// The greatest number of cases that one list shows.
  let listLimit: Int

  /// For each case whose unit was another in an earlier audit, that unit; `nil` inside for none.
  private let formerUnits: [Int: Int?]

  private let unitSlugs: [String]
  private let standardSlugs: [String]
  private let questionSlugs: [String]
  private let promptSlugs: [String]
  private let breakdownSlugs: [String]
  private let indicatorSlugs: [String]

  init(_ result: AuditResult, casePageLimit: Int) {
    self.result = result
    index = FrameworkIndex(result.framework)
    rowsOfUnit = Self.rowsOfUnits(result.units)
    unitOrder = Self.depthFirst(result.units)
    rowsInError = Self.rowsInError(result)
    // Every unit lists every prompt's cases, so that lists of full length would outgrow the disk.
    listLimit =
      switch result.caseIDs.count {
      case ...10_000: 500
      case ...100_000: 100
      default: 25
      }
    var names = Slugs()
    unitSlugs = result.units.units.map { names.make(for: $0.name, otherwise: "unit") }
    names = Slugs()
    standardSlugs = index.standards.map { names.make(for: $0.code, otherwise: "standard") }
    names = Slugs()
    questionSlugs = index.questions.map { names.make(for: $0.code, otherwise: "question") }
    promptSlugs = index.prompts.map { names.make(for: $0.code, otherwise: "prompt") }
    names = Slugs()
    formerUnits = Dictionary(
      (result.comparison?.movedCases ?? []).compactMap { former in
        former.newRow.map { ($0, former.unit) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    breakdownSlugs = result.breakdowns.map { names.make(for: $0.id, otherwise: "group") }
    names = Slugs()
    indicatorSlugs = result.indicators.map {
      names.make(for: $0.indicator.id, otherwise: "indicator")
    }
    hasPage = Self.casesWithPages(
      result,
      rowsOfUnit: rowsOfUnit,
      inError: rowsInError,
      limit: casePageLimit
    )
  }

  /// Whether the ratings rest on cases that pages can list.
  var hasCases: Bool { countsCases && result.disclosure == nil }

  /// Whether the ratings rest on cases, though those may not be shown.
  var countsCases: Bool { result.basis == .cases }

  func path(unit: Int) -> String { "units/\(unitSlugs[unit]).html" }

  func path(unit: Int, standard: Int) -> String {
    "units/\(unitSlugs[unit])/\(standardSlugs[standard]).html"
  }

  func path(unit: Int, question: Int) -> String {
    "units/\(unitSlugs[unit])/\(questionSlugs[question])-cases.html"
  }

  func path(unit: Int, prompt: Int) -> String {
    "units/\(unitSlugs[unit])/\(promptSlugs[prompt])-cases.html"
  }

  /// The page of a key question of a unit.
  func page(unit: Int, question: Int) -> String {
    "units/\(unitSlugs[unit])/\(questionSlugs[question])-question.html"
  }

  /// The page that compares all units on a key question.
  func comparison(of question: Int) -> String { "compare/\(questionSlugs[question]).html" }

  /// The page of a unit's key questions by groups of its cases.
  func characteristics(unit: Int) -> String { "units/\(unitSlugs[unit])/by-characteristic.html" }

  /// The page that lists a unit's cases by the groups of a breakdown.
  func groupCases(unit: Int, breakdown: Int) -> String {
    "units/\(unitSlugs[unit])/by-\(breakdownSlugs[breakdown])-cases.html"
  }

  /// The page of what changed in a unit since an earlier audit.
  func since(unit: Int) -> String { "units/\(unitSlugs[unit])/since.html" }

  /// The page of what became of a key question in the cases of a unit.
  func since(unit: Int, question: Int) -> String {
    "units/\(unitSlugs[unit])/\(questionSlugs[question])-since.html"
  }

  /// The page of what became of a prompt in the cases of a unit.
  func since(unit: Int, prompt: Int) -> String {
    "units/\(unitSlugs[unit])/\(promptSlugs[prompt])-since.html"
  }

  /// Whether a case of a unit was in another unit in an earlier audit.
  func movesInto(_ unit: Int, row: Int) -> Bool {
    guard let former = formerUnits[row], isCase(row, in: unit) else { return false }
    return !(former.map { result.units.path(to: $0).contains(unit) } ?? false)
  }

  /// The page that lists the cases behind an indicator of a unit.
  func cases(unit: Int, indicator: Int) -> String {
    "units/\(unitSlugs[unit])/indicator-\(indicatorSlugs[indicator])-cases.html"
  }

  /// The path of a case's page; the row makes it unlike every other.
  func path(case row: Int) -> String {
    let plain = Slugs.plain(result.caseIDs[row])
    return "cases/\(plain.isEmpty ? "case" : plain)-\(row + 1).html"
  }

  /// The unit of a case at the narrowest level.
  func unit(ofCase row: Int) -> Int? {
    guard row < result.units.unitOfCase.count else { return nil }
    let unit = result.units.unitOfCase[row]
    return unit == UnitTree.noUnit ? nil : Int(unit)
  }

  /// The level of a unit.
  func level(of unit: Int) -> UnitLevel? {
    let level = result.units.units[unit].level
    return result.framework.levels.indices.contains(level) ? result.framework.levels[level] : nil
  }

  /// Whether a unit's level rates a standard.
  func rates(_ standard: Int, unit: Int) -> Bool {
    guard index.standards[standard].isRated else { return false }
    return level(of: unit)?.standards.contains(index.standards[standard].code) ?? true
  }

  /// The organisational evidence on a standard of a unit, in reading order.
  func evidence(unit: Int, standard: Int) -> [PlacedEvidence] {
    result.evidence.filter { $0.unit == unit && $0.standard == standard }
  }

  /// The gravest concerns among the cases of a unit.
  func concerns(of unit: Int, limit: Int) -> [CaseConcern] {
    var found: [CaseConcern] = []
    for concern in result.concerns where isCase(concern.row, in: unit) {
      found.append(concern)
      if found.count == limit { break }
    }
    return found
  }

  private func isCase(_ row: Int, in unit: Int) -> Bool {
    var place = self.unit(ofCase: row)
    while let here = place {
      if here == unit { return true }
      place = result.units.units[here].parent
    }
    return false
  }

  private static func rowsOfUnits(_ tree: UnitTree) -> [[Int]] {
    var rows: [[Int]] = Array(repeating: [], count: tree.units.count)
    let paths = tree.units.indices.map { tree.path(to: $0) }
    for (row, unit) in tree.unitOfCase.enumerated() where unit != UnitTree.noUnit {
      for place in paths[Int(unit)] { rows[place].append(row) }
    }
    return rows
  }

  private static func depthFirst(_ tree: UnitTree) -> [Int] {
    var order: [Int] = []
    var waiting = Array(tree.units.indices.filter { tree.units[$0].parent == nil }.reversed())
    while let unit = waiting.popLast() {
      order.append(unit)
      waiting.append(contentsOf: tree.units[unit].children.reversed())
    }
    return order
  }

  private static func rowsInError(_ result: AuditResult) -> [Int] {
    var marks = Bitmap(repeating: false, count: result.caseIDs.count)
    for outcomes in result.outcomes.prompts {
      for (row, outcome) in outcomes.enumerated() where outcome == .error { marks[row] = true }
    }
    for sufficiencies in result.outcomes.indicated {
      for (row, found) in sufficiencies.enumerated() where found == .error { marks[row] = true }
    }
    return marks.setIndices
  }

  /// Chooses the cases that get a page: all of few, otherwise those that a reader is pointed to.
  private static func casesWithPages(
    _ result: AuditResult,
    rowsOfUnit: [[Int]],
    inError: [Int],
    limit: Int
  ) -> Bitmap {
    let count = result.caseIDs.count
    if count <= limit { return Bitmap(repeating: true, count: count) }
    var marks = Bitmap(repeating: false, count: count)
    var left = max(limit, 0)
    func mark(_ row: Int) {
      guard left > 0, !marks[row] else { return }
      marks[row] = true
      left -= 1
    }
    for concern in result.concerns.prefix(ConcernTable.indexLimit) { mark(concern.row) }
    var shown = Array(repeating: 0, count: rowsOfUnit.count)
    for concern in result.concerns {
      let places = result.units.unitOfCase
      var place = Int(concern.row < places.count ? places[concern.row] : UnitTree.noUnit)
      while place >= 0 {
        if shown[place] < ConcernTable.unitLimit { mark(concern.row) }
        shown[place] += 1
        place = result.units.units[place].parent ?? -1
      }
    }
    for row in inError { mark(row) }
    for difference in result.differences { mark(difference.row) }
    for concern in result.concerns { mark(concern.row) }
    return marks
  }
}
