import AuditCore
import Foundation

/// The tables that stand in JSON or XML documents, as they look.
///
/// Records that an array holds, or elements of one name side by side, are rows of a table; what stands
/// once in a record is a column, as `offence.code`. A table within records has the likely keys of the
/// records around as `parent.crn`.
struct DocumentTables {
  /// A table by the names that lead to it.
  private struct Path: Hashable {
    var names: [String] = []
  }

  /// What the table of one path looks like.
  private struct Found {
    var tally = TableTally()
    /// How many names look like values, as where a reference stands for a name.
    var unshown: Set<String> = []
  }

  private var names = DocumentNames()
  /// Paths at which several records stand side by side.
  private var repeated: Set<Path> = []
  private var found: [Path: Found] = [:]
  private var order: [Path] = []
  private let rowLimit: Int
  private let form: DocumentTableReader.Form
  /// The name of the file that is looked at; `nil` where it is the only one.
  private var fileName: String?
  private(set) var isWhole = true
  private(set) var diagnostics: [Diagnostic] = []

  /// Looks at files of one form; what cannot be read of them is told.
  init(_ files: [String], _ form: DocumentTableReader.Form, rowLimit: Int) {
    self.rowLimit = rowLimit
    self.form = form
    // Once to learn which records stand side by side, once to count.
    for isCounting in [false, true] {
      var faults: [Diagnostic] = []
      for file in files {
        fileName =
          files.count > 1
          ? URL(filePath: file).deletingPathExtension().lastPathComponent : nil
        do throws(ReadingFailure) {
          let mapped = try MappedFile(path: file, limit: Int(UInt32.max))
          faults += read(mapped) { tree, names, tables in
            tables.take(tree, names, isCounting: isCounting)
          }
        } catch {
          faults.append(SourceMessages.unreadable(error, at: file))
        }
      }
      diagnostics = faults
    }
  }

