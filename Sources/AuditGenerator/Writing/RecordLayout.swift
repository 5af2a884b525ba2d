import AuditCore

/// What a writer needs to know of a record type, worked out once.
struct RecordLayout {
  /// The fields in the type's order.
  let fields: [FieldLayout]
  /// The indices of the fields that have a column.
  let columns: [Int]
  /// The lists in the type's order.
  let lists: [RecordLayout]
  /// The name of the list, as bytes.
  let name: [UInt8]
  /// The nested objects that dotted paths make in JSON.
  let tree: [JSONEntry]

  /// One field.
  struct FieldLayout {
    let path: [UInt8]
    let type: FieldType
    let codes: [[UInt8]]
  }

  /// An entry of a JSON object.
  indirect enum JSONEntry {
    case field(key: [UInt8], index: Int)
    case group(key: [UInt8], [JSONEntry])
  }

  /// Creates the layout of a type; the prefix is the list's name with a dot.
  init(_ type: RecordType, prefix: String = "", text: ValueText) {
    name = Array(type.name.utf8)
    fields = type.fields.map { field in
      FieldLayout(
        path: Array(field.path.utf8),
        type: field.type,
        codes: text.codeBytes(of: field)
      )
    }
    columns = type.fields.indices.filter {
      !Recipes.leftOut.contains(prefix + type.fields[$0].path)
    }
    lists = type.lists.map {
      RecordLayout($0, prefix: "\(prefix)\($0.name).", text: text)
    }
    tree = Self.entries(
      type.fields.enumerated().map { ($1.path.split(separator: ".").map(String.init)[...], $0) }
    )
  }

  /// Groups paths by their first segment, in the order in which the segments first appear.
  private static func entries(_ paths: [(ArraySlice<String>, Int)]) -> [JSONEntry] {
    var order: [String] = []
    var groups: [String: [(ArraySlice<String>, Int)]] = [:]
    for (path, index) in paths {
      guard let first = path.first else { continue }
      if groups[first] == nil { order.append(first) }
      groups[first, default: []].append((path.dropFirst(), index))
    }
    return order.map { segment in
      let group = groups[segment] ?? []
      let key = Array("\"\(segment)\":".utf8)
      if let only = group.first, only.0.isEmpty { return .field(key: key, index: only.1) }
      return .group(key: key, entries(group))
    }
  }
}
