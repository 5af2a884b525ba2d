import AuditCore

extension DiagnosticCode {
  fileprivate static let ambiguousDate = DiagnosticCode("ambiguous-date")
  fileprivate static let badBoolean = DiagnosticCode("bad-boolean")
  fileprivate static let badCode = DiagnosticCode("bad-code")
  fileprivate static let badDate = DiagnosticCode("bad-date")
  fileprivate static let badDateTime = DiagnosticCode("bad-date-time")
  fileprivate static let badDuration = DiagnosticCode("bad-duration")
  fileprivate static let badEncoding = DiagnosticCode("bad-encoding")
  fileprivate static let badJSON = DiagnosticCode("bad-json")
  fileprivate static let badNumber = DiagnosticCode("bad-number")
  fileprivate static let badQuote = DiagnosticCode("bad-quote")
  fileprivate static let badShape = DiagnosticCode("bad-shape")
  fileprivate static let duplicateCase = DiagnosticCode("duplicate-case")
  fileprivate static let duplicateValue = DiagnosticCode("duplicate-value")
  fileprivate static let errorCell = DiagnosticCode("error-cell")
  fileprivate static let longRow = DiagnosticCode("long-row")
  fileprivate static let mangledText = DiagnosticCode("mangled-text")
  fileprivate static let missingValue = DiagnosticCode("missing-value")
  fileprivate static let outOfRange = DiagnosticCode("out-of-range")
  fileprivate static let rejectedCase = DiagnosticCode("rejected-case")
  fileprivate static let shortRow = DiagnosticCode("short-row")
  fileprivate static let truncatedFile = DiagnosticCode("truncated-file")
  fileprivate static let unknownCase = DiagnosticCode("unknown-case")
}

extension CaseMessages {
  /// Words one kind of fault of one field, however many rows have it.
  ///
  /// A source may name the field otherwise; its name is the one that is told.
  static func rowFault(
    _ key: FaultLog.Key,
    _ tally: FaultLog.Tally,
    path: String,
    type: RecordType,
    keyPath: String,
    named written: String? = nil
  ) -> Diagnostic {
    let field = type.fields.indices.contains(key.field) ? type.fields[key.field] : nil
    let name = written ?? field?.path ?? keyPath
    let words = words(for: key.fault, name: name, field: field, type: type)
    var notes = words.notes
    if tally.count > 1 {
      let others = tally.lines.dropFirst().map(String.init).joined(separator: ", ")
      let more = tally.count > tally.lines.count ? "\(others), …" : others
      let rest = tally.count - 1
      notes.append("\(rest) more row\(rest == 1 ? " has" : "s have") the same fault (\(more))")
    }
    let value = String(decoding: tally.value, as: UTF8.self)
    var helps = words.helps
    if key.fault == .badCode, case .code(let list)? = field?.type,
      let near = Suggestion.help(for: value, in: list.codes.map(\.value))
    {
      helps.insert(near, at: 0)
    }
    return Diagnostic(
      .error,
      words.code,
      words.headline,
      at: Place(path: path, line: tally.lines.first ?? 0),
      notes: notes,
      helps: helps,
      caseValue: tally.value.isEmpty ? nil : value
    )
  }

  /// Words a fault for the file of rejected rows.
  static func reason(_ key: FaultLog.Key, type: RecordType, keyPath: String) -> String {
    let field = type.fields.indices.contains(key.field) ? type.fields[key.field] : nil
    return words(for: key.fault, name: field?.path ?? keyPath, field: field, type: type).headline
  }

  private struct Words {
    var code: DiagnosticCode
    var headline: String
    var notes: [String] = []
    var helps: [String] = []
  }

