import AuditCore
import Foundation

extension DiagnosticCode {
  fileprivate static let ambiguousFolder = DiagnosticCode("ambiguous-folder")
  fileprivate static let badEncoding = DiagnosticCode("bad-encoding")
  fileprivate static let badJSON = DiagnosticCode("bad-json")
  fileprivate static let badQuote = DiagnosticCode("bad-quote")
  fileprivate static let badXML = DiagnosticCode("bad-xml")
  fileprivate static let duplicateColumn = DiagnosticCode("duplicate-column")
  fileprivate static let emptyFile = DiagnosticCode("empty-file")
  fileprivate static let missingColumn = DiagnosticCode("missing-column")
  fileprivate static let missingHeader = DiagnosticCode("missing-header")
  fileprivate static let noCases = DiagnosticCode("no-cases")
  fileprivate static let unknownColumn = DiagnosticCode("unknown-column")
  fileprivate static let unknownFile = DiagnosticCode("unknown-file")
}

/// What the readers of case records say; no message holds a value of a case.
enum CaseMessages {
  static func ambiguousFolder(_ path: String, used: String, other: String) -> Diagnostic {
    Diagnostic(
      .warning,
      .ambiguousFolder,
      "'\(other)' is ignored: the folder also holds '\(used)'",
      at: Place(path: path),
      helps: ["keep the cases in one file of the folder"]
    )
  }

