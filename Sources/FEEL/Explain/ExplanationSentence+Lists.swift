import AuditCore

extension ExplanationSentence {
  /// Says how many records there are against the number that is asked for.
  func count(
    _ operation: ComparisonOperator,
    _ list: CheckedNode,
    _ limit: CheckedNode
  ) -> String? {
    guard case .list(.record(let type)) = list.type,
      case .number(let asked) = evaluation.value(of: limit)
    else { return nil }
    let found = evaluation.records(of: list).records.count
    var inner = list
    while case .recordFilter(_, let base, _) = inner.kind { inner = base }
    let all = evaluation.records(of: inner).records.count
    let noun = Self.plural(Self.small(type.title), all)
    let bound = Self.asked(operation, asked)
    guard case .recordFilter(_, _, let condition) = list.kind else {
      return "there \(all == 1 ? "is" : "are") \(all) \(noun), and \(bound)"
    }
    let text = explainer.text(of: condition)
    let verb = found == 1 ? "fits" : "fit"
    return "\(found) of \(all) \(noun) \(verb) '\(text)', and \(bound)"
  }

  /// Says which record decides `some` or `every`, and why the nearest falls short.
  func quantified(
    _ quantifier: Quantifier,
    _ frame: Int,
    _ list: CheckedNode,
    _ condition: CheckedNode,
    _ value: Value
  ) -> String? {
    guard case .list(.record(let type)) = list.type else { return nil }
    let records = evaluation.records(of: list).records
    let title = Self.small(type.title)
    guard !records.isEmpty else { return "there is no \(title) to look at" }
    let noun = Self.plural(title, records.count)
    switch (quantifier, value.boolean) {
    case (.some, true?):
      guard
        let witness = explainer.ranked(list, frame, condition)
          .first(where: { $0.value == .boolean(true) })?.record
      else { return nil }
      return records.count == 1
        ? "\(dated(witness)) fits" : "of \(records.count) \(noun) \(dated(witness)) fits"
    case (.every, true?):
      return records.count == 1 ? "the only \(title) fits" : "all \(records.count) \(noun) fit"
    case (.some, false?):
      let none =
        records.count == 1
        ? "the only \(title) does not fit" : "none of \(records.count) \(noun) fits"
      return none + shortfall(list, frame, condition, among: .boolean(false))
    case (.every, false?):
      let count = records.count { record in
        evaluation.with(record, in: frame) { evaluation.value(of: condition) } == .boolean(false)
      }
      let some = "\(count) of \(records.count) \(noun) \(count == 1 ? "does" : "do") not fit"
      return some + shortfall(list, frame, condition, among: .boolean(false))
    default: return "what is recorded of the \(Self.plural(title, 2)) does not tell"
    }
  }

  /// Why the record that comes nearest falls short, to be added to a phrase.
  private func shortfall(
    _ list: CheckedNode,
    _ frame: Int,
    _ condition: CheckedNode,
    among wanted: Value
  ) -> String {
    guard
      let nearest = explainer.ranked(list, frame, condition).first(where: { $0.value == wanted })
    else { return "" }
    return evaluation.with(nearest.record, in: frame) {
      var parts = [condition]
      if case .and(let several) = condition.kind { parts = several }
      let against = parts.filter { evaluation.value(of: $0) == .boolean(false) }
      // Of a record that falls short in many ways no single one is the reason.
      guard against.count == 1, let why = phrase(for: against[0], .boolean(false)) else {
        return ""
      }
      let shown = dated(nearest.record)
      if parts.count == 1 { return ": \(why)" }
      return why.hasPrefix(shown) ? "; nearest: \(why)" : "; nearest is \(shown): \(why)"
    }
  }

  /// A record with its day, where it has one.
  func dated(_ record: RecordReference) -> String {
    let type = record.table.type
    let noun = noun(for: record)
    guard let field = type.fieldIndex("date"), explainer.mayName(field: field, of: type),
      case .date(let day) = record.value(field: field)
    else {
      return noun
    }
    return "\(noun) on \(day.words)"
  }

  static func plural(_ noun: String, _ count: Int) -> String {
    if count == 1 || noun.hasSuffix("s") { return noun }
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    return noun + "s"
  }
}
