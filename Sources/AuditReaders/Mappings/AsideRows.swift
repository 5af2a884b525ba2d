import AuditCore

/// Rows of a source that became no records of one kind, as a file with the place and reason of each.
struct AsideRows {
  private let system: String
  private let kind: String
  private let paths: [String]
  private var bytes: [UInt8] = []

  /// Begins a file without rows; `paths` are the fields whose values it shows.
  init(of kind: String, from system: String, showing paths: [String] = []) {
    self.system = system
    self.kind = kind
    self.paths = paths
  }

  /// Adds a row; `values` has one text for each path, or none.
  mutating func add(_ place: Place, because reason: String, values: [String] = []) {
    RejectFile.add(place.path, to: &bytes)
    bytes += ",\(place.line),\(RejectFile.quoted(reason))".utf8
    for index in paths.indices {
      bytes.append(UInt8(ascii: ","))
      RejectFile.add(index < values.count ? values[index] : "", to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The file; `nil` when there are no rows.
  var file: RejectFile? {
    if bytes.isEmpty { return nil }
    var header = Array("rejectedFile,rejectedLine,rejectedBecause".utf8)
    for path in paths {
      header.append(UInt8(ascii: ","))
      RejectFile.add(path, to: &header)
    }
    header.append(UInt8(ascii: "\n"))
    let name = String("\(system).\(kind)".map { "/\\:".contains($0) ? "-" : $0 })
    return RejectFile(name: "\(name).csv", bytes: header + bytes)
  }
}
