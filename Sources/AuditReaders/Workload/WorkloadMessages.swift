import AuditCore

extension DiagnosticCode {
  static let badCount = DiagnosticCode("bad-count")
  static let badRecurrence = DiagnosticCode("bad-recurrence")
  static let emptyCaseload = DiagnosticCode("empty-caseload")
  static let emptyComplexity = DiagnosticCode("empty-complexity")
  static let endlessRecurrence = DiagnosticCode("endless-recurrence")
  static let longRecurrence = DiagnosticCode("long-recurrence")
  static let missingCaseloadCell = DiagnosticCode("missing-caseload-cell")
  static let missingCaseloadColumn = DiagnosticCode("missing-caseload-column")
  static let moreInactive = DiagnosticCode("more-inactive")
  static let oneAmount = DiagnosticCode("one-amount")
  static let overMaximum = DiagnosticCode("over-maximum")
  static let reductionOrder = DiagnosticCode("reduction-order")
  static let staffTwice = DiagnosticCode("staff-twice")
  static let unknownCaseloadColumn = DiagnosticCode("unknown-caseload-column")
  static let unknownWorkloadName = DiagnosticCode("unknown-workload-name")
  static let unweighedWork = DiagnosticCode("unweighed-work")
  static let workloadNameTwice = DiagnosticCode("workload-name-twice")
}

/// The messages about workload schemes, caseloads and reductions; none repeats a staff code.
enum WorkloadMessages {
  static func badNumber(_ expected: String, _ found: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badCount,
      "\(expected) expected",
      at: place,
      helps: ["write digits alone, with a point before decimals, or leave the cell empty"],
      caseValue: found
    )
  }

  static func badRecurrence(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badRecurrence,
      "'recurs' says neither yearly nor no",
      at: place,
      helps: ["write yearly for a reduction that comes back every year, or leave it empty"]
    )
  }

  static func emptyCaseload(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .emptyCaseload,
      "the table of caseloads is empty",
      at: place,
      helps: ["begin with a row of columns: staff, grade, region, pdu, team, and a column a count"]
    )
  }

  static func emptyComplexity(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .emptyComplexity,
      "no case is beyond this grade",
      at: place,
      helps: ["name 'tiers', or levels of risk with 'rosh'"]
    )
  }

  static func endlessRecurrence(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .endlessRecurrence,
      "a reduction that comes back every year has no last day",
      at: place,
      helps: ["write its last day in the first year as 'to'"]
    )
  }

  static func longRecurrence(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .longRecurrence,
      "a reduction that comes back every year lasts a year or longer",
      at: place,
      helps: ["leave out 'recurs' and 'to' where it never stops"]
    )
  }

  static func missingCell(_ noun: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingCaseloadCell,
      "a caseload names no \(noun)",
      at: place,
      helps: ["write it: without it the caseload counts nowhere"]
    )
  }

  static func missingColumn(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .missingCaseloadColumn,
      "the column '\(name)' is missing",
      at: place,
      helps: ["add it; samples/workload has a table with all columns that are needed"]
    )
  }

  static func moreInactive(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .moreInactive,
      "more cases of a tier are inactive than there are",
      at: place,
      helps: ["check the columns t2a.warrants, t2a.unpaidWork and t2a.overdueTermination"]
    )
  }

  static func nameTwice(
    _ noun: String,
    _ name: String,
    firstLine: Int,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .workloadNameTwice,
      "the \(noun) '\(name)' stands twice",
      at: place,
      notes: ["the first stands on line \(firstLine)"],
      helps: ["take one of them out, or name it otherwise"]
    )
  }

  static func oneAmount(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .oneAmount,
      "a reduction has either hours or a percentage",
      at: place,
      helps: ["fill in one of 'hours' and 'percent'"]
    )
  }

  static func overMaximum(_ most: Decimal128, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .overMaximum,
      "a reduction is above the \(most.description) per cent that its kind allows",
      at: place,
      notes: ["it counts as it is written"],
      helps: ["check it, or raise 'maximumPercent' in the scheme"]
    )
  }

  static func reductionOrder(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .reductionOrder,
      "a reduction ends before it begins",
      at: place,
      helps: ["write a last day that is not before the first"]
    )
  }

  static func staffTwice(firstLine: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .staffTwice,
      "a practitioner has two rows in one team",
      at: place,
      notes: ["the first stands on line \(firstLine) and counts; this one does not"],
      helps: ["put the counts into one row"]
    )
  }

  static func unknownColumn(_ name: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .unknownCaseloadColumn,
      "the column '\(name)' is not known and not read",
      at: place,
      helps: [Suggestion.help(for: name, in: known) ?? "take it out, or check its tier or code"]
    )
  }

  static func unknownGrades(_ count: Int, _ other: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .unknownWorkloadName,
      "\(count) row\(count == 1 ? " has" : "s have") a code of grade that the weights do not know",
      at: place,
      notes: [
        "\(count == 1 ? "it counts" : "they count") as \(other), which may have points available"
      ],
      helps: ["add the code to its <grade> in the weights, or mend the row"]
    )
  }

  static func unknownName(
    _ noun: String,
    _ name: String,
    known: [String],
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .unknownWorkloadName,
      "there is no \(noun) '\(name.prefix(40))'",
      at: place,
      notes: known.count > 12 ? [] : ["there are \(known.joined(separator: ", "))"],
      helps: [Suggestion.help(for: name, in: known) ?? "name one that the scheme has"]
    )
  }

  static func unweighed(_ fields: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .warning,
      .unweighedWork,
      "\(fields.count) kind\(fields.count == 1 ? "" : "s") of work in the extract \(fields.count == 1 ? "has" : "have") no weight",
      at: place,
      notes: [fields.joined(separator: ", "), "they count nowhere"],
      helps: ["name weights that have them, or add them to the weights"]
    )
  }
}
