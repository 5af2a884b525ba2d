import AuditCore
import FEEL

/// Which definitions the rules of a framework use, and whether any of them counts working days.
struct DefinitionUse {
  /// The indices of the definitions in use.
  private(set) var indices: Set<Int> = []
  /// The names of the constants in use, tables and models among them.
  private(set) var names: Set<String> = []
  /// The first place where working days are counted.
  private(set) var workingDays: Place?

  /// The built-in functions that need a calendar.
  private static let calendarFunctions: Set<String> = [
    "working days between", "working days after", "is working day",
  ]

  /// Notes what a rule uses.
  mutating func read(_ rule: CheckedExpression, definitions: [ScopeDefinition]) {
    rule.root.forEach { node in
      switch node.kind {
      case .definition(let index): indices.insert(index)
      case .constant(let name): names.insert(name)
      case .call(let builtin, _):
        if workingDays == nil, Self.calendarFunctions.contains(builtin.name) {
          workingDays = rule.source.place(of: node.range)
        }
      default: break
      }
    }
  }

  /// Adds the definitions that used definitions use; one uses only those before it.
  mutating func close(over definitions: [ScopeDefinition]) {
    for index in definitions.indices.reversed() where indices.contains(index) {
      read(definitions[index].expression, definitions: definitions)
    }
  }
}
