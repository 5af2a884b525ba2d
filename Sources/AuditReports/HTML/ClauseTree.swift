import AuditCore

/// A rule's clauses with what each came to and the values it read.
struct ClauseTree {
  let root: ClauseExplanation

  var node: MarkupNode {
    markup {
      if !root.sentence.isEmpty { p { MarkupNode.isolated(root.sentence) } }
      ul(.class("clauses")) { clause(root) }
    }
  }

  private func clause(_ clause: ClauseExplanation) -> MarkupNode {
    li {
      Self.truth(clause.truth)
      " "
      code(clause.text)
      if !clause.reason.isEmpty {
        " "
        MarkupNode.isolated(clause.reason)
      }
      if !clause.values.isEmpty {
        ul(.class("values")) { for value in clause.values { li { read(value) } } }
      }
      if !clause.parts.isEmpty { ul { for part in clause.parts { self.clause(part) } } }
    }
  }

  private static func truth(_ truth: ClauseExplanation.Truth) -> MarkupNode {
    let (style, mark) =
      switch truth {
      case .yes: ("tone2", "✓")
      case .no: ("tone0", "✗")
      case .unknown: ("tone1", "?")
      case .failed: ("tone0", "!")
      }
    return span(.class("tag \(style)")) {
      span(.aria("hidden", "true"), text: mark)
      " \(ReportText.words(truth))"
    }
  }

  private func read(_ value: ClauseExplanation.ReadValue) -> MarkupNode {
    markup {
      code(value.expression)
      " is "
      if let text = value.value {
        strong { MarkupNode.isolated(text) }
      } else {
        "not recorded"
      }
      if let file = value.file {
        span(.class("quiet")) {
          " ("
          MarkupNode.isolated(file)
          value.line > 0 ? ", line \(ReportText.number(value.line)))" : ")"
        }
      }
    }
  }
}