  static func badXML(_ path: String, line: Int, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error,
      .badXML,
      "the file is not sound XML: \(reason)",
      at: Place(path: path, line: line),
      notes: ["nothing after this line was read"],
      helps: ["mend the file, or export it again"]
    )
  }

  static func brokenJSON(_ path: String, line: Int, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error,
      .badJSON,
      "the file is not sound JSON: \(reason)",
      at: Place(path: path, line: line),
      notes: ["nothing after this line was read"],
      helps: ["mend the file, or export it again; expected an array of objects"]
    )
  }

  static func duplicateColumn(_ path: String, _ name: String, column: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .duplicateColumn,
      "column \(column) has the same name as a column before it: \(shown(name))",
      at: Place(path: path, line: 1),
      helps: ["name each column once"]
    )
  }

  static func emptyFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .emptyFile,
      "the file is empty",
      at: Place(path: path),
      helps: ["export the records again; the first line names the columns"]
    )
  }

  static func headerNotUTF8(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .badEncoding,
      "the first line is not written in UTF-8",
      at: Place(path: path, line: 1),
      helps: ["save the file as CSV UTF-8"]
    )
  }

  static func missingColumn(_ path: String, _ field: Field, present: [String]) -> Diagnostic {
    let near = Suggestion.nearest(to: field.path, in: present).filter(isName)
    let rename = near.first.map { "rename the column '\($0)' to '\(field.path)'" }
    return Diagnostic(
      .error,
      .missingColumn,
      "no column is named '\(field.path)', which every record needs",
      at: Place(path: path, line: 1),
      helps: [rename ?? "add the column, or make the field optional in the vocabulary"]
    )
  }

  /// What may be wrong with a first line in which no column is found.
  private static func headerHelps(_ names: [String]) -> [String] {
    guard let line = names.first else { return [] }
    var helps: [String] = []
    if names.count == 1 {
      for (mark, word) in [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
      where line.contains(mark) {
        helps.append("separate the columns by commas; this file seems to use \(word)")
      }
    }
    if line.hasPrefix("sep=") { helps.append("take out the line that begins with 'sep='") }
    return helps
  }

  /// A first line with CR in it: the whole file may be one line.
  static func carriageReturns(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .missingHeader,
      "the lines end in CR alone",
      at: Place(path: path, line: 1),
      helps: ["save the file with lines that end with LF or CRLF, as 'CSV UTF-8' does"]
    )
  }

  /// A first line of a source's table that names none of its columns.
  static func noHeadings(
    _ path: String,
    _ names: [String],
    wanted: [String]
  ) -> Diagnostic {
    let shown = wanted.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .error,
      .missingHeader,
      "the first line does not name the columns",
      at: Place(path: path, line: 1),
      notes: [
        "the headings looked for are \(shown)\(wanted.count > 5 ? ", …" : "")",
        "\(names.count) column\(names.count == 1 ? "" : "s") found; names are not shown, as "
          + "the line may hold a case",
      ],
      helps: headerHelps(names) + ["put the headings in the first line of the file"]
    )
  }

  static func missingHeader(_ path: String, key: String, names: [String]) -> Diagnostic {
    var helps = headerHelps(names)
    if Suggestion.nearest(to: key, in: names).first != nil {
      helps.append("a column's name is near: write it as '\(key)'")
    }
    helps.append("begin the file with a line that names its columns by the vocabulary's paths")
    return Diagnostic(
      .error,
      .missingHeader,
      "the first line does not name the column '\(key)'",
      at: Place(path: path, line: 1),
      notes: [
        "\(names.count) column\(names.count == 1 ? "" : "s") found; names are not shown, as "
          + "the line may hold a case"
      ],
      helps: helps
    )
  }

  static func noCases(_ path: String, readCount: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .noCases,
      readCount == 0 ? "the file holds no cases" : "every case of the file was rejected",
      at: Place(path: path),
      notes: readCount == 0 ? [] : ["\(readCount) read, \(readCount) rejected"],
      helps: [readCount == 0 ? "check the export's selection" : "mend the faults told above"]
    )
  }

  static func unclosedHeader(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .badQuote,
      "a quote opened in the first line is never closed",
      at: Place(path: path, line: 1),
      helps: ["close the quote, or take it out"]
    )
  }

  static func unknownColumn(
    _ path: String,
    _ name: String,
    column: Int,
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .unknownColumn,
      isName(name)
        ? "no field is named '\(name)': the column is ignored"
        : "column \(column) has no name that a field could have: it is ignored",
      at: Place(path: path, line: 1),
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func unknownFile(_ path: String, _ name: String, known: [String]) -> Diagnostic {
    Diagnostic(
      .warning,
      .unknownFile,
      "a file of the folder is not read: no list of the vocabulary has its name",
      at: Place(path: path),
      helps: Suggestion.help(for: name, in: known).map { [$0] }
        ?? ["the folder may hold \(known.map { "'\($0)'" }.joined(separator: ", "))"]
    )
  }

  static func unknownName(
    _ path: String,
    line: Int,
    _ name: String,
    count: Int,
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .unknownColumn,
      isName(name)
        ? "no field or list is named '\(name)': it is ignored"
        : "a name that no field could have is ignored",
      at: Place(path: path, line: line),
      notes: count > 1 ? ["met \(count) times"] : [],
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func wrongEncoding(_ path: String, _ found: String) -> Diagnostic {
    Diagnostic(
      .error,
      .badEncoding,
      "the file is not text in UTF-8 but seems to be \(found)",
      at: Place(path: path),
      helps: ["save it as CSV UTF-8, XML or JSON in UTF-8"]
    )
  }

  static func systemError(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func shown(_ name: String) -> String { isName(name) ? "'\(name)'" : "(not shown)" }

  /// Whether a name that nothing knows may be shown: it has no number, day or reference in it.
  static func isHeading(_ name: String) -> Bool {
    guard isName(name), !ColumnTally.looksLikeValue(Array(name.utf8)) else { return false }
    var digits = 0
    for byte in name.utf8 {
      digits = byte &- 48 < 10 ? digits + 1 : 0
      if digits > 3 { return false }
    }
    return true
  }

  /// Whether a name may be shown: what a column or element could be called, not free text.
  static func isName(_ name: String) -> Bool {
    (1...60).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || [0x20, 0x2D, 0x2E, 0x5F].contains(byte)
      }
  }
}

extension ReadingFailure {
  static func cannotOpen(_ path: String, systemError: Int32) -> ReadingFailure {
    ReadingFailure(
      path: path,
      headline: "cannot read '\(path)': \(CaseMessages.systemError(systemError))",
      helps: ["check the path and that you may read the file"]
    )
  }

  static func isFolder(_ path: String) -> ReadingFailure {
    ReadingFailure(
      path: path,
      headline: "cannot read '\(path)': it is a folder, a file was expected",
      helps: ["name the file, or take the folder out of the way"]
    )
  }

  static func noCasesFile(_ path: String) -> ReadingFailure {
    ReadingFailure(
      path: path,
      headline: "cannot read cases from the folder '\(path)': it holds no file of cases",
      helps: [
        "put cases.csv, cases.xml, cases.json or cases.jsonl into it",
        "if it is an extract of a case system, name its mapping with --mapping: "
          + "'caseaudit inspect' says which one reads it",
      ]
    )
  }

  static func noSuchFile(_ path: String) -> ReadingFailure {
    ReadingFailure(
      path: path,
      headline: "cannot read '\(path)': there is no such file or folder",
      helps: ["check the path"]
    )
  }

  static func tooLarge(_ path: String, limit: Int) -> ReadingFailure {
    ReadingFailure(
      path: path,
      headline: "cannot read '\(path)': it is larger than the \(limit) bytes allowed",
      helps: ["split the file, or raise the limit (at most 4,294,967,295 bytes)"]
    )
  }
}
