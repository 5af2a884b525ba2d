import AuditCore
import Foundation

/// The records of one table of documents while they are read.
final class DocumentRows {
  /// The column that stands for the name of the record's file.
  static let fileColumn = "#file"

  var names = DocumentNames()
  var diagnostics: [Diagnostic] = []
  private let shape: SourceShape
  private let pathText: String
  private let files: [String]
  private let extract: String
  private let path: DocumentPath
  private let columns: [[DocumentPath]]
  /// The fields that hold the name of the record's file.
  private let fileFields: Set<Int>
  private let sink: RecordSink
  private var values: [SpelledValues]
  private var file = 0
  /// The file of the first code of each field that is not known.
  private var unknownFiles: [Int: Int] = [:]
  private var fileIndices: [UInt16] = []
  private var isPathFound = false
  private var seenFields: Set<Int> = []
  /// The names right under records that hold values, records or arrays.
  private var metNames: Set<Int32> = []
  private var log = FaultLog()
  /// The file and line of each record that has a fault, by the number that the log knows it by.
  private var places: [(file: Int, line: Int)] = []
  private var aside: AsideRows
  private var readCount = 0
  /// Whether nothing may be read, the only file being damaged.
  private var isBroken = false
  /// How many of several files are damaged.
  private var brokenFiles = 0

  init(_ shape: SourceShape, path: String, files: [String], extract: String) {
    self.shape = shape
    self.extract = extract
    self.files = files
    pathText = path
    self.path = DocumentPath(path, names: &names)
    var names = names
    columns = shape.columns.map { column in
      column.names.map { DocumentPath($0, names: &names) }
    }
    self.names = names
    fileFields = Set(
      shape.columns.indices.filter { shape.columns[$0].names.contains(Self.fileColumn) }
    )
    let stem = URL(filePath: files.first ?? "").deletingPathExtension().lastPathComponent
    let name = path.isEmpty ? shape.type.name : DocumentPath.parts(path).last?.text ?? ""
    aside = AsideRows(
      named: "\(stem).\(name).csv",
      showing: shape.columns.map { $0.names.first ?? "" }
    )
    let plan = RecordPlan(shape.type)
    sink = RecordSink(plan)
    values = shape.columns.enumerated().map { SpelledValues($1, field: $0, plan: plan) }
  }

  /// Begins with the records of another file.
  func begin(file index: Int) { file = index }

  /// Takes the records of one tree.
  func take(_ tree: DocumentTree, names: DocumentNames) {
    for node in path.nodes(from: 0, in: tree, names) {
      isPathFound = true
      if tree.nodes[node].kind == .emptyArray || tree.nodes[node].kind == .nothing { continue }
      read(node, of: tree, names)
    }
  }

  private func read(_ node: Int, of tree: DocumentTree, _ names: DocumentNames) {
    readCount += 1
    sink.begin()
    tree.forEachChild(of: node) { child in
      if tree.nodes[child].kind != .nothing { metNames.insert(tree.nodes[child].name) }
    }
    var shown: [String] = []
    for (field, paths) in columns.enumerated() {
      if fileFields.contains(field) {
        shown.append(putFile(field))
        continue
      }
      var found: [Int] = []
      for path in paths where found.isEmpty { found = path.nodes(from: node, in: tree, names) }
      put(found, of: tree, field)
      shown.append(found.map { text($0, of: tree) }.joined(separator: " | "))
    }
    let line = Int(tree.nodes[node].line)
    if sink.endRow(line: UInt32(truncatingIfNeeded: line)) {
      fileIndices.append(UInt16(truncatingIfNeeded: file))
    } else {
      reject(line: line, sink.faults, values: shown)
    }
  }

