import AuditCore

extension TypeChecker {
  /// The function that a program gives under the name or path of a callee; `nil` for another.
  func given(_ callee: CheckedNode) -> (name: String, signature: FunctionSignature)? {
    var name: String
    switch callee.kind {
    case .constant(let own): name = own
    case .path(let group, let own):
      guard case .constant(let first) = group.kind else { return nil }
      name = "\(first).\(own)"
    default: return nil
    }
    return scope.functions[name].map { (name, $0) }
  }

  /// Checks a call of a function that a program gives: each parameter is given once and fits.
  mutating func checkGiven(
    _ name: String,
    _ signature: FunctionSignature,
    _ callee: CheckedNode,
    _ arguments: [Expression.Argument],
    _ range: Range<Int>
  ) -> CheckedNode {
    var positional: [CheckedNode] = []
    var named: [String: CheckedNode] = [:]
    let known = signature.parameters.map(\.name)
    for (position, argument) in arguments.enumerated() {
      let node = checkArgument(argument.value)
      var parameter = signature.parameters.dropFirst(position).first
      if let own = argument.name {
        parameter = signature.parameters.first { $0.name == own }
        if parameter == nil {
          diagnostics.append(
            ExpressionMessages.unknownArgument(
              own,
              of: name,
              known: known,
              at: place(argument.nameRange)
            )
          )
        } else if named[own] != nil {
          diagnostics.append(
            ExpressionMessages.duplicateArgument(own, at: place(argument.nameRange))
          )
        }
        named[own] = node
      } else {
        positional.append(node)
      }
      if let parameter {
        expect(node, parameter.type, for: "'\(parameter.name)' of '\(name)'")
        if case .code(let list) = parameter.type { checkCodes(list, in: node) }
      }
    }
    let missing =
      named.isEmpty
      ? [] : signature.parameters.filter { !$0.isOptional && named[$0.name] == nil }.map(\.name)
    if !missing.isEmpty || !positional.isEmpty && positional.count != known.count {
      diagnostics.append(
        ExpressionMessages.missingArguments(
          of: name,
          missing,
          known: known,
          found: arguments.count,
          at: place(callee.range)
        )
      )
    }
    let kind = CheckedKind.invocation(callee, positional: positional, named: named)
    return CheckedNode(kind, type: signature.result, range: range)
  }
}
