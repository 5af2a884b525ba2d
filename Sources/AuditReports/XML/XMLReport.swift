public import AuditCore

/// An audit's result as XML, as `standards/schema/result.xsd` describes it.
///
/// It is made of the same tree as `result.json`, so that neither can say what the other does not:
/// an object is an element, a plain member an attribute, a list one element for each of its
/// members, and what is null is left out.
public struct XMLReport: Sendable {
  private let result: AuditResult

  /// Prepares a report.
  public init(result: AuditResult) { self.result = result }

  /// The report as `result.xml`, the same bytes for the same result.
  public var file: ReportFile { ReportFile(path: "result.xml", bytes: root.document) }

  private var root: XMLPiece {
    var root = Self.element("result", JSONReport(result: result).document)
    // The namespace tells what the first two members of the JSON do.
    root.attributes.removeAll { $0.0 == "format" || $0.0 == "formatVersion" }
    root.attributes.insert(("xmlns", "urn:caseaudit:result:1"), at: 0)
    return root
  }

  /// The names of single elements where they are not the list's without its last letter.
  private static let singles = [
    "criticalPrompts": "criticalPrompt", "discretion": "reason", "intake": "records",
    "scale": "rating", "waitsFor": "waitsFor",
  ]

  private static func single(_ list: String) -> String {
    singles[list] ?? (list.hasSuffix("s") ? String(list.dropLast()) : list)
  }

  private static func element(_ name: String, _ value: JSONValue) -> XMLPiece {
    guard case .object(let members) = value else {
      return XMLPiece(name: name, text: plain(value) ?? "")
    }
    var piece = XMLPiece(name: name)
    for (name, member) in members {
      switch member {
      case .object: piece.children.append(element(name, member))
      case .list(let values):
        piece.children += values.map { element(single(name), $0) }
      default:
        if let text = plain(member) { piece.attributes.append((name, text)) }
      }
    }
    return piece
  }

  /// A plain value as text; `nil` for null, and for what has parts.
  private static func plain(_ value: JSONValue) -> String? {
    switch value {
    case .null, .list, .object: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .text(let text): text
    }
  }
}
