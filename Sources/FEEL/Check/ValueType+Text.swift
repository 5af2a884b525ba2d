import AuditCore

extension ValueType {
  /// The type as `instance of` names it: `list<number>`, `days and time duration`.
  public var text: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .number: "number"
    case .string, .code: "string"
    case .boolean: "boolean"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .yearsMonthsDuration: "years and months duration"
    case .daysTimeDuration: "days and time duration"
    case .list(let element): element == .any ? "list" : "list<\(element.text)>"
    case .context(let entries): Self.text(of: entries)
    case .record(let type): type.name
    case .range(let end): end == .any ? "range" : "range<\(end.text)>"
    case .function(let parameters, let result):
      self == Self.anyFunction
        ? "function"
        : "function<\(parameters.map(\.text).joined(separator: ", "))> -> \(result.text)"
    }
  }

  private static func text(of entries: [String: ValueType]) -> String {
    guard !entries.isEmpty else { return "context" }
    let parts = entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }
    return "context<\(parts.joined(separator: ", "))>"
  }
}
