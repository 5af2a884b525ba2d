import AuditCore
import FEEL

/// A row of the tests of tiers as a case of the vocabulary would hold it.
struct TierCase {
  /// Why a row cannot be a case.
  struct LeftOut: Error {
    let words: String
    init(_ words: String) { self.words = words }
  }

  let id: String
  let asOf: CalendarDay
  let expected: ContextValue
  private let inputs: ContextValue
  private let isLetter: Bool

  /// Takes a row; `nil` for one that is no whole case.
  init?(_ row: ContextValue) {
    guard case .string(let id)? = row["id"], case .string(let kind)? = row["kind"],
      case .string(let day)? = row["asOf"], case .context(let inputs)? = row["inputs"],
      case .context(let expected)? = row["expected"],
      case .string(let rules)? = row["ruleset"],
      ["case", "caseFromRegistrations"].contains(kind), let asOf = CalendarDay(day)
    else { return nil }
    self.id = id
    self.asOf = asOf
    self.inputs = inputs
    self.expected = expected
    isLetter = rules == "v3"
  }

  /// What the result must be: the position of its recalculation.
  var recalculation: Int { isLetter ? 1 : 0 }

  private static let types = [
    "RMDO": "mentally disordered", "ALSH": "suicide or self-harm", "RVLN": "vulnerable",
    "RCCO": "child concerns", "RCPR": "child protection", "RCHD": "risk to children",
    "RPIR": "public interest", "RVAD": "adult safeguarding", "STRG": "street gangs",
    "RTAO": "terrorism", "IIOM": "integrated offender management", "INLL": "life sentence",
    "ADVP": "domestic abuse perpetrator", "REG30": "domestic abuse history",
    "SPO": "stalking protection order",
  ]
  private static let levels = [
    "RVHR": "very high", "RHRH": "high", "RMRH": "medium", "RLRH": "low",
    "VERY_HIGH": "very high", "HIGH": "high", "MEDIUM": "medium", "LOW": "low",
    "NOT_APPLICABLE": "not applicable", "SEVERE": "severe", "STANDARD": "standard",
    "NO_NEED": "none", "None": "0", "Some": "1", "Significant": "2",
  ]
  private static let areas = [
    "ACCOMMODATION": "accommodation",
    "EDUCATION_TRAINING_AND_EMPLOYABILITY": "employment and training",
    "FINANCIAL_MANAGEMENT_AND_INCOME": "finance", "RELATIONSHIPS": "relationships",
    "LIFESTYLE_AND_ASSOCIATES": "lifestyle", "DRUG_MISUSE": "drugs", "ALCOHOL_MISUSE": "alcohol",
    "EMOTIONAL_WELL_BEING": "emotional wellbeing",
    "THINKING_AND_BEHAVIOUR": "thinking and behaviour",
    "ATTITUDES": "attitudes",
  ]

