public import AuditCore
import FEEL

/// Checks the expressions by which a vocabulary puts cases into groups.
public enum BreakdownCompiler {
  /// Tells what is wrong with the breakdowns of a vocabulary.
  public static func check(_ vocabulary: Vocabulary) -> [Diagnostic] {
    compile(vocabulary).diagnostics
  }

  /// Checks and plans the breakdowns; one with a fault is left out.
  static func compile(
    _ vocabulary: Vocabulary
  ) -> (breakdowns: [CompiledBreakdown], diagnostics: [Diagnostic]) {
    var breakdowns: [CompiledBreakdown] = []
    var diagnostics = DiagnosticList()
    let scope = Scope(record: vocabulary.root, constants: [FrameworkCompiler.dayName: .date])
    for breakdown in vocabulary.breakdowns {
      let (checked, found) = FEEL.check(breakdown.expression, in: scope)
      diagnostics.add(found)
      guard let checked else { continue }
      switch checked.type {
      case .any, .null, .number, .string, .code, .boolean:
        breakdowns.append(CompiledBreakdown(breakdown, checked))
      default:
        diagnostics.add(EngineMessages.breakdownType(breakdown, at: checked.source.place))
      }
    }
    return (breakdowns, diagnostics.all)
  }
}

/// A breakdown with the way in which its groups are found.
struct CompiledBreakdown: Sendable {
  /// How the group of a case is found.
  enum Method: Sendable {
    /// By a field of the case that holds codes or yes and no: no case is looked at alone.
    case field(Int)
    /// By the first condition that is true, whole columns at a time; `nil` is not recorded.
    case choices([Choice], otherwise: String?)
    /// By the expression's value for each case.
    case values(CheckedExpression)
  }

  /// A condition and the group it leads to.
  struct Choice: Sendable {
    let condition: CompiledRule
    let group: String?
  }

  let breakdown: Breakdown
  let method: Method

  init(_ breakdown: Breakdown, _ expression: CheckedExpression) {
    self.breakdown = breakdown
    if case .field(frame: 0, let field) = expression.root.kind {
      switch expression.type {
      case .code, .boolean:
        method = .field(field)
        return
      default: break
      }
    }
    var choices: [Choice] = []
    var node = expression.root
    while case .choice(let condition, let then, let otherwise) = node.kind,
      let group = Self.group(then)
    {
      let source = CheckedExpression(source: expression.source, root: condition)
      choices.append(Choice(condition: CompiledRule(source, definitions: []), group: group.title))
      node = otherwise
    }
    if !choices.isEmpty, let last = Self.group(node) {
      method = .choices(choices, otherwise: last.title)
    } else {
      method = .values(expression)
    }
  }

  /// The group that a literal names, which may be none; `nil` when it is no literal.
  private static func group(_ node: CheckedNode) -> (title: String?, isLiteral: Bool)? {
    guard case .literal(let value) = node.kind else { return nil }
    return (CaseGroups.title(of: value), true)
  }
}