  private static func words(
    for fault: RowFault,
    name: String,
    field: Field?,
    type: RecordType
  ) -> Words {
    switch fault {
    case .badCode:
      var notes: [String] = []
      var helps = ["mend the rows"]
      if case .code(let list)? = field?.type {
        let first = list.codes.prefix(3).map(\.value).joined(separator: ", ")
        let more = list.codes.count > 3 ? ", …" : ""
        notes = ["\(list.codes.count) codes are allowed: \(first)\(more)"]
        helps = ["mend the rows, or add the code to <codes id=\"\(list.id)\"> of the vocabulary"]
      }
      return Words(
        code: .badCode,
        headline: "a value of '\(name)' is not in its code list",
        notes: notes,
        helps: helps
      )
    case .badBoolean:
      return Words(
        code: .badBoolean,
        headline: "a value of '\(name)' is neither yes nor no",
        helps: ["write yes or no, true or false, in small letters"]
      )
    case .badInteger:
      return Words(
        code: .badNumber,
        headline: "a value of '\(name)' is not a whole number",
        helps: ["write digits only, at most 18, with a minus sign in front if need be"]
      )
    case .badDecimal:
      return Words(
        code: .badNumber,
        headline: "a value of '\(name)' is not a number",
        helps: ["write digits with a point, without thousands separators or a percent sign"]
      )
    case .tooManyPlaces:
      var places = ""
      if case .decimal(let count)? = field?.type { places = "at most \(count) " }
      return Words(
        code: .badNumber,
        headline: "a value of '\(name)' has too many decimal places",
        helps: ["give \(places)decimal places, or raise places=\"…\" in the vocabulary"]
      )
    case .badDate:
      return Words(
        code: .badDate,
        headline: "a value of '\(name)' is not a date",
        helps: ["write dates as yyyy-mm-dd, as in 2024-03-01"]
      )
    case .noSuchDay:
      return Words(
        code: .badDate,
        headline: "a value of '\(name)' is a day that the calendar does not have",
        helps: ["check the month and the day"]
      )
    case .unlikelyYear:
      let years = WrittenBytes.likelyYears
      return Words(
        code: .badDate,
        headline: "a value of '\(name)' is in a year that cannot be meant",
        notes: ["years from \(years.lowerBound) to \(years.upperBound) are read"],
        helps: ["mend the year, or leave the value out where the day stands for none"]
      )
    case .badDateTime:
      return Words(
        code: .badDateTime,
        headline: "a value of '\(name)' is not a date and time",
        helps: ["write yyyy-mm-ddThh:mm or yyyy-mm-ddThh:mm:ss, without a time zone"]
      )
    case .badDuration:
      return Words(
        code: .badDuration,
        headline: "a value of '\(name)' is not a duration",
        helps: [
          field?.type == .yearsMonthsDuration
            ? "write years and months, as in P1Y6M" : "write days and hours, as in P3DT4H"
        ]
      )
    case .belowMinimum:
      return Words(
        code: .outOfRange,
        headline: "a value of '\(name)' is below the least one allowed",
        notes: field?.minimum.map { ["the vocabulary's minimum is \($0)"] } ?? [],
        helps: ["mend the rows, or lower minimum=\"…\" in the vocabulary"]
      )
    case .aboveMaximum:
      return Words(
        code: .outOfRange,
        headline: "a value of '\(name)' is above the greatest one allowed",
        notes: field?.maximum.map { ["the vocabulary's maximum is \($0)"] } ?? [],
        helps: ["mend the rows, or raise maximum=\"…\" in the vocabulary"]
      )
    case .badEncoding:
      return Words(
        code: .badEncoding,
        headline: "a value of '\(name)' is not written in UTF-8",
        helps: ["save the file as UTF-8"]
      )
    default: return recordWords(for: fault, name: name, field: field, type: type)
    }
  }

