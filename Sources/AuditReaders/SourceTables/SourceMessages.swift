import AuditCore

extension DiagnosticCode {
  fileprivate static let ambiguousSheet = DiagnosticCode("ambiguous-sheet")
  fileprivate static let badEncoding = DiagnosticCode("bad-encoding")
  fileprivate static let badJSON = DiagnosticCode("bad-json")
  fileprivate static let ambiguousColumn = DiagnosticCode("ambiguous-column")
  fileprivate static let mergedHeadings = DiagnosticCode("merged-headings")
  fileprivate static let missingColumn = DiagnosticCode("missing-column")
  fileprivate static let missingHeader = DiagnosticCode("missing-header")
  fileprivate static let missingRecords = DiagnosticCode("missing-records")
  fileprivate static let missingWorkbook = DiagnosticCode("missing-workbook")
  fileprivate static let mixedIdentifiers = DiagnosticCode("mixed-identifiers")
  fileprivate static let tooManyFiles = DiagnosticCode("too-many-files")
  fileprivate static let unknownCode = DiagnosticCode("unmapped-value")
  fileprivate static let unreadableFile = DiagnosticCode("unreadable-file")
  fileprivate static let unreadColumn = DiagnosticCode("unread-column")
}

/// The messages about tables of sources; no message holds a value of a case.
enum SourceMessages {
  static func brokenJSON(_ reason: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badJSON,
      "the file is not sound JSON: \(reason)",
      at: place,
      notes: ["nothing after this line was read"],
      helps: ["mend the file, or export it again"]
    )
  }

  /// Says which lines of JSON Lines are no sound JSON; `nil` when there are none.
  static func brokenLines(_ lines: [Int], of path: String) -> Diagnostic? {
    guard let first = lines.first else { return nil }
    return Diagnostic(
      .warning,
      .badJSON,
      "\(lines.count) line\(lines.count == 1 ? " is" : "s are") not sound JSON: passed over",
      at: Place(path: path, line: first),
      helps: ["write one whole JSON object a line"]
    )
  }

  static func columnsLeftOut(_ names: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      .missingColumn,
      "\(names.count) column\(names.count == 1 ? "" : "s") of the mapping stand\(names.count == 1 ? "s" : "") in no record",
      at: place,
      notes: [names.joined(separator: ", "), "their values count as not recorded"]
    )
  }

  static func doubledColumn(
    _ column: SourceColumn,
    named names: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .ambiguousColumn,
      "\(names.count) columns could be '\(column.names.first ?? "")'",
      at: place,
      notes: ["they are named \(names.map { "'\($0)'" }.joined(separator: ", "))"],
      helps: ["rename one of them, or name the other in <ignore> of the mapping"]
    )
  }

  static func doubledSheet(_ name: String, in paths: [String], at path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .ambiguousSheet,
      "\(paths.count) workbooks have a sheet '\(name)'",
      at: Place(path: path),
      notes: ["they are \(paths.joined(separator: ", "))"],
      helps: ["keep one of the workbooks in the folder, or name it instead of the folder"]
    )
  }

  static func severalSheets(_ name: String, _ found: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .ambiguousSheet,
      "\(found.count) sheets of the workbook could be '\(name)'",
      at: place,
      notes: ["they are \(found.map { "'\($0)'" }.joined(separator: ", "))"],
      helps: ["keep one of them, or let the mapping name the one that is meant"]
    )
  }

  static func mergedHeadings(at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .mergedHeadings,
      "cells of the headings are merged: only the first column of each has the name",
      at: place,
      helps: ["split the cells, and give each column a heading of its own"]
    )
  }

  static func missingColumn(
    _ column: SourceColumn,
    present: [String],
    at place: Place
  ) -> Diagnostic {
    let name = column.names.first ?? ""
    let near = column.names.lazy.compactMap { Suggestion.nearest(to: $0, in: present).first }.first
    var helps: [String] = []
    if let near {
      helps.append("if '\(near)' is the column, add the name to <column> in the mapping")
    }
    helps.append(
      column.isRequired
        ? "export the table with the column" : "export the column, or take it out of the mapping"
    )
    let others = column.names.dropFirst().map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      column.isRequired ? .error : .warning,
      .missingColumn,
      column.isRequired
        ? "no column is named '\(name)', which the table needs"
        : "no column is named '\(name)': its values count as not recorded",
      at: place,
      notes: others.isEmpty ? [] : ["it may also be named \(others)"],
      helps: helps
    )
  }

  static func missingRecords(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingRecords,
      path.isEmpty ? "the file holds no records" : "nothing stands at the path of the table",
      at: place,
      notes: path.isEmpty ? [] : ["the path is '\(path)'"],
      helps: ["check the path in the mapping, from the outermost name on, and the file"]
    )
  }

  /// Says that cells of a column are of several kinds where that is likely to be a mistake.
  static func mixed(
    _ tally: CellTally,
    _ values: SpelledValues,
    shape: SourceShape,
    at place: (Int) -> Place
  ) -> [Diagnostic] {
    let name = shape.columns[values.field].names.first ?? ""
    switch values.kind {
    case .day, .dateTime:
      return [mixedDates(tally, values, name, at: place)].compactMap(\.self)
    case .text where tally.words.count > 0 && tally.numbers.count > 0:
      let rejected = values.holdsIdentifiers
      return [
        Diagnostic(
          .warning,
          .mixedIdentifiers,
          "some cells of '\(name)' hold numbers and others words",
          at: place(tally.numbers.row),
          notes: [
            "\(tally.numbers.count) numbers, \(tally.words.count) words; "
              + (rejected ? "the numbers are rejected" : "the numbers are read as they stand")
          ],
          helps: [
            "a spreadsheet program may have taken identifiers for numbers: format the column as "
              + "text before the data is pasted, or export it again"
          ]
        )
      ]
    default: return []
    }
  }

  static func noDocuments(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingRecords,
      "the folder holds no file of the form that the table is read from",
      at: place,
      notes: ["JSON is read from .json and .jsonl, XML from .xml"],
      helps: ["name the folder or file that holds the table's records"]
    )
  }

  static func noHeadings(_ shape: SourceShape, at place: Place) -> Diagnostic {
    let wanted = shape.columns.prefix(5).compactMap { $0.names.first.map { "'\($0)'" } }
    let more = shape.columns.count > 5 ? ", …" : ""
    return Diagnostic(
      .error,
      .missingHeader,
      "none of the first \(SheetTableReader.headingRowLimit) rows names the columns",
      at: place,
      notes: ["the headings looked for are \(wanted.joined(separator: ", "))\(more)"],
      helps: ["put the headings in a row above the data, or name the right sheet in the mapping"]
    )
  }

  static func noRecords(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note,
      .missingRecords,
      "no record stands at '\(path)'",
      at: place,
      notes: ["what its records fill counts as not recorded"]
    )
  }

  static func noWorkbook(at path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .missingWorkbook,
      "there is no workbook to read the table from",
      at: Place(path: path),
      helps: ["name a workbook with the ending .xlsx, or a folder with one in it"]
    )
  }

  static func notUTF8(at path: String) -> Diagnostic {
    Diagnostic(
      .warning,
      .badEncoding,
      "some values are not written in UTF-8: their rows will be put aside",
      at: Place(path: path),
      helps: ["export or save the file as UTF-8"]
    )
  }

  /// Says how many more records have a fault, and where the next few stand.
  static func others(_ count: Int, _ places: [String]) -> String {
    let more = count > places.count ? ", …" : ""
    let shown = places.joined(separator: ", ") + more
    return "\(count) more row\(count == 1 ? " has" : "s have") the same fault (\(shown))"
  }

  /// Words one kind of fault of one column, however many rows have it.
  static func rowFault(
    _ key: FaultLog.Key,
    _ tally: FaultLog.Tally,
    shape: SourceShape,
    at place: Place
  ) -> Diagnostic {
    // People look for the name that stands in the file, not for the one that rules use.
    let written =
      shape.columns.indices.contains(key.field)
      ? shape.columns[key.field].names.first : nil
    var found = CaseMessages.rowFault(
      key,
      tally,
      path: "",
      type: shape.type,
      keyPath: "",
      named: written
    )
    found.place = place
    if key.field >= 0, key.fault == .badPicture {
      let picture = shape.columns[key.field].picture
      found.notes.insert("it is spelt as \(picture), where A is a letter and 9 a digit", at: 0)
    }
    if key.field >= 0, [.badDate, .badDateTime, .noSuchDay].contains(key.fault) {
      let forms = shape.columns[key.field].dayForms.map(\.pattern)
      if !forms.isEmpty {
        found.notes.insert("days are expected as \(forms.joined(separator: " or "))", at: 0)
        found.helps = ["mend the rows, or add the form to the column in the mapping"]
      }
    }
    if key.field >= 0, key.fault == .badCode,
      case .code(let list) = shape.type.fields[key.field].type
    {
      found.helps.removeLast()
      found.helps.append(
        "mend the rows, or add the code to <codes> '\(list.id)' that the mapping uses"
      )
    }
    if key.field >= 0, key.fault == .unlikelyYear {
      found.helps = [
        "mend the rows; where the day stands for none, name it in nothing=\"…\" of the column in the "
          + "mapping"
      ]
    }
    if key.field >= 0, key.fault == .badBoolean {
      let column = shape.columns[key.field]
      let words = column.yesWords + column.noWords
      if !words.isEmpty {
        found.notes = ["yes and no are expected as \(words.joined(separator: ", "))"]
        found.helps = ["mend the rows, or add the words to the column in the mapping"]
      }
    }
    return found
  }

  static func tooManyFiles(_ count: Int, in path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .tooManyFiles,
      "a table cannot come from more than \(DocumentTableReader.mostFiles) files",
      at: Place(path: path),
      notes: ["there are \(count)"],
      helps: ["join the messages into fewer files, as JSON Lines or under one element"]
    )
  }

  /// Says that a column holds codes that are not in its list, where rows are kept without them.
  static func unknownCodes(
    _ values: SpelledValues,
    shape: SourceShape,
    at place: Place
  ) -> [Diagnostic] {
    let count = values.unknown.count
    guard count > 0, case .code(let list) = shape.type.fields[values.field].type else { return [] }
    let name = shape.columns[values.field].names.first ?? ""
    let known = list.codes.prefix(6).map(\.value).joined(separator: ", ")
    return [
      Diagnostic(
        .warning,
        .unknownCode,
        "\(count) value\(count == 1 ? " of '\(name)' is a code" : "s of '\(name)' are codes") that "
          + "the mapping does not know: not read",
        at: place,
        notes: ["it knows \(known)\(list.codes.count > 6 ? ", …" : "")"],
        helps: ["mend the rows, or add the codes to <codes> '\(list.id)' of the mapping"]
      )
    ]
  }

  static func unreadable(_ failure: ReadingFailure, at path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .unreadableFile,
      failure.headline,
      at: Place(path: path),
      helps: failure.helps
    )
  }

  /// Says which columns nothing reads; a name that may be a value, as one with blanks is in a
  /// document, is not shown.
  static func unreadColumns(
    _ names: [String],
    mayHaveBlanks: Bool,
    at place: Place
  ) -> Diagnostic {
    let names = names.map { name in
      CaseMessages.isHeading(name) && (mayHaveBlanks || !name.contains(" ")) ? name : nil
    }
    let known = names.compactMap { $0 }
    let hidden = names.count - known.count
    var notes: [String] = []
    if !known.isEmpty {
      let shown = known.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
      notes.append(names.count == 1 ? "it is \(shown)" : "\(shown)\(known.count > 8 ? ", …" : "")")
    }
    if hidden > 0 {
      notes.append("\(hidden) name\(hidden == 1 ? "" : "s") not shown, looking like a value")
    }
    return Diagnostic(
      .warning,
      .unreadColumn,
      names.count == 1
        ? "a column is not in the mapping: nothing reads it"
        : "\(names.count) columns are not in the mapping: nothing reads them",
      at: place,
      notes: notes,
      helps: ["add them to the mapping, or name them in <ignore>"]
    )
  }
}
