import AuditCore

/// Rows of a source that were put aside, as a file with the place and reason of each.
struct AsideRows {
  private let name: String
  private let columns: [String]
  private var bytes: [UInt8] = []

  /// Begins a file without rows; `columns` are what it shows of a row.
  init(named name: String, showing columns: [String]) {
    self.name = name
    self.columns = columns
  }

  /// Begins a file of rows that became no records of one kind.
  init(of kind: String, from system: String, showing paths: [String] = []) {
    let name = String("\(system).\(kind)".map { "/\\:".contains($0) ? "-" : $0 })
    self.init(named: "\(name).csv", showing: paths)
  }

  /// How long the rows are in all.
  var byteCount: Int { bytes.count }

  /// Adds a row; `values` has one text for each column, or none.
  mutating func add(_ place: Place, because reason: String, values: [String] = []) {
    RejectFile.add(place.path, to: &bytes)
    bytes += ",\(place.line),\(RejectFile.quoted(reason))".utf8
    for index in columns.indices {
      bytes.append(UInt8(ascii: ","))
      RejectFile.add(index < values.count ? values[index] : "", to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The file; `nil` when there are no rows.
  var file: RejectFile? {
    if bytes.isEmpty { return nil }
    var header = Array("rejectedFile,rejectedLine,rejectedBecause".utf8)
    for column in columns {
      header.append(UInt8(ascii: ","))
      RejectFile.add(column, to: &header)
    }
    header.append(UInt8(ascii: "\n"))
    return RejectFile(name: name, bytes: header + bytes)
  }
}
