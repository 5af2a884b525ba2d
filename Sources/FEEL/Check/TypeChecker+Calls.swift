import AuditCore

extension TypeChecker {
  /// Checks a call of a built-in or of a function value.
  mutating func checkCall(
    _ callee: Expression,
    _ arguments: [Expression.Argument],
    _ range: Range<Int>
  ) -> CheckedNode {
    if case .name(let name) = callee.kind, !isVariable(name) {
      if let builtin = BuiltinCatalogue.named(name) {
        return checkBuiltin(builtin, callee.range, arguments, range)
      }
      if !isShared(name), !scope.allowsUnknownNames {
        for argument in arguments { _ = check(argument.value) }
        diagnostics.append(
          ExpressionMessages.unknownFunction(
            name,
            known: BuiltinCatalogue.all.map(\.name),
            at: place(callee.range)
          )
        )
        return faulty(range)
      }
    }
    let function = check(callee)
    if let (name, signature) = given(function) {
      return checkGiven(name, signature, function, arguments, range)
    }
    return checkInvocation(function, arguments, range)
  }

  private func isVariable(_ name: String) -> Bool {
    bindings.contains { binding in
      if case .local(name, _, let type) = binding {
        if case .function = type { return true }
        return type == .any
      }
      return false
    }
  }

  private func isShared(_ name: String) -> Bool {
    scope.constants[name] != nil || scope.definitions.contains { $0.name == name }
      || scope.record?.fieldIndex(name) != nil || scope.record?.listIndex(name) != nil
      || bindings.contains { binding in
        switch binding {
        case .local(let known, _, _): known == name
        case .frame(let variable, _, let type):
          variable == name || type.fieldIndex(name) != nil || type.listIndex(name) != nil
        case .item: name == "item"
        }
      }
  }

  private mutating func checkInvocation(
    _ callee: CheckedNode,
    _ arguments: [Expression.Argument],
    _ range: Range<Int>
  ) -> CheckedNode {
    var positional: [CheckedNode] = []
    var named: [String: CheckedNode] = [:]
    for argument in arguments {
      let node = checkArgument(argument.value)
      if let name = argument.name { named[name] = node } else { positional.append(node) }
    }
    var type: ValueType = .any
    switch callee.type {
    case .any, .null: break
    case .function(let parameters, let result):
      type = result
      if !parameters.isEmpty, parameters.count != arguments.count {
        mismatch(
          ExpressionMessages.wrongArgumentCount(
            of: "the function",
            expected: parameters.count,
            found: arguments.count,
            at: place(range)
          )
        )
      }
    default:
      mismatch(
        ExpressionMessages.notAFunction(callee.type.shortWords, at: place(callee.range))
      )
    }
    let kind = CheckedKind.invocation(callee, positional: positional, named: named)
    return CheckedNode(kind, type: type, range: range)
  }

  /// Checks an argument, which may be the name of a built-in, as in `sort(list, before)`.
  mutating func checkArgument(_ argument: Expression) -> CheckedNode {
    if case .name(let name) = argument.kind, !isVariable(name), !isShared(name),
      let builtin = BuiltinCatalogue.named(name)
    {
      return functionValue(of: builtin, argument.range)
    }
    return check(argument)
  }

  /// A built-in taken as a value.
  func functionValue(of builtin: Builtin, _ range: Range<Int>) -> CheckedNode {
    let value = Value.function(FunctionValue(builtin))
    return CheckedNode(.literal(value), type: .function([], .any), range: range)
  }

  // MARK: - Built-ins

  private mutating func checkBuiltin(
    _ builtin: Builtin,
    _ nameRange: Range<Int>,
    _ arguments: [Expression.Argument],
    _ range: Range<Int>
  ) -> CheckedNode {
    let isNamed = arguments.contains { $0.name != nil }
    let nodes =
      isNamed ? namedArguments(builtin, arguments) : arguments.map { checkArgument($0.value) }
    guard let nodes else { return faulty(range) }
    if let folded = foldedConversion(builtin.name, nodes, range) { return folded }
    let fitting = builtin.signatures.filter { $0.takes(nodes.count) }
    if fitting.isEmpty {
      mismatch(
        ExpressionMessages.wrongArgumentCount(
          builtin.name,
          found: nodes.count,
          signatures: builtin.signatures,
          at: place(nameRange)
        )
      )
      return CheckedNode(.call(builtin, nodes), type: .any, range: range)
    }
    let signature = best(of: fitting, for: nodes, builtin.name)
    checkListCodes(builtin, nodes)
    checkPattern(builtin, nodes)
    let type = BuiltinTypes.result(of: builtin.name, signature, nodes.map(\.type))
    return CheckedNode(.call(builtin, nodes), type: type, range: range)
  }

