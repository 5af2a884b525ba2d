public import AuditCore

/// The rule language: text to syntax tree to checked tree.
///
/// - Source: OMG DMN 1.5 chapter 10, Friendly Enough Expression Language.
public enum FEEL {
  /// Reads an expression, resolves its names and checks its types.
  ///
  /// - Parameters:
  ///   - source: The expression and its place in a file.
  ///   - scope: The names in reach.
  ///   - type: The type its values must have; `nil` for any.
  /// - Returns: The checked expression, `nil` when there is an error, and all faults by place.
  public static func check(
    _ source: LocatedText,
    in scope: Scope,
    expecting type: ValueType? = nil
  ) -> (expression: CheckedExpression?, diagnostics: [Diagnostic]) {
    let (syntax, faults) = Parser.parse(source, names: names(of: scope))
    var checker = TypeChecker(source: source, scope: scope)
    let root = checker.check(syntax)
    if let type, faults.isEmpty {
      checker.expect(root, type, for: "the rule")
      if case .code(let list) = type { checker.checkCodes(list, in: root) }
    }
    let diagnostics = DiagnosticList(faults + checker.diagnostics).sorted
    let isFaulty = diagnostics.contains { $0.severity == .error }
    return (isFaulty ? nil : CheckedExpression(source: source, root: root), diagnostics)
  }

  /// The names that the parser must know to tell words from operators.
  static func names(of scope: Scope) -> NameTable {
    var table = scope.recordNames
    func add(_ type: ValueType) {
      switch type {
      case .context(let entries):
        for (key, entry) in entries {
          table.insert(key)
          add(entry)
        }
      case .list(let element): add(element)
      default: break
      }
    }
    for definition in scope.definitions {
      table.insert(definition.name)
      add(definition.expression.type)
    }
    table.types = scope.types
    for (name, type) in scope.constants {
      table.insert(name)
      add(type)
    }
    return table
  }

  /// The names of built-ins and of what a record holds.
  static func names(of record: RecordType?) -> NameTable {
    var table = builtinNames
    func add(_ type: RecordType) {
      for field in type.fields {
        for part in field.path.split(separator: ".") { table.insert(String(part)) }
      }
      for list in type.lists {
        table.insert(list.name)
        add(list)
      }
    }
    if let record { add(record) }
    return table
  }

  private static let builtinNames: NameTable = {
    var table = NameTable()
    for builtin in BuiltinCatalogue.all { table.insert(builtin.name, needsCall: true) }
    for property in ["time offset", "start included", "end included", "item"] {
      table.insert(property)
    }
    return table
  }()
}
