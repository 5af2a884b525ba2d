import AuditCore

extension DiagnosticCode {
  fileprivate static let absentColumn = DiagnosticCode("absent-column")
  fileprivate static let ambiguousTable = DiagnosticCode("ambiguous-table")
  fileprivate static let derivedValue = DiagnosticCode("derived-value")
  fileprivate static let duplicateRecord = DiagnosticCode("duplicate-record")
  fileprivate static let duplicateSourceCase = DiagnosticCode("duplicate-case")
  fileprivate static let knownRecords = DiagnosticCode("known-records")
  fileprivate static let leftOut = DiagnosticCode("left-out")
  fileprivate static let lostReferences = DiagnosticCode("lost-references")
  fileprivate static let missingTable = DiagnosticCode("missing-table")
  fileprivate static let replacedRecords = DiagnosticCode("replaced-records")
  fileprivate static let severalRows = DiagnosticCode("several-rows")
  fileprivate static let sourceConflict = DiagnosticCode("source-conflict")
  fileprivate static let strayRows = DiagnosticCode("stray-rows")
  fileprivate static let unmappedColumn = DiagnosticCode("unknown-column")
  fileprivate static let unmappedFile = DiagnosticCode("unknown-file")
  fileprivate static let unmappedValue = DiagnosticCode("unmapped-value")
}

/// What is said while an extract is made into cases.
extension CaseMessages {
  static func absentColumn(
    _ path: String,
    _ column: SourceColumn,
    present: [String]
  ) -> (diagnostic: Diagnostic, isRenamed: Bool) {
    let name = column.names.first ?? ""
    let near = Suggestion.nearest(to: name, in: present).filter(isHeading).first
    let diagnostic = Diagnostic(
      column.isRequired ? .error : .warning,
      .absentColumn,
      "the column '\(name)' is missing",
      at: Place(path: path, line: 1),
      notes: column.isRequired ? ["the mapping needs it"] : ["its values count as not recorded"],
      helps: [
        near.map { "is it '\($0)'? Then add also=\"\($0)\" to the mapping's column" }
          ?? "export it too, or take it out of the mapping"
      ]
    )
    return (diagnostic, near != nil)
  }

  static func absentColumns(_ path: String, _ names: [String]) -> Diagnostic {
    let isOne = names.count == 1
    return Diagnostic(
      .warning,
      .absentColumn,
      isOne
        ? "the column '\(names[0])' of the mapping is missing"
        : "\(names.count) columns of the mapping are missing",
      at: Place(path: path, line: 1),
      notes: isOne
        ? ["its values count as not recorded"]
        : [names.joined(separator: ", "), "their values count as not recorded"],
      helps: [
        isOne
          ? "export it too, or take it out of the mapping"
          : "export them too, or take them out of the mapping"
      ]
    )
  }

