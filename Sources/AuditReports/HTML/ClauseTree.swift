import AuditCore

/// The clauses of all rules on the page of one case, with what each came to and the values it read.
///
/// What several rules share is shown where it comes first, and named from everywhere else.
final class ClauseTrees {
  private let sources: CaseSources
  /// The rules that are still to be asked for.
  private var waiting: ArraySlice<NumberedClause>
  /// By its number, how often each clause comes, those inside one that came before not counted.
  private var counts: [Int]
  /// The values that were shown.
  private var seen: Set<ShownValue> = []
  /// By its number, where each shared clause was shown: its anchor, and the item whose rule it is
  /// part of.
  private var shown: [Int: (anchor: Int, item: String)] = [:]

  /// Prepares the trees of these rules, which are then asked for in the same order.
  init(_ rules: [ClauseExplanation], sources: CaseSources) {
    self.sources = sources
    var numbers = NumberedClause.Numbers()
    waiting = rules.map { numbers.number($0) }[...]
    counts = Array(repeating: 0, count: numbers.count)
    for rule in waiting { count(rule) }
  }

  /// The tree of the next rule, with the sentence that sums it up before it.
  func tree(_ rule: ClauseExplanation, of item: String) -> MarkupNode {
    guard let root = waiting.popFirst(), root.clause.text == rule.text else {
      preconditionFailure("the trees of a page are asked for in the order of its rules")
    }
    return markup {
      if !rule.sentence.isEmpty { p { CaseText.isolated(rule.sentence) } }
      ul(.class("clauses")) { clause(root, of: item) }
    }
  }

  private func count(_ clause: NumberedClause) {
    guard Self.isWorthSharing(clause.clause) else { return }
    counts[clause.number] += 1
    if counts[clause.number] == 1 { for part in clause.parts { count(part) } }
  }

  /// Whether a link takes less room than the clause itself.
  private static func isWorthSharing(_ clause: ClauseExplanation) -> Bool {
    !clause.parts.isEmpty || clause.values.count > 2
  }

  private func clause(
    _ numbered: NumberedClause,
    of item: String,
    inside outer: ClauseExplanation? = nil
  ) -> MarkupNode {
    let clause = numbered.clause
    if let first = shown[numbered.number] {
      return li {
        heading(clause, inside: outer, cutting: true)
        " "
        a(.class("again"), .href("#clause-\(first.anchor)"), text: "as in \(first.item)")
      }
    }
    var attributes: [Attribute] = []
    if counts[numbered.number] > 1 {
      attributes = [.id("clause-\(shown.count)")]
      shown[numbered.number] = (shown.count, item)
    }
    let content = markup {
      heading(clause, inside: outer, cutting: outer != nil && !clause.parts.isEmpty)
      values(of: clause)
      if !clause.parts.isEmpty { ul { parts(of: numbered, item) } }
    }
    return .element(li, attributes, [content])
  }

  private func parts(of numbered: NumberedClause, _ item: String) -> [MarkupNode] {
    let parts = numbered.parts
    return parts.enumerated().map { position, part in
      let isAgain = position > 0 && part.clause.text == parts[position - 1].clause.text
      return isAgain ? again(part.clause) : clause(part, of: item, inside: numbered.clause)
    }
  }

  /// What a clause came to and its text, cut where its parts repeat it, left out where the clause
  /// around it has just said it.
  private func heading(
    _ clause: ClauseExplanation,
    inside outer: ClauseExplanation?,
    cutting: Bool
  ) -> MarkupNode {
    let isSaid = outer?.text.ends(with: "satisfies ", clause.text) ?? false
    let isCut = cutting && clause.text.isLonger(than: 72)
    let text = isCut ? "\(clause.text.prefix(70))…" : clause.text
    return markup {
      Self.truth(clause.truth)
      if isSaid { " of one" } else { " " }
      if !isSaid { code(text) }
      if !clause.reason.isEmpty, clause.parts.isEmpty || outer == nil {
        " "
        CaseText.isolated(clause.reason)
      }
    }
  }

  /// The clause above for another record: what each of its parts came to, in the same order.
  private func again(_ clause: ClauseExplanation) -> MarkupNode {
    li {
      Self.truth(clause.truth)
      " of another"
      ul(.class("values")) {
        for leaf in Self.leaves(clause) {
          li {
            Self.truth(leaf.truth)
            for value in unseen(leaf) {
              " "
              read(value)
            }
          }
        }
      }
    }
  }

  private static func leaves(_ clause: ClauseExplanation) -> [ClauseExplanation] {
    var own = clause
    own.parts = []
    let inner = clause.parts.flatMap(leaves)
    return inner.isEmpty || !clause.values.isEmpty ? [own] + inner : inner
  }

  private static func truth(_ truth: ClauseExplanation.Truth) -> MarkupNode {
    let style =
      switch truth {
      case .yes: "is"
      case .no: "not"
      case .unknown: "open"
      case .failed: "fault"
      }
    return b(.class(style), text: ReportText.words(truth))
  }

  // MARK: - Values

  /// What a clause read, but for what its named values were worked out from where that was shown.
  private func unseen(_ clause: ClauseExplanation) -> [ClauseExplanation.ReadValue] {
    clause.values.filter { value in
      let isNew = seen.insert(ShownValue(value: value)).inserted
      return isNew || (value.expression != "as of" && clause.text.holds(value.expression))
    }
  }

  @MarkupBuilder private func values(of clause: ClauseExplanation) -> MarkupNode {
    let values = unseen(clause)
    if values.count == 1, clause.text.holds(values[0].expression) {
      // The clause has just named it.
      ": "
      written(values[0])
    } else if !values.isEmpty {
      ul(.class("values")) { for value in values { li { read(value) } } }
    }
  }

  private func read(_ value: ClauseExplanation.ReadValue) -> MarkupNode {
    markup {
      code(value.expression)
      value.file == nil ? " = " : " is "
      written(value)
    }
  }

  private func written(_ value: ClauseExplanation.ReadValue) -> MarkupNode {
    markup {
      if let text = value.value { b { CaseText.isolated(text) } } else { "not recorded" }
      if let row = sources.row(value.file, value.line), row != sources.caseRow {
        " "
        span(.class("row")) { CaseText.isolated(row) }
      }
    }
  }
}
