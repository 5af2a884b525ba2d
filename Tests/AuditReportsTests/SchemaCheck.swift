import Foundation

/// Holds a JSON document against the few keywords of JSON Schema that our schema uses.
struct SchemaCheck {
  private let root: [String: Any]

  init(_ schema: URL) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(contentsOf: schema))
    root = parsed as? [String: Any] ?? [:]
  }

  /// The faults of a document, each with its path.
  func faults(of document: Any) -> [String] { faults(document, root, "$") }

  private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let found = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["\(path): no definition \(name)"]
      }
      return faults(value, found, path)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let results = choices.map { faults(value, $0, path) }
      return results.contains { $0.isEmpty } ? [] : results[0]
    }
    var found: [String] = []
    if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
      found.append("\(path): not one of the words allowed")
    }
    if let only = schema["const"] as? NSObject, only != value as? NSObject {
      found.append("\(path): not \(only)")
    }
    if let least = schema["minimum"] as? Int, (value as? Int ?? least) < least {
      found.append("\(path): below \(least)")
    }
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      if !types.contains(where: { Self.isOf(value, $0) }) { found.append("\(path): not \(types)") }
    }
    return found + members(value, schema, path) + items(value, schema, path)
  }

  private func members(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
      .map { "\(path): lacks \($0)" }
    for (name, member) in object {
      if let property = properties[name] ?? schema["additionalProperties"] as? [String: Any] {
        found += faults(member, property, "\(path).\(name)")
      } else {
        found.append("\(path): \(name) is not in the schema")
      }
    }
    return found
  }

  private func items(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let list = value as? [Any], let item = schema["items"] as? [String: Any] else {
      return []
    }
    return list.enumerated().flatMap { faults($1, item, "\(path)[\($0)]") }
  }

  private static func isOf(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": value is Bool
    case "integer": value is Int
    default: false
    }
  }
}