  private mutating func read(
    _ file: MappedFile,
    _ take: (DocumentTree, DocumentNames, inout DocumentTables) -> Void
  ) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var known = names
    switch form {
    case .json:
      var broken: [Int] = []
      DocumentTableReader.trees(
        ofJSON: file,
        names: &known,
        &faults,
        onBrokenLine: { broken.append($0) },
        { tree, names in take(tree, names, &self) }
      )
      if let fault = SourceMessages.brokenLines(broken, of: file.path) { faults.append(fault) }
    case .xml:
      DocumentTableReader.tree(ofXML: file, names: &known, &faults) { tree, names in
        take(tree, names, &self)
      }
    }
    names = known
    return faults
  }

  // MARK: - Walking

  private mutating func take(
    _ tree: DocumentTree,
    _ names: DocumentNames,
    isCounting: Bool
  ) {
    guard tree.nodes[0].kind == .record else { return }
    let (node, path) = form == .xml ? Self.inmost(tree, names) : (0, Path())
    if isCounting, found[path]?.tally.rows ?? 0 >= rowLimit {
      isWhole = false
      return
    }
    walk(node, of: tree, names, path, around: [], isCounting)
  }

  /// The element within which something first stands beside something else.
  private static func inmost(
    _ tree: DocumentTree,
    _ names: DocumentNames
  ) -> (node: Int, path: Path) {
    var node = 0
    var path = Path()
    while true {
      var held: [Int] = []
      tree.forEachChild(of: node) { child in
        let isEmpty = tree.nodes[child].kind != .record && tree.nodes[child].count == 0
        if !isEmpty { held.append(child) }
      }
      guard let only = held.first, held.count == 1, tree.nodes[only].kind == .record else {
        return (node, path)
      }
      node = only
      path.names.append(names.names[Int(tree.nodes[only].name)].text)
    }
  }

  /// Takes a record of the table of a path.
  private mutating func walk(
    _ node: Int,
    of tree: DocumentTree,
    _ names: DocumentNames,
    _ path: Path,
    around: [(name: String, value: [UInt8])],
    _ isCounting: Bool
  ) {
    var cells: [(name: String, value: [UInt8])] = []
    var inner: [(path: Path, node: Int)] = []
    collect(node, of: tree, names, path, prefix: "", &cells, &inner, isCounting)
    if isCounting { count(cells, around, path) }
    let outer =
      cells.map { (name: "parent.\($0.name)", value: $0.value) }
      + around.map { (name: "parent.\($0.name)", value: $0.value) }
    for (path, node) in inner {
      walk(node, of: tree, names, path, around: outer, isCounting)
    }
  }

  /// Gathers the columns of a record and the records within it that are rows of tables.
  private mutating func collect(
    _ node: Int,
    of tree: DocumentTree,
    _ names: DocumentNames,
    _ path: Path,
    prefix: String,
    _ cells: inout [(name: String, value: [UInt8])],
    _ inner: inout [(path: Path, node: Int)],
    _ isCounting: Bool
  ) {
    var counts: [Int32: Int] = [:]
    tree.forEachChild(of: node) { counts[tree.nodes[$0].name, default: 0] += 1 }
    tree.forEachChild(of: node) { child in
      let held = tree.nodes[child]
      let name = names.names[Int(held.name)].text
      if Self.looksLikeValue(name) {
        if isCounting { found[path, default: Found()].unshown.insert(name) }
        return
      }
      let below = Path(names: path.names + (prefix + name).split(separator: ".").map(String.init))
      switch held.kind {
      case .record:
        if held.isElement || counts[held.name] ?? 0 > 1 { repeated.insert(below) }
        if repeated.contains(below) {
          inner.append((below, child))
        } else {
          let deeper = prefix + name + "."
          collect(child, of: tree, names, path, prefix: deeper, &cells, &inner, isCounting)
        }
      case .value:
        let value = Array(tree.bytes[Int(held.start)..<Int(held.start + held.count)])
        cells.append((prefix + name, value))
      case .nothing: cells.append((prefix + name, []))
      case .emptyArray: break
      }
    }
  }

  private mutating func count(
    _ cells: [(name: String, value: [UInt8])],
    _ around: [(name: String, value: [UInt8])],
    _ path: Path
  ) {
    if !order.contains(path) { order.append(path) }
    var here = found[path] ?? Found()
    here.tally.begin()
    if let fileName {
      here.tally.add(Array(fileName.utf8), to: DocumentRows.fileColumn)
    }
    for cell in cells + around { here.tally.add(cell.value, to: cell.name) }
    found[path] = here
  }

  /// Whether a name is likely to be a reference or a day that stands where names do.
  private static func looksLikeValue(_ name: String) -> Bool {
    var digits = 0
    for byte in name.utf8 {
      digits = byte &- 48 < 10 ? digits + 1 : 0
      if digits > 3 { return true }
    }
    return name.utf8.count > 64
  }

  // MARK: - What comes out

  /// The tables, the outermost first.
  func tables(file: String, lists: [CodeList]) -> [ExtractInspection.Table] {
    var keys: [Path: [String]] = [:]
    return order.compactMap { path in
      guard let here = found[path], here.tally.rows > 0 else { return nil }
      let all = here.tally.profiles(lists: lists)
      keys[path] = all.filter { Self.tellsApart($0) }.prefix(2).map(\.name)
      // Of the records around only what tells them apart ties a row to them; a file's name does, too.
      let columns = all.filter { column in
        guard column.name.hasPrefix("parent.") else { return true }
        return fileName == nil && isKey(column.name, above: path, keys)
      }
      if columns.isEmpty, here.unshown.isEmpty { return nil }
      return ExtractInspection.Table(
        file: file,
        source: form == .json
          ? .json(path.names.isEmpty ? "." : path.names.joined(separator: "."))
          : .xml(path.names.joined(separator: "/")),
        rows: here.tally.rows,
        isWhole: isWhole,
        hasHeadings: true,
        columns: columns,
        unshownNames: here.unshown.count
      )
    }
  }

  /// Whether hardly any two rows have the same value: a record may have been sent twice.
  private static func tellsApart(_ column: ColumnProfile) -> Bool {
    guard column.isFull, !column.name.hasPrefix("parent.") else { return false }
    switch column.kind {
    case .text, .integer: return column.distinct * 10 >= column.rows * 9
    default: return false
    }
  }

  private func isKey(_ name: String, above path: Path, _ keys: [Path: [String]]) -> Bool {
    var name = name[...]
    var levels = 0
    while name.hasPrefix("parent.") {
      name = name.dropFirst(7)
      levels += 1
    }
    let above = order.filter { path.names.starts(with: $0.names) && $0 != path }
      .sorted { $0.names.count > $1.names.count }
    guard levels <= above.count else { return false }
    return keys[above[levels - 1]]?.contains { $0 == name } == true
  }
}
