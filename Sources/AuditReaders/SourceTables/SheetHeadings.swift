import AuditCore

/// The row of a sheet that names its columns, held against the columns of a shape.
struct SheetHeadings {
  let row: Int
  /// The heading of each column of the sheet; empty for none.
  let names: [String]
  /// The field of each column of the sheet; -1 for none.
  let targets: [Int32]
  /// How many of the shape's columns are there.
  let namedCount: Int
  /// The fields whose column is not there.
  private let missing: [Int]
  /// The columns that could be the same field, by field.
  private let doubled: [(field: Int, columns: [Int])]
  private let isRequiredThere: Bool

  /// Reads a row as headings.
  init(_ row: SheetRow, shape: SourceShape) {
    self.row = row.number
    var names = [String](repeating: "", count: (row.cells.last?.column ?? -1) + 1)
    for cell in row.cells { names[cell.column] = row.text(cell) }
    let plain = names.map(PlainName.of)
    let ignored = Set(shape.ignoredNames.map(PlainName.of))
    var targets = [Int32](repeating: -1, count: names.count)
    var missing: [Int] = []
    var doubled: [(field: Int, columns: [Int])] = []
    for (field, column) in shape.columns.enumerated() {
      let wanted = Set(column.names.map(PlainName.of))
      let own = column.names.first.map(PlainName.of)
      let found = plain.indices.filter {
        wanted.contains(plain[$0]) && (plain[$0] == own || !ignored.contains(plain[$0]))
      }
      for place in found { targets[place] = Int32(field) }
      if found.isEmpty { missing.append(field) }
      if found.count > 1 { doubled.append((field, found)) }
    }
    self.names = names
    self.targets = targets
    self.missing = missing
    self.doubled = doubled
    namedCount = shape.columns.count - missing.count
    isRequiredThere = missing.allSatisfy { !shape.columns[$0].isRequired }
  }

  /// Whether it names all columns that must be there, and at least half of all.
  var isWhole: Bool { isRequiredThere && namedCount > 0 && namedCount >= missing.count }

  /// Whether the rows under it can be read.
  var isUsable: Bool { isRequiredThere && namedCount > 0 && doubled.isEmpty }

  /// What is wrong with it, or worth knowing.
  func diagnostics(_ shape: SourceShape, at place: Place) -> [Diagnostic] {
    let ignored = Set(shape.ignoredNames.map(PlainName.of))
    let free = names.indices.filter {
      targets[$0] < 0 && !names[$0].isEmpty && !ignored.contains(PlainName.of(names[$0]))
    }
    var found = missing.map {
      SourceMessages.missingColumn(shape.columns[$0], present: free.map { names[$0] }, at: place)
    }
    for (field, columns) in doubled {
      var place = place
      place.column = columns[1] + 1
      found.append(
        SourceMessages.doubledColumn(
          shape.columns[field],
          named: columns.map { names[$0] },
          at: place
        )
      )
    }
    if !free.isEmpty {
      var place = place
      place.column = free[0] + 1
      found.append(
        SourceMessages.unreadColumns(free.map { names[$0] }, mayHaveBlanks: true, at: place)
      )
    }
    return found
  }
}
