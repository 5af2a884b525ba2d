import AuditCore

/// Finds elements that are named twice.
enum Duplicates {
  /// Tells every element whose name an earlier one has.
  static func find(
    _ elements: [XMLElement],
    by attribute: String,
    noun: String,
    code: DiagnosticCode = .duplicateName
  ) -> [Diagnostic] {
    var firstLines: [String: Int] = [:]
    var found: [Diagnostic] = []
    for element in elements {
      let name = element.words(attribute)
      if name.isEmpty { continue }
      if let line = firstLines[name] {
        let place = element.place(of: attribute)
        found.append(
          StandardMessages.duplicate(noun, name, code: code, firstLine: line, at: place)
        )
      } else {
        firstLines[name] = element.line
      }
    }
    return found
  }
}