  /// Puts the name of the file, without its ending, for records that do not say whose they are.
  private func putFile(_ field: Int) -> String {
    let name = URL(filePath: files[file]).deletingPathExtension().lastPathComponent
    seenFields.insert(field)
    Array(name.utf8).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      values[field].put(bytes, into: sink, limit: base + bytes.count)
    }
    return name
  }

  private func put(_ found: [Int], of tree: DocumentTree, _ field: Int) {
    guard let node = found.first else { return }
    seenFields.insert(field)
    let held = tree.nodes[node]
    if held.kind == .nothing || held.kind == .emptyArray { return }
    if held.kind == .record || held.isElement {
      sink.faults.append(PendingFault(.wrongShape, field: field))
    } else if found.count > 1 {
      sink.faults.append(PendingFault(.givenTwice, field: field))
    } else {
      tree.bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        let start = base + Int(held.start)
        let value = UnsafeBufferPointer(start: start, count: Int(held.count))
        let hadUnknown = values[field].unknown.count > 0
        values[field].put(value, into: sink, limit: base + bytes.count, line: Int(held.line))
        if !hadUnknown, values[field].unknown.count > 0 { unknownFiles[field] = file }
      }
    }
  }

  private func text(_ node: Int, of tree: DocumentTree) -> String {
    let held = tree.nodes[node]
    return String(
      decoding: tree.bytes[Int(held.start)..<Int(held.start + held.count)],
      as: UTF8.self
    )
  }

  /// Rejects a record that could not be read at all.
  func reject(line: Int, _ fault: RowFault) {
    readCount += 1
    isPathFound = true
    reject(line: line, [PendingFault(fault)], values: [])
  }

  /// Takes what is wrong with the current file as a whole.
  ///
  /// Of several files one that is damaged counts as a record that is put aside; the only one leaves
  /// nothing to read.
  func take(_ faults: [Diagnostic]) {
    diagnostics += faults
    guard let fault = faults.first(where: { $0.severity == .error }) else { return }
    guard files.count > 1 else {
      isBroken = true
      return
    }
    readCount += 1
    brokenFiles += 1
    aside.add(Place(path: files[file], line: fault.place?.line ?? 0), because: fault.headline)
  }

  /// Takes a fault because of which nothing may be read.
  func refuse(_ fault: Diagnostic) {
    diagnostics.append(fault)
    isBroken = true
  }

  private func reject(line: Int, _ faults: [PendingFault], values: [String]) {
    let because = faults.map { CaseMessages.reason($0.key, type: shape.type, keyPath: "") }
    let start = aside.byteCount
    aside.add(
      Place(path: files[file], line: line),
      because: because.joined(separator: "; "),
      values: values
    )
    places.append((file, line))
    log.reject(line: places.count - 1, bytes: start..<aside.byteCount, faults: faults)
  }

  // MARK: - What comes out

  func table(isRequired: Bool = true, threads: Int) -> SourceTable {
    var isUsable = !isBroken
    let whole = Place(path: files.count == 1 ? files[0] : extract)
    if isUsable, !isPathFound, !files.isEmpty, !isRequired {
      diagnostics.append(SourceMessages.noRecords(pathText, at: whole))
    } else if isUsable, !isPathFound {
      diagnostics.append(
        files.isEmpty
          ? SourceMessages.noDocuments(at: whole)
          : SourceMessages.missingRecords(pathText, at: whole)
      )
      isUsable = false
    }
    if readCount > log.rows.count + brokenFiles || !metNames.isEmpty {
      let found = columnDiagnostics(at: whole)
      if found.contains(where: { $0.severity == .error }) { isUsable = false }
      diagnostics += found
    }
    for (key, tally) in log.tallies {
      let at = tally.lines.map { places[$0] }
      let place = Place(path: files[at[0].file], line: at[0].line)
      var only = tally
      only.count = 1
      var found = SourceMessages.rowFault(key, only, shape: shape, at: place)
      if tally.count > 1 {
        let others = at.dropFirst().map { other in
          other.file == at[0].file ? "\(other.line)" : "\(files[other.file]):\(other.line)"
        }
        found.notes.append(SourceMessages.others(tally.count - 1, others))
      }
      diagnostics.append(found)
    }
    for (field, values) in values.enumerated() {
      let first = log.lines(of: .noSuchDay, in: field).first.map { places[$0] }
      diagnostics += SourceMessages.swappedDays(
        values,
        shape: shape,
        at: first.map { Place(path: files[$0.file], line: $0.line) } ?? whole
      )
      if values.isSwapped { isUsable = false }
      diagnostics += SourceMessages.unknownCodes(
        values,
        shape: shape,
        at: unknownFiles[field].map { Place(path: files[$0], line: values.unknown.line) } ?? whole
      )
    }
    let records = TableAssembly.table(from: sink, threads: threads)
    return SourceTable(
      records: RecordTable(
        type: records.type,
        rowCount: records.rowCount,
        columns: records.columns,
        lists: records.lists,
        origins: RowOrigins(
          fileIndices: files.count > 1 ? fileIndices : [0],
          lines: records.origins.lines
        )
      ),
      files: files,
      sheet: nil,
      readCount: readCount,
      rejectedCount: log.rows.count + brokenFiles,
      rejects: aside.file,
      diagnostics: DiagnosticList(diagnostics).sorted,
      isUsable: isUsable
    )
  }

  /// Tells the columns that no record has, and the values that no column reads.
  private func columnDiagnostics(at place: Place) -> [Diagnostic] {
    var names = names
    var read = Set(shape.ignoredNames.map { names.plainNumber(of: $0) })
    for case .child(let plain, _)? in columns.joined().map(\.steps.first) { read.insert(plain) }
    let free = metNames.filter { !read.contains(names.names[Int($0)].plain) }
      .map { names.names[Int($0)].text }.sorted()
    let missing = shape.columns.indices.filter { !seenFields.contains($0) }
      .map { shape.columns[$0] }
    // What has no value is often left out; a name like it may mean the same.
    let isTold = { (column: SourceColumn) in
      column.isRequired || !column.names.allSatisfy { Suggestion.nearest(to: $0, in: free).isEmpty }
    }
    var found = missing.filter(isTold).map {
      SourceMessages.missingColumn($0, present: free, at: place)
    }
    let others = missing.filter { !isTold($0) }.compactMap(\.names.first)
    if !others.isEmpty { found.append(SourceMessages.columnsLeftOut(others, at: place)) }
    if !free.isEmpty {
      found.append(SourceMessages.unreadColumns(free, mayHaveBlanks: false, at: place))
    }
    return found
  }
}
