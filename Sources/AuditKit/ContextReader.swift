import AuditCore
import FEEL

/// Reads the values that an expression may name from a JSON object.
///
/// JSON is read as what it nearly is, a FEEL context: numbers stay exact, and a context may hold
/// days as `date("2024-03-01")` or `@"2024-03-01"` besides.
enum ContextReader {
  /// Reads a file.
  ///
  /// - Returns: The context, empty when the file is faulty; and all diagnostics.
  static func read(_ file: SourceFile) -> (context: ContextValue, diagnostics: [Diagnostic]) {
    let text = LocatedText(
      text: String(decoding: file.bytes, as: UTF8.self),
      file: file,
      segments: []
    )
    let checked = FEEL.check(text, in: Scope())
    guard let expression = checked.expression else { return (ContextValue(), checked.diagnostics) }
    let value = PlainEvaluator(environment: Environment()).evaluate(expression)
    guard case .context(let context) = value else {
      return (ContextValue(), checked.diagnostics + [.contextNeeded(text.place)])
    }
    return (context, checked.diagnostics)
  }
}