  private static func recordWords(
    for fault: RowFault,
    name: String,
    field: Field?,
    type: RecordType
  ) -> Words {
    switch fault {
    case .missingValue:
      Words(
        code: .missingValue,
        headline: "a record has no '\(name)', which every one needs",
        helps: ["fill the value in"]
      )
    case .shortRow:
      Words(
        code: .shortRow,
        headline: "a row has fewer cells than the first line names",
        helps: ["write a comma for each empty cell, and quote a cell that holds a line break"]
      )
    case .longRow:
      Words(
        code: .longRow,
        headline: "a row has more cells than the first line names",
        helps: ["put a cell that holds a comma in quotes"]
      )
    case .truncated:
      Words(
        code: .truncatedFile,
        headline: "the file ends within a row",
        helps: ["export the file again: its end is missing"]
      )
    case .strayQuote:
      Words(
        code: .badQuote,
        headline: "a quote stands within a cell, or text follows a closing quote",
        helps: ["put the whole cell in quotes and double each quote within it"]
      )
    case .unclosedQuote:
      Words(
        code: .badQuote,
        headline: "a quote is opened but never closed",
        helps: ["close the quote, or export the file again if its end is missing"]
      )
    case .duplicateCase:
      Words(
        code: .duplicateCase,
        headline: "a case has the same '\(name)' as one before it",
        notes: ["the first is kept"],
        helps: ["keep one record for each case"]
      )
    case .noSuchCase:
      Words(
        code: .unknownCase,
        headline: "a record of the list '\(type.name)' belongs to no case that was read",
        helps: ["add the case, or take the record out"]
      )
    case .caseRejected:
      Words(
        code: .rejectedCase,
        headline: "a record of the list '\(type.name)' belongs to a case that was rejected",
        helps: ["mend the case's own faults"]
      )
    case .givenTwice:
      Words(
        code: .duplicateValue,
        headline: "a record gives '\(name)' twice",
        helps: ["give each value once"]
      )
    case .badJSON:
      Words(
        code: .badJSON,
        headline: "a record is not sound JSON",
        helps: ["write one whole JSON object a line"]
      )
    case .ambiguousDate:
      Words(
        code: .ambiguousDate,
        headline: "a value of '\(name)' is one day in one form and another in another",
        notes: ["nothing is guessed: the column may be written in both forms"],
        helps: ["give the column a single form in the mapping, or export one that is clear"]
      )
    case .dateForText:
      Words(
        code: .mangledText,
        headline: "a value of '\(name)' is a date where words are expected",
        helps: ["format the column as text before the data is pasted, or export it again"]
      )
    case .errorCell:
      Words(
        code: .errorCell,
        headline: "a cell of '\(name)' holds a formula that failed, or has no result stored",
        helps: [
          "mend the formula, or open the workbook in a spreadsheet program and save it with its results"
        ]
      )
    case .badPicture:
      Words(
        code: .mangledText,
        headline: "a value of '\(name)' is not spelt as such values are",
        helps: [
          "mend the rows; where a spreadsheet program took off letters or zeros, export the column "
            + "again as text"
        ]
      )
    case .mangledNumber:
      Words(
        code: .mangledText,
        headline: "a value of '\(name)' was shortened to a power of ten, as 1.2E+05",
        notes: ["a spreadsheet program took it for a number; what it was is lost"],
        helps: ["export it again from the system, with the column as text"]
      )
    case .numberForText:
      Words(
        code: .mangledText,
        headline: "a value of '\(name)' is a number where words are expected",
        notes: [
          "a spreadsheet program may have taken it for a number; letters and zeros may be lost"
        ],
        helps: ["format the column as text before the data is pasted, or export it again"]
      )
    case .timeForDay:
      Words(
        code: .badDate,
        headline: "a value of '\(name)' is a day with a time where a day is expected",
        helps: ["give the column a form with a time in the mapping, or the type dateTime"]
      )
    default:
      Words(
        code: .badShape,
        headline: field == nil
          ? "a record has not the shape of a '\(type.name)'"
          : "'\(name)' holds something else than one value",
        helps: ["give a single value for a field and an array of records for a list"]
      )
    }
  }
}
