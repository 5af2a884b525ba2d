import AuditCore

/// Finds the units of an audit in the level fields of its cases.
enum UnitTreeBuilder {
  /// Builds the tree, units by name in byte order within a parent.
  ///
  /// - Returns: The tree, and how many cases lack a name at some level and so count in no unit.
  static func build(
    levels: [UnitLevel],
    records: RecordTable
  ) -> (tree: UnitTree, withoutUnitCount: Int) {
    build(
      levels: levels,
      rowCount: records.rowCount,
      names: levels.map { NamedRows(records: records, path: $0.field) }
    )
  }

  /// Builds the tree from the unit of each case at each level.
  ///
  /// - Parameters:
  ///   - levels: The framework's levels, widest first.
  ///   - rowCount: How many cases there are.
  ///   - names: The unit of each case, one list a level.
  ///   - standings: What a list of units knows of each name, one list a level; `nil` without a list.
  /// - Returns: The tree, and how many cases lack a name at some level and so count in no unit.
  static func build(
    levels: [UnitLevel],
    rowCount: Int,
    names: [NamedRows],
    standings: [[UnitTree.Standing]]? = nil
  ) -> (tree: UnitTree, withoutUnitCount: Int) {
    var found = FoundUnits()
    var unitOfCase = Array(repeating: UnitTree.noUnit, count: rowCount)
    var withoutUnitCount = 0
    for row in 0..<rowCount {
      if levels.isEmpty || names.contains(where: { $0.ids[row] < 0 }) {
        withoutUnitCount += 1
        continue
      }
      var unit: Int32 = -1
      for level in names.indices {
        unit = found.unit(parent: unit, level: level, name: names[level].ids[row])
      }
      unitOfCase[row] = unit
    }
    let (units, order) = found.sorted(
      name: { names[$0].names[Int($1)] },
      standing: { standings?[$0][Int($1)] }
    )
    for row in unitOfCase.indices where unitOfCase[row] >= 0 {
      unitOfCase[row] = order[Int(unitOfCase[row])]
    }
    return (UnitTree(units: units, unitOfCase: unitOfCase), withoutUnitCount)
  }
}

/// Units in the order in which cases name them.
private struct FoundUnits {
  private struct Entry {
    var parent: Int32
    var level: Int
    var name: Int32
  }
  private struct Key: Hashable {
    var parent: Int32
    var name: Int32
  }
  private var entries: [Entry] = []
  private var known: [Key: Int32] = [:]

  /// The unit of a name within a parent, which may be new; a parent of -1 is none.
  mutating func unit(parent: Int32, level: Int, name: Int32) -> Int32 {
    let key = Key(parent: parent, name: name)
    if let unit = known[key] { return unit }
    let unit = Int32(entries.count)
    known[key] = unit
    entries.append(Entry(parent: parent, level: level, name: name))
    return unit
  }

  /// The units wider levels first, and for each found unit its place among them.
  func sorted(
    name: (Int, Int32) -> String,
    standing: (Int, Int32) -> UnitTree.Standing?
  ) -> (units: [UnitTree.Unit], order: [Int32]) {
    var units: [UnitTree.Unit] = []
    var order = Array(repeating: Int32(-1), count: entries.count)
    let levelCount = (entries.map(\.level).max() ?? -1) + 1
    for level in 0..<levelCount {
      let members = entries.indices.filter { entries[$0].level == level }
        .map { index in
          (
            index: index,
            parent: entries[index].parent < 0 ? -1 : order[Int(entries[index].parent)],
            name: name(level, entries[index].name)
          )
        }
        .sorted { left, right in
          if left.parent != right.parent { return left.parent < right.parent }
          if left.name == right.name { return left.index < right.index }
          return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
      for member in members {
        let parent = member.parent < 0 ? nil : Int(member.parent)
        order[member.index] = Int32(units.count)
        if let parent { units[parent].children.append(units.count) }
        var unit = UnitTree.Unit(name: member.name, level: level, parent: parent)
        unit.standing = standing(level, entries[member.index].name)
        units.append(unit)
      }
    }
    return (units, order)
  }
}

/// A number for each row's text in one field, equal texts having equal numbers.
struct NamedRows {
  /// The number of each row's text, or -1 where nothing is recorded.
  private(set) var ids: [Int32]
  /// The texts by their numbers.
  private(set) var names: [String] = []

  init(ids: [Int32], names: [String]) {
    self.ids = ids
    self.names = names
  }

  /// Adds a text, which takes the next number.
  mutating func add(_ name: String) { names.append(name) }

  /// Gives a row a text by its number.
  mutating func set(_ id: Int32, at row: Int) { ids[row] = id }

  init(records: RecordTable, path: String) {
    ids = Array(repeating: -1, count: records.rowCount)
    guard let field = records.type.fieldIndex(path) else { return }
    let column = records.columns[field]
    switch column.values {
    case .codes(let codes):
      guard case .code(let list) = records.type.fields[field].type else { return }
      names = list.codes.map(\.value)
      for row in ids.indices where column.validity[row] { ids[row] = Int32(codes[row]) }
    case .text(let texts): number(texts, column.validity)
    default: return
    }
  }

  private mutating func number(_ texts: TextValues, _ validity: Bitmap) {
    var byHash: [UInt64: [(id: Int32, row: Int)]] = [:]
    var previous: (hash: UInt64, row: Int)?
    for row in ids.indices where validity[row] {
      let bytes = texts.bytes[Int(texts.offsets[row])..<Int(texts.offsets[row + 1])]
      // FNV-1a: extracts are full of a few names, so the hash only has to be cheap.
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      if let previous, previous.hash == hash, texts.equal(previous.row, bytes) {
        ids[row] = ids[previous.row]
        continue
      }
      previous = (hash, row)
      if let match = byHash[hash]?.first(where: { texts.equal($0.row, bytes) }) {
        ids[row] = match.id
      } else {
        ids[row] = Int32(names.count)
        byHash[hash, default: []].append((ids[row], row))
        names.append(texts[row])
      }
    }
  }
}

extension TextValues {
  /// Whether the text of a row is made of these bytes.
  fileprivate func equal(_ row: Int, _ other: ArraySlice<UInt8>) -> Bool {
    bytes[Int(offsets[row])..<Int(offsets[row + 1])] == other
  }
}