  /// Finds the signature that fits, or tells the first argument that fits none.
  private mutating func best(
    of signatures: [Builtin.Signature],
    for nodes: [CheckedNode],
    _ name: String
  ) -> Builtin.Signature {
    var best = (signature: signatures[0], count: -1)
    for signature in signatures {
      let fit = nodes.indices.prefix { index in
        signature.parameter(at: index).map { $0.type.accepts(nodes[index].type) } ?? false
      }
      if fit.count == nodes.count { return signature }
      if fit.count > best.count { best = (signature, fit.count) }
    }
    let index = best.count
    if let parameter = best.signature.parameter(at: index) {
      let what = nodes.count == 1 ? "'\(name)'" : "'\(parameter.name)' of '\(name)'"
      expect(nodes[index], parameter.type, for: what)
    }
    return best.signature
  }

  /// Puts named arguments in the order of the parameters; `nil` when that cannot be done.
  private mutating func namedArguments(
    _ builtin: Builtin,
    _ arguments: [Expression.Argument]
  ) -> [CheckedNode]? {
    var found: [String: CheckedNode] = [:]
    var isFaulty = false
    let known = builtin.signatures.flatMap { $0.parameters.map(\.name) }
    for argument in arguments {
      let node = checkArgument(argument.value)
      guard let name = argument.name else {
        mismatch(
          ExpressionMessages.unknownArgument(
            "(without a name)",
            of: builtin.name,
            known: known,
            at: place(argument.value.range)
          )
        )
        isFaulty = true
        continue
      }
      if !known.contains(name) {
        mismatch(
          ExpressionMessages.unknownArgument(
            name,
            of: builtin.name,
            known: known,
            at: place(argument.nameRange)
          )
        )
        isFaulty = true
      } else if found[name] != nil {
        mismatch(ExpressionMessages.duplicateArgument(name, at: place(argument.nameRange)))
        isFaulty = true
      }
      found[name] = node
    }
    let signature = builtin.signatures.first { signature in
      found.keys.allSatisfy { name in signature.parameters.contains { $0.name == name } }
        && signature.parameters.allSatisfy { $0.isOptional || found[$0.name] != nil }
    }
    guard !isFaulty, let signature else {
      if !isFaulty, let first = arguments.first {
        mismatch(
          ExpressionMessages.wrongArgumentCount(
            builtin.name,
            found: arguments.count,
            signatures: builtin.signatures,
            at: place(first.nameRange)
          )
        )
      }
      return nil
    }
    var ordered: [CheckedNode] = []
    for parameter in signature.parameters {
      if let node = found[parameter.name] {
        // The name chose the signature, so a value of another one's type does not fit.
        if case .list(let elements) = node.kind, elements.count > 1,
          !parameter.type.accepts(node.type)
        {
          expect(node, parameter.type, for: "'\(parameter.name)' of '\(builtin.name)'")
          return nil
        }
        ordered.append(node)
      } else if signature.parameters.dropFirst(ordered.count).contains(where: {
        found[$0.name] != nil
      }) {
        let end = arguments[0].value.range
        ordered.append(CheckedNode(.literal(.null(.notRecorded)), type: .null, range: end))
      }
    }
    return ordered
  }

  /// Reads a pattern that is written out, so that a slip shows before a case is read.
  private mutating func checkPattern(_ builtin: Builtin, _ nodes: [CheckedNode]) {
    guard ["matches", "replace", "split"].contains(builtin.name), nodes.count >= 2,
      case .literal(.string(let pattern)) = nodes[1].kind
    else { return }
    var flags = ""
    let last = builtin.name == "matches" ? 2 : 3
    if nodes.count > last, case .literal(.string(let written)) = nodes[last].kind {
      flags = written
    }
    do throws(PatternFault) {
      _ = try TextPattern(pattern, flags: flags)
    } catch {
      let node = error == .badFlag ? nodes[last] : nodes[1]
      mismatch(ExpressionMessages.badPattern(error, at: place(node.range)))
    }
  }

  /// Checks texts that are looked for in a list of codes.
  private mutating func checkListCodes(_ builtin: Builtin, _ nodes: [CheckedNode]) {
    guard ["list contains", "index of", "append"].contains(builtin.name), nodes.count >= 2 else {
      return
    }
    if case .list(.code(let list)) = nodes[0].type {
      for node in nodes.dropFirst() { checkCodes(list, in: node) }
    }
    if builtin.name == "list contains", case .code(let list) = nodes[1].type {
      checkCodes(list, in: nodes[0])
    }
  }
}

extension Builtin.Signature {
  /// Whether so many arguments can be given.
  func takes(_ count: Int) -> Bool {
    let needed = parameters.filter { !$0.isOptional }.count
    return count >= needed && (isVariadic || count <= parameters.count)
  }

  /// The parameter that takes the argument at an index.
  func parameter(at index: Int) -> Builtin.Parameter? {
    if index < parameters.count { return parameters[index] }
    return isVariadic ? parameters.last : nil
  }
}
