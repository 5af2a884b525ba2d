import AuditCore

/// The clauses of all rules on the page of one case, with what each came to and the values it read.
///
/// What several rules share is shown where it comes first, and named from everywhere else.
final class ClauseTrees {
  private let sources: CaseSources
  /// How often each clause comes, those inside one that came before not counted.
  private var counts: [ClauseExplanation: Int] = [:]
  /// Where each shared clause was shown: its anchor, and the item whose rule it is part of.
  private var shown: [ClauseExplanation: (anchor: Int, item: String)] = [:]

  /// Prepares the trees of these rules, which are then asked for in the same order.
  init(_ rules: [ClauseExplanation], sources: CaseSources) {
    self.sources = sources
    for rule in rules { count(rule) }
  }

  /// The tree of a rule, with the sentence that sums it up before it.
  func tree(_ root: ClauseExplanation, of item: String) -> MarkupNode {
    markup {
      if !root.sentence.isEmpty { p { MarkupNode.isolated(CaseText.cut(root.sentence)) } }
      ul(.class("clauses")) { clause(root, of: item) }
    }
  }

  private func count(_ clause: ClauseExplanation) {
    guard Self.isWorthSharing(clause) else { return }
    counts[clause, default: 0] += 1
    if counts[clause] == 1 { for part in clause.parts { count(part) } }
  }

  /// Whether a link takes less room than the clause itself.
  private static func isWorthSharing(_ clause: ClauseExplanation) -> Bool {
    !clause.parts.isEmpty || clause.values.count > 2
  }

  private func clause(_ clause: ClauseExplanation, of item: String) -> MarkupNode {
    if let first = shown[clause] {
      return li {
        heading(clause, cutting: true)
        " "
        a(.class("again"), .href("#clause-\(first.anchor)"), text: "as in \(first.item)")
      }
    }
    var attributes: [Attribute] = []
    if counts[clause, default: 0] > 1 {
      attributes = [.id("clause-\(shown.count)")]
      shown[clause] = (shown.count, item)
    }
    return .element(
      li,
      attributes,
      [
        markup {
          heading(clause, cutting: false)
          if !clause.reason.isEmpty {
            " "
            MarkupNode.isolated(CaseText.cut(clause.reason))
          }
          if !clause.values.isEmpty { values(clause.values) }
          if !clause.parts.isEmpty {
            ul {
              for (position, part) in clause.parts.enumerated() {
                if position > 0, part.text == clause.parts[position - 1].text {
                  again(part)
                } else {
                  self.clause(part, of: item)
                }
              }
            }
          }
        }
      ]
    )
  }

  private func heading(_ clause: ClauseExplanation, cutting: Bool) -> MarkupNode {
    let text = cutting && clause.text.count > 72 ? "\(clause.text.prefix(70))…" : clause.text
    return markup {
      Self.truth(clause.truth)
      " "
      code(text)
    }
  }

  /// The clause above for another record: what each of its parts came to, in the same order.
  private func again(_ clause: ClauseExplanation) -> MarkupNode {
    li {
      Self.truth(clause.truth)
      " of another"
      if !clause.reason.isEmpty {
        ", "
        MarkupNode.isolated(CaseText.cut(clause.reason))
      }
      ul(.class("values")) {
        for leaf in Self.leaves(clause) {
          li {
            Self.truth(leaf.truth)
            for value in leaf.values {
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
    return span(.class(style), text: ReportText.words(truth))
  }

  private func values(_ values: [ClauseExplanation.ReadValue]) -> MarkupNode {
    ul(.class("values")) { for value in values { li { read(value) } } }
  }

  private func read(_ value: ClauseExplanation.ReadValue) -> MarkupNode {
    markup {
      code(value.expression)
      " is "
      if let text = value.value {
        strong { MarkupNode.isolated(CaseText.cut(text)) }
      } else {
        "not recorded"
      }
      if value.file != nil {
        " "
        span(.class("row")) { MarkupNode.isolated(sources.row(value.file, value.line)) }
      }
    }
  }
}
