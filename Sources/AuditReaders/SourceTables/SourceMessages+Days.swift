import AuditCore

extension DiagnosticCode {
  fileprivate static let mixedDates = DiagnosticCode("mixed-dates")
  fileprivate static let swappedDates = DiagnosticCode("swapped-dates")
}

/// The messages about the days of a column as a whole.
extension SourceMessages {
  /// Says that cells of a workbook's column are days in several ways; `nil` when they are not.
  static func mixedDates(
    _ tally: CellTally,
    _ values: SpelledValues,
    _ name: String,
    at place: (Int) -> Place
  ) -> Diagnostic? {
    let met = zip(values.formNames, values.days.map(\.count)).filter { $0.1 > 0 }
    var kinds = met.map { "\($0.1) as \($0.0)" }
    if tally.days.count > 0 { kinds.insert("\(tally.days.count) as days of the workbook", at: 0) }
    let others = tally.words.count - met.reduce(0) { $0 + $1.1 }
    if tally.days.count > 0, met.isEmpty, others > 0 { kinds.append("\(others) as words") }
    guard kinds.count > 1 else { return nil }
    return Diagnostic(
      .warning,
      .mixedDates,
      "the days of '\(name)' are written in \(kinds.count) ways",
      at: place(max(tally.words.row, 1)),
      notes: [kinds.joined(separator: ", ")],
      helps: ["check that day and month are never swapped, and export one form"]
    )
  }

  /// Says that the days of a column of a CSV file are written in several of the forms that it may
  /// have, and where the first of the rarest form stands; `nil` when they are not.
  static func mixedForms(
    _ values: SpelledValues,
    shape: SourceShape,
    at place: (UInt) -> Place
  ) -> Diagnostic? {
    let met = values.days.indices.filter { values.days[$0].count > 0 }
    guard met.count > 1, let rarest = met.min(by: { values.days[$0].count < values.days[$1].count })
    else { return nil }
    let name = shape.columns[values.field].names.first ?? ""
    let kinds = met.map { "\(values.days[$0].count) as \(values.formNames[$0])" }
    return Diagnostic(
      .warning,
      .mixedDates,
      "the days of '\(name)' are written in \(met.count) ways",
      at: place(values.days[rarest].start),
      notes: [kinds.joined(separator: ", ")],
      helps: ["check that day and month are never swapped, and export one form"]
    )
  }

  /// Says that a column seems to have day and month the other way about than the mapping says, or
  /// that some of its values have.
  ///
  /// The first is an error, since days up to the twelfth would all be taken for others. `place` is
  /// where the first value stands that the calendar does not have.
  static func swappedDays(
    _ values: SpelledValues,
    shape: SourceShape,
    at place: Place
  ) -> [Diagnostic] {
    let name = shape.columns[values.field].names.first ?? ""
    return zip(values.formNames, values.days).compactMap { form, days in
      guard days.isSwapped || days.isDoubtful else { return nil }
      let either = "\(days.either) could be either"
      if days.isDoubtful {
        return Diagnostic(
          .warning,
          .swappedDates,
          "some days of '\(name)' have day and month the other way about than \(form)",
          at: place,
          notes: [
            "\(days.swapped) can only be read the other way, \(days.certain) only as \(form); "
              + "\(either), and \(days.either == 1 ? "is" : "are") read as \(form)"
          ],
          helps: ["find out what wrote those rows, and export the column in one form"]
        )
      }
      return Diagnostic(
        .error,
        .swappedDates,
        "the days of '\(name)' seem to have day and month the other way about than \(form)",
        at: place,
        notes: [
          "\(days.swapped) can only be read the other way, \(days.certain) only as \(form); "
            + "\(either), so none of them is read"
        ],
        helps: ["give the column the other form in the mapping, or export it as \(form)"]
      )
    }
  }
}
