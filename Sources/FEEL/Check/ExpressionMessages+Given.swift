import AuditCore

/// The messages about calls of functions that a program gives.
extension ExpressionMessages {
  static func missingArguments(
    of function: String,
    _ missing: [String],
    known: [String],
    found: Int,
    at place: Place
  ) -> Diagnostic {
    let names = missing.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .error,
      .wrongArgumentCount,
      missing.isEmpty
        ? "'\(clipped(function))' does not take \(found == 1 ? "one argument" : "\(found) arguments")"
        : "the call of '\(clipped(function))' leaves arguments out",
      at: place,
      notes: missing.isEmpty ? [] : ["not given: \(names)"],
      helps: ["write \(function)(\(known.map { "\($0): …" }.joined(separator: ", ")))"]
    )
  }
}
