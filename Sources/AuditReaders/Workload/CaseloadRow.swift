import AuditCore

/// One row of a table of caseloads while it is read.
struct CaseloadRow {
  private let scheme: WorkloadScheme
  private var read: Caseload
  private var grade: String?
  /// Whether the system's code of the grade is one that the scheme does not know.
  private(set) var hasUnknownGrade = false
  private var names: [String]
  private var codes: [String]
  private let place: Place

  init(scheme: WorkloadScheme, place: Place) {
    self.scheme = scheme
    self.place = place
    read = Caseload(staff: "", grade: scheme.otherGrade, units: [], scheme: scheme, place: place)
    names = Array(repeating: "", count: WorkloadResult.levels.count)
    codes = names
  }

  /// Takes a cell; an empty one is a count of none.
  ///
  /// - Returns: What is wrong with it.
  mutating func take(
    _ text: String,
    _ meaning: CaseloadColumns.Meaning,
    at place: Place
  ) -> Diagnostic? {
    switch meaning {
    case .ignored: return nil
    case .staff: read.staff = text
    case .grade(let isSource): return takeGrade(text, isSource: isSource, at: place)
    case .unit(let level, let isCode):
      if isCode { codes[level] = text } else { names[level] = text }
    case .hours:
      guard !text.isEmpty else { return nil }
      guard let hours = Self.number(text, from: 0, to: 168) else {
        return WorkloadMessages.badNumber("weekly hours from 0 to 168", text, at: place)
      }
      read.contractedHours = hours
    case .adjustment:
      guard !text.isEmpty else { return nil }
      guard let points = Self.number(text, from: -1_000_000, to: 1_000_000) else {
        return WorkloadMessages.badNumber("points", text, at: place)
      }
      read.adjustment = points
    default:
      guard !text.isEmpty else { return nil }
      guard let count = Int(text), (0...1_000_000).contains(count) else {
        return WorkloadMessages.badNumber(
          "a whole number of cases or pieces of work",
          text,
          at: place
        )
      }
      take(count, meaning)
    }
    return nil
  }

  private mutating func take(_ count: Int, _ meaning: CaseloadColumns.Meaning) {
    switch meaning {
    case .complex: read.complexCount = count
    case .report(let index): read.reports[index] = count
    case .contact(let index, let isByOthers):
      if isByOthers {
        read.contactsByOthers[index] = count
      } else {
        read.contactsForOthers[index] = count
      }
    case .untiered(let isT2A, let place):
      if isT2A { read.t2aCases.untiered[place] = count } else { read.cases.untiered[place] = count }
    case .tier(let isT2A, let place, let tier, let part):
      let counts: WritableKeyPath<Caseload, CaseCounts> = isT2A ? \.t2aCases : \.cases
      let field: WritableKeyPath<TierCount, Int> =
        switch part {
        case .total: \.total
        case .warrants: \.warrants
        case .unpaidWork: \.unpaidWork
        case .overdueTermination: \.overdueTermination
        }
      read[keyPath: counts].tiers[place][tier][keyPath: field] = count
    default: break
    }
  }

  private mutating func takeGrade(_ text: String, isSource: Bool, at place: Place) -> Diagnostic? {
    if isSource {
      guard grade == nil, !text.isEmpty else { return nil }
      hasUnknownGrade = !scheme.knowsGrade(ofSourceCode: text)
      grade = scheme.grade(ofSourceCode: text)?.code
      return nil
    }
    let plain = WorkloadScheme.plain(text)
    if plain.isEmpty { return nil }
    let found = scheme.grades.first {
      WorkloadScheme.plain($0.code) == plain || WorkloadScheme.plain($0.title) == plain
    }
    guard let found else {
      return WorkloadMessages.unknownName(
        "grade",
        text,
        known: scheme.grades.map(\.code),
        at: place
      )
    }
    grade = found.code
    return nil
  }

  /// What a row must have and this one lacks, or has more of than can be.
  var missing: [Diagnostic] {
    var found: [Diagnostic] = []
    if read.staff.isEmpty { found.append(WorkloadMessages.missingCell("staff code", at: place)) }
    for (level, noun) in ["region", "delivery unit", "team"].enumerated()
    where names[level].isEmpty && codes[level].isEmpty {
      found.append(WorkloadMessages.missingCell(noun, at: place))
    }
    let isImpossible = read.t2aCases.tiers.joined().contains {
      $0.warrants + $0.unpaidWork + $0.overdueTermination > 0
        && max($0.warrants, $0.unpaidWork, $0.overdueTermination) > $0.total
    }
    if isImpossible { found.append(WorkloadMessages.moreInactive(at: place)) }
    return found
  }

  /// The caseload, once nothing is missing.
  var caseload: Caseload {
    var caseload = read
    caseload.grade = grade ?? scheme.otherGrade
    caseload.units = zip(names, codes).map { $0.isEmpty ? $1 : $0 }
    return caseload
  }

  static func number(_ text: String, from least: Int, to most: Int) -> Decimal128? {
    guard let number = Decimal128(text), !(number < Decimal128(least)),
      !(Decimal128(most) < number),
      number.rounded(places: 4, .towardZero) == number
    else { return nil }
    return number
  }
}

/// The text of a table that people make.
enum WorkloadTable {
  /// The rows of a file; `nil`, told, when it is a workbook or not UTF-8.
  static func text(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> SmallCSV? {
    if Workbook.begins(file.bytes) {
      diagnostics.append(WorkbookMessages.needsCSV(at: Place(path: file.path)))
      return nil
    }
    if let offset = TextEncoding.firstFault(file.bytes) {
      let fault = file.place(of: offset..<offset + 1)
      let place = Place(path: file.path, line: fault.line, column: fault.column)
      diagnostics.append(XMLMessages.encoding("this byte is not UTF-8", at: place))
      return nil
    }
    return SmallCSV(String(decoding: file.bytes, as: UTF8.self))
  }
}
