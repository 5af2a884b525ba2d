import AuditCore

extension RecordMaker {
  /// Whether a value lies within what the vocabulary and the day of the audit allow.
  func allows(_ value: DraftValue, in field: Int, asOf: Int) -> Bool {
    guard let step = steps.first(where: { $0.field == field }), let number = value.ordinal else {
      return true
    }
    if number < step.least ?? .min || number > step.greatest ?? .max { return false }
    if case .day(let day) = value, !step.mayLieAhead { return day <= asOf }
    return true
  }

  /// Moves days that came to lie before what they follow to the day of it.
  func settle(_ draft: inout Draft) { settle(&draft, root: nil) }

  private func settle(_ draft: inout Draft, root: Draft?) {
    for step in steps {
      guard case .after(let sources, _, _) = step.making,
        let day = draft.values[step.field]?.ordinal,
        let from = firstDay(sources, draft, root), day < from
      else { continue }
      draft.values[step.field] = DraftValue(ordinal: from, type: step.type)
    }
    for (index, list) in lists.enumerated() {
      for item in draft.lists[index].indices {
        list.maker.settle(&draft.lists[index][item], root: root ?? draft)
        guard let intervals = list.intervals,
          let from = firstDay(intervals.from, draft, root),
          let day = draft.lists[index][item].values[intervals.day]?.ordinal, day < from
        else { continue }
        draft.lists[index][item].values[intervals.day] = .day(Int(from))
      }
    }
  }

  /// The first of some fields that is recorded.
  func firstDay(_ sources: [MakingSource], _ draft: Draft, _ root: Draft?) -> Int64? {
    for source in sources {
      if let day = read(source, draft, root)?.ordinal { return day }
    }
    return nil
  }

  /// Puts the records of every list in order of time.
  func order(_ draft: inout Draft) {
    for (index, list) in lists.enumerated() {
      for item in draft.lists[index].indices { list.maker.order(&draft.lists[index][item]) }
      draft.lists[index] = list.maker.inOrderOfTime(draft.lists[index])
    }
  }
}