  /// The case as a line of JSON.
  func record(position: Int) throws(LeftOut) -> String {
    var groups: [String: [String]] = ["case": [#""id": "T\#(position)""#]]
    var lists: [String: [String]] = [:]
    func add(_ path: String, _ value: String?) {
      guard let value else { return }
      let parts = path.split(separator: ".")
      groups[String(parts[0]), default: []].append("\"\(parts[1])\": \(value)")
    }
    func quoted(_ word: String?) -> String? { word.map { "\"\($0)\"" } }
    add("diversity.gender", quoted(text("gender")?.lowercased()))
    add("rsr.score", number("rsr"))
    add("ogrs.score", number("ogrs"))
    add("person.previousEnforcementActivity", truth("previousEnforcementActivity"))
    add("person.hasActiveSentence", truth("hasActiveEvent"))
    add("offence.everSexual", truth("everCommittedSexualOffence"))
    add("rosh.level", quoted(text("rosh").flatMap { Self.levels[$0] }))
    add("mappa.category", quoted(text("mappaCategory").map { "category \($0.suffix(1))" }))
    add("person.lastReleasedOn", quoted(try released()))
    for (input, path) in [("arp", "arp"), ("csrp", "csrp"), ("dcSrp", "dcsrp")] {
      guard case .context(let predictor)? = inputs[input] else { continue }
      if case .number(let score)? = predictor["score"] { add("\(path).score", "\(score)") }
      if case .string(let kind)? = predictor["type"] {
        add("\(path).kind", quoted(kind.lowercased()))
      }
      if case .string(let band)? = predictor["band"] {
        add("\(path).band", quoted(Self.levels[band]))
      }
    }
    var registered: [String] = []
    for (input, code) in [
      ("hasLiferIpp", "INLL"), ("hasDomesticAbuse", "ADVP"), ("hasStalking", "SPO"),
      ("hasChildProtection", "RCPR"),
    ] where truth(input) == "true" {
      registered.append(code)
    }
    try addRegistrations(&registered, add)
    lists["registrations"] = registered.compactMap { Self.types[$0] }
      .map { #"{"type": "\#($0)", "startedOn": "2020-01-01"}"# }
    addAssessment(&lists, add)
    try addSentence(&lists, add)
    let parts =
      groups.keys.sorted().map { "\"\($0)\": {\((groups[$0] ?? []).joined(separator: ", "))}" }
      + lists.keys.sorted().map { "\"\($0)\": [\((lists[$0] ?? []).joined(separator: ", "))]" }
    return "{\(parts.joined(separator: ", "))}"
  }

  private func addRegistrations(
    _ registered: inout [String],
    _ add: (String, String?) -> Void
  ) throws(LeftOut) {
    guard case .list(let entries)? = inputs["registrations"] else { return }
    var harm = 0
    var mappa = 0
    for case .context(let entry) in entries {
      guard case .string(let code)? = entry["code"] else { continue }
      if let level = Self.levels[code] {
        harm += 1
        add("rosh.level", "\"\(level)\"")
      } else if code == "MAPP" {
        mappa += 1
        if case .string(let level)? = entry["level"] {
          add("mappa.level", "\"level \(level.suffix(1))\"")
        }
        if case .string(let category)? = entry["category"] {
          add("mappa.category", "\"category \(category.suffix(1))\"")
        }
      } else {
        registered.append(code)
      }
    }
    if harm > 1 || mappa > 1 {
      throw LeftOut("a case has one risk of serious harm and one MAPPA level")
    }
  }

  private func addAssessment(
    _ lists: inout [String: [String]],
    _ add: (String, String?) -> Void
  ) {
    guard case .context(let assessment)? = inputs["assessment"] else { return }
    if case .string(let day)? = assessment["completedDate"] {
      add("assessment.completedOn", "\"\(day)\"")
    }
    if case .context(let needs)? = assessment["needs"] {
      lists["needs"] = needs.entries.compactMap { need in
        guard let area = Self.areas[need.key], case .string(let level) = need.value,
          let words = Self.levels[level]
        else { return nil }
        return #"{"area": "\#(area)", "level": "\#(words)"}"#
      }
    }
    guard case .context(let women)? = assessment["women"] else { return }
    if case .string(let answer)? = women["parentalResponsibilities"] {
      add("person.caresForChildren", answer == "Yes" ? "true" : "false")
    }
    for name in ["impulsivity", "temperControl"] {
      if case .string(let answer)? = women[name] {
        add("assessment.\(name)", Self.levels[answer])
      }
    }
  }

  private func addSentence(
    _ lists: inout [String: [String]],
    _ add: (String, String?) -> Void
  ) throws(LeftOut) {
    guard case .list(let sentences)? = inputs["convictions"], !isLetter else { return }
    guard sentences.count == 1, case .context(let sentence)? = sentences.first else {
      throw LeftOut("a case is one sentence of a person")
    }
    if case .string(let kind)? = sentence["sentenceTypeCode"] {
      add(
        "sentence.type",
        ["NC", "SC"].contains(kind) ? "\"standard determinate\"" : "\"community order\""
      )
    }
    if case .string(let day)? = sentence["terminationDate"] {
      add("sentence.endedOn", "\"\(day)\"")
    }
    guard case .list(let requirements)? = sentence["requirements"] else { return }
    var found: [String] = []
    for case .context(let requirement) in requirements {
      guard case .string(let code)? = requirement["mainCategoryTypeCode"] else { continue }
      if code == "W1" { throw LeftOut("an order made longer is no requirement of the vocabulary") }
      let type = ["W": "unpaid work", "X": "exclusion"][code] ?? "rehabilitation activity"
      let restricts = requirement["restrictive"].map { "\($0)".contains("true") } ?? false
      found.append(#"{"type": "\#(type)", "isRestrictive": \#(restricts)}"#)
    }
    lists["requirements"] = found
  }

  private func released() throws(LeftOut) -> String? {
    if let day = text("latestReleaseDate") { return day }
    guard let relative = text("latestReleaseDateRelative") else { return nil }
    let years = Int(relative.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
    guard
      let day = CalendarDay(
        year: asOf.parts.year - years,
        month: asOf.parts.month,
        day: asOf.parts.day
      )
    else { throw LeftOut("a day that the calendar does not have") }
    let shift = relative.hasSuffix("+P1D") ? 1 : relative.hasSuffix("-P1D") ? -1 : 0
    return "\(CalendarDay(dayNumber: day.dayNumber + shift))"
  }

  private func text(_ name: String) -> String? {
    if case .string(let text)? = inputs[name] { text } else { nil }
  }

  private func number(_ name: String) -> String? {
    if case .number(let number)? = inputs[name] { "\(number)" } else { nil }
  }

  private func truth(_ name: String) -> String? {
    if case .boolean(let answer)? = inputs[name] { answer ? "true" : "false" } else { nil }
  }
}
