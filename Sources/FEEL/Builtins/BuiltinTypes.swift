import AuditCore

/// The result types of built-ins that give back what they are given.
enum BuiltinTypes {
  /// The type of a call's value.
  static func result(
    of name: String,
    _ signature: Builtin.Signature,
    _ arguments: [ValueType]
  ) -> ValueType {
    guard let first = arguments.first else { return signature.result }
    switch name {
    case "min", "max", "mode":
      if arguments.count > 1 {
        return arguments.dropFirst().reduce(first) { $0.joined(with: $1) }.plain
      }
      guard case .list(let element) = first else { return first }
      return name == "mode" ? first : element.plain
    case "sublist", "remove", "reverse", "distinct values", "sort", "list replace":
      return first.isOpen ? signature.result : first
    case "append":
      return arguments.dropFirst().reduce(first) { $0.joined(with: .list($1)) }
    case "concatenate", "union":
      return arguments.dropFirst().reduce(first) { $0.joined(with: $1) }
    case "insert before":
      return arguments.count == 3 ? first.joined(with: .list(arguments[2])) : first
    case "abs", "number", "sum":
      if name == "sum", case .list(let element) = first, !element.isOpen { return element }
      return name == "abs" && !first.isOpen ? first : signature.result
    case "range": return .range(.any)
    default: return signature.result
    }
  }
}