  static func ambiguousTable(_ name: String, _ found: [String], at path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .ambiguousTable,
      "several files may be the table '\(name)'",
      at: Place(path: path),
      notes: ["these are \(found.joined(separator: ", "))"],
      helps: ["keep one of them in the folder"]
    )
  }

  static func conflict(
    _ path: String,
    _ count: Int,
    systems: (here: String, other: String),
    kept system: String?,
    at place: Place,
    other: Place
  ) -> Diagnostic {
    let sources =
      systems.here == systems.other
      ? "two extracts of \(systems.here)" : "\(systems.other) and \(systems.here)"
    return Diagnostic(
      .warning,
      .sourceConflict,
      "'\(path)' differs between \(sources) in \(count) case\(count == 1 ? "" : "s")",
      at: place,
      notes: [
        "the other stands at \(other.text)",
        system.map { "\($0) counts, as its mapping says" } ?? "the earlier source counts",
      ],
      helps: ["find out which is right, and correct the other system"]
    )
  }

  static func derivedValue(_ path: String, _ count: Int, line: Int, at file: String) -> Diagnostic {
    Diagnostic(
      .error,
      .derivedValue,
      "a rule of the mapping gives no fitting value for '\(path)'",
      at: Place(path: file, line: line),
      notes: count > 1
        ? ["so for \(count) rows; the value counts as not recorded"]
        : ["the value counts as not recorded"],
      helps: ["try the rule with 'caseaudit eval', and mend it in the mapping"]
    )
  }

  static func duplicateRecords(
    _ table: String,
    _ count: Int,
    line: Int,
    latest: String?,
    at path: String
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .duplicateRecord,
      count == 1
        ? "1 row of '\(table)' is left out as an earlier version"
        : "\(count) rows of '\(table)' are left out as earlier versions",
      at: Place(path: path, line: line),
      notes: [
        latest.map { "of rows with the same key, the one with the latest '\($0)' counts" }
          ?? "of rows with the same key, the last counts"
      ]
    )
  }

  static func duplicateSourceCases(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .duplicateSourceCase,
      "\(count) row\(count == 1 ? " has" : "s have") the key of a case before",
      at: place,
      notes: ["the first of them is the case"],
      helps: ["mend the extract, or say which row counts with key=\"...\" and latest=\"...\""]
    )
  }

  static func mistakableCases(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .duplicateSourceCase,
      "\(count) case\(count == 1 ? " has" : "s have") another's reference, by another key",
      at: place,
      notes: ["a reference is the key's parts with slashes between, and here a part holds one"],
      helps: ["take the slashes out of the key's columns, or export them otherwise"]
    )
  }

  static func knownRecords(
    _ list: String,
    _ count: Int,
    of system: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .note,
      .knownRecords,
      "\(count) of the records of '\(list)' from \(system) \(count == 1 ? "is" : "are") left out",
      at: place,
      notes: ["their cases have such records from an earlier source, which count"]
    )
  }

  static func leftOut(_ table: String, _ count: Int, of all: Int, at path: String) -> Diagnostic {
    Diagnostic(
      .note,
      .leftOut,
      "\(count) of \(all) rows of '\(table)' \(count == 1 ? "is" : "are") left out by the mapping's 'where'",
      at: Place(path: path)
    )
  }

  static func missingCases(_ table: String, at path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .missingTable,
      "the table '\(table)', which makes the cases, is missing",
      at: Place(path: path),
      helps: ["export it too, or name the folder that holds it"]
    )
  }

  static func missingTable(
    _ table: MappedTable,
    wanted: [String],
    present: [String],
    at path: String
  ) -> Diagnostic {
    let near = wanted.lazy.flatMap { Suggestion.nearest(to: $0, in: present) }.first
    return Diagnostic(
      table.isRequired ? .error : .warning,
      .missingTable,
      "there is no table '\(table.name)'",
      at: Place(path: path),
      notes: ["it would be named \(wanted.map { "'\($0)'" }.joined(separator: " or "))"],
      helps: [
        near.map { "is it '\($0)'? Then rename it, or add the name to the mapping" }
          ?? "export it too; what it fills counts as not recorded"
      ]
    )
  }

  static func noMappedTable(_ path: String, mapping: String) -> Diagnostic {
    Diagnostic(
      .error,
      .missingTable,
      "nothing here is a table of the mapping '\(mapping)'",
      at: Place(path: path),
      helps: [
        "name the extract's folder or file, or another mapping; 'caseaudit inspect' looks at it"
      ]
    )
  }

  static func replacedRecords(
    _ list: String,
    _ count: Int,
    by system: String,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .note,
      .replacedRecords,
      "\(count) record\(count == 1 ? "" : "s") of '\(list)' \(count == 1 ? "makes" : "make") room for those of \(system)",
      at: place,
      notes: ["the mapping says that this source knows them better"]
    )
  }

  static func severalRows(_ table: String, _ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .severalRows,
      "\(count) case\(count == 1 ? " has" : "s have") several rows of '\(table)'",
      at: place,
      notes: ["the first of them counts"],
      helps: ["say which counts with last=\"...\" in the mapping"]
    )
  }

  static func lostReferences(
    _ table: String,
    _ count: Int,
    to target: String,
    at place: Place
  ) -> Diagnostic {
    let verb = count == 1 ? "row of '\(table)' names" : "rows of '\(table)' name"
    return Diagnostic(
      .warning,
      .lostReferences,
      "\(count) \(verb) a row of '\(target)' that is not there",
      at: place,
      notes: ["what is worked out from both counts as not recorded for them"],
      helps: ["export both tables over the same time, with references as text"]
    )
  }

  static func strayRows(_ table: String, _ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .strayRows,
      "\(count) row\(count == 1 ? "" : "s") of '\(table)' belong\(count == 1 ? "s" : "") to no case of the extract",
      at: place,
      helps: ["check that all tables were exported for the same people and on the same day"]
    )
  }

  static func unmappedColumn(
    _ path: String,
    _ name: String,
    column: Int,
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      .unmappedColumn,
      isHeading(name)
        ? "the mapping knows no column '\(name)': it is ignored"
        : "the mapping does not know column \(column): it is ignored",
      at: Place(path: path, line: 1),
      helps: isHeading(name) ? Suggestion.help(for: name, in: known).map { [$0] } ?? [] : []
    )
  }

  static func unmappedFile(_ path: String, _ name: String, known: [String]) -> Diagnostic {
    Diagnostic(
      .warning,
      .unmappedFile,
      "a file of the folder is not read: the mapping has no such table",
      at: Place(path: path),
      helps: Suggestion.help(for: name, in: known).map { [$0] } ?? []
    )
  }

  static func unmappedValues(_ path: String, _ count: Int, line: Int, at file: String) -> Diagnostic
  {
    Diagnostic(
      .error,
      .unmappedValue,
      "a code is known, but the mapping does not say what it becomes in '\(path)'",
      at: Place(path: file, line: line),
      notes: ["\(count) row\(count == 1 ? "" : "s"); the value counts as not recorded"],
      helps: ["add the code to the <codes> of the mapping"]
    )
  }
}
