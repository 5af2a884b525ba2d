package import AuditCore
import Foundation

/// Reads cases out of extracts of source systems, by mappings.
package enum ExtractReader {
  /// One extract with its mapping.
  package struct Source: Sendable {
    /// The file or folder.
    package var path: String
    /// The compiled mapping.
    package var plan: MappingPlan

    /// Creates a source.
    package init(path: String, plan: MappingPlan) {
      self.path = path
      self.plan = plan
    }
  }

  /// Reads extracts; the first makes the cases, the others add to them.
  ///
  /// - Returns: The cases, and what is wrong with rows that are not among them. No diagnostic holds a
  ///   value of a case but in `caseValue`.
  /// - Throws: `ReadingFailure` when a file is not there or cannot be read.
  package static func read(
    _ sources: [Source],
    vocabulary: Vocabulary,
    options: CaseReadingOptions = CaseReadingOptions()
  ) throws(ReadingFailure) -> CaseReading {
    var assembly = CaseAssembly(
      vocabulary,
      asOf: options.asOf,
      threads: options.threadCount
    )
    var diagnostics: [Diagnostic] = []
    var isBroken = false
    for (position, source) in sources.enumerated() {
      let (tables, faults) = try tables(of: source, options)
      diagnostics += faults
      let present = tables.compactMap { $0 }
      let table = source.plan.mapping.tables[source.plan.table]
      if present.isEmpty {
        diagnostics.append(
          CaseMessages.noMappedTable(source.path, mapping: source.plan.mapping.id)
        )
      }
      let lacksCases = tables[source.plan.table] == nil
      if lacksCases, !present.isEmpty, position == 0, !table.isRequired {
        diagnostics.append(CaseMessages.missingCases(table.name, at: source.path))
      }
      if present.contains(where: { !$0.isUsable }) || present.isEmpty
        || (position == 0 && lacksCases)
      {
        isBroken = true
        diagnostics += present.flatMap(\.diagnostics)
        continue
      }
      isBroken = isBroken || faults.contains { $0.severity == .error }
      if !isBroken { assembly.add(source.plan, tables) }
    }
    diagnostics += assembly.diagnostics
    let (records, lists) = assembly.table()
    let cases = Intake.Table(
      name: "case",
      readCount: records.rowCount + assembly.rejectedCount,
      rejectedCount: assembly.rejectedCount
    )
    let intake = Intake(tables: [cases] + lists + assembly.sourceIntake)
    if !isBroken, records.rowCount == 0 {
      diagnostics.append(
        CaseMessages.noCases(sources.first?.path ?? "", readCount: cases.readCount)
      )
    }
    let isUsable =
      !isBroken && records.rowCount > 0 && !(options.isStrict && intake.hasRejects)
    return CaseReading(
      table: CaseTable(
        vocabulary: vocabulary,
        records: isUsable
          ? records
          : TableAssembly.table(from: RecordSink(RecordPlan(vocabulary.root)), threads: 1),
        files: assembly.files
      ),
      intake: intake,
      rejects: RejectFile.apart(assembly.rejects),
      diagnostics: DiagnosticList(diagnostics).sorted,
      isUsable: isUsable
    )
  }

  /// Reads the tables of one extract; `nil` for those that nothing needs or that are not there.
  private static func tables(
    of source: Source,
    _ options: CaseReadingOptions
  ) throws(ReadingFailure) -> (tables: [SourceTable?], diagnostics: [Diagnostic]) {
    let mapping = source.plan.mapping
    let files = try ExtractFiles(path: source.path)
    var tables: [SourceTable?] = []
    var diagnostics: [Diagnostic] = []
    let others = try ExtractTables(path: source.path)
    let known = mapping.tables.flatMap { table -> [String] in
      if case .file(let names)? = table.source { return names }
      return []
    }
    let strangers = files.unused(known).map { URL(filePath: $0).lastPathComponent }
    for (index, table) in mapping.tables.enumerated() {
      guard let shape = source.plan.shapes[index], let place = table.source else {
        tables.append(nil)
        continue
      }
      guard case .file(let names) = place else {
        tables.append(try others.table(table, into: shape, threads: options.threadCount))
        continue
      }
      switch files.find(names, isOnly: mapping.tables.count == 1) {
      case .none:
        tables.append(nil)
        diagnostics.append(
          CaseMessages.missingTable(table, wanted: names, present: strangers, at: source.path)
        )
      case .several(let found):
        tables.append(nil)
        diagnostics.append(CaseMessages.ambiguousTable(table.name, found, at: source.path))
      case .one(let path):
        let file = try MappedFile(path: path, limit: options.byteLimit)
        let reader = SourceCSVReader(
          threads: options.threadCount,
          chunkSize: 4 << 20,
          progress: ReadingProgress(total: file.bytes.count, report: options.progress)
        )
        tables.append(reader.read(file, shape: shape, hasKey: !table.key.isEmpty))
      }
    }
    diagnostics += others.diagnostics
    if !known.isEmpty {
      for path in files.unused(known) {
        diagnostics.append(
          CaseMessages.unmappedFile(path, URL(filePath: path).lastPathComponent, known: known)
        )
      }
    }
    return (tables, diagnostics)
  }
}

/// The CSV files of an extract.
struct ExtractFiles {
  /// What was found under some names.
  enum Found {
    case none
    case one(String)
    case several([String])
  }

  private let isFolder: Bool
  private let paths: [String]

  /// Lists the files of a folder and of the folders right in it.
  init(path: String) throws(ReadingFailure) {
    (isFolder, paths) = try ExtractFolder.files(at: path)
  }

  /// Finds the file with one of some names; case does not count.
  ///
  /// A file that was named itself is the mapping's only table, whatever it is called.
  func find(_ names: [String], isOnly: Bool) -> Found {
    if !isFolder, isOnly { return .one(paths[0]) }
    let wanted = Set(names.map { $0.lowercased() })
    let found = paths.filter { wanted.contains(URL(filePath: $0).lastPathComponent.lowercased()) }
    return found.count > 1 ? .several(found) : found.first.map { .one($0) } ?? .none
  }

  /// The CSV files that go by none of the names.
  func unused(_ known: [String]) -> [String] {
    guard isFolder else { return [] }
    let known = Set(known.map { $0.lowercased() })
    return paths.filter {
      let name = URL(filePath: $0).lastPathComponent.lowercased()
      return name.hasSuffix(".csv") && !known.contains(name)
    }
  }
}
