package import AuditCore
import Foundation

/// What an unknown extract looks like: its tables and columns, without a value of any case.
package struct ExtractInspection: Sendable, Hashable {
  /// A table.
  package struct Table: Sendable, Hashable {
    /// Where its rows stand.
    package enum Source: Sendable, Hashable {
      /// A CSV file.
      case file
      /// A sheet of a workbook.
      case sheet(String)
      /// The records at a path of JSON documents.
      case json(String)
      /// The elements at a path of XML documents.
      case xml(String)
    }

    /// The name of its file, or of its files in a few words.
    package var file: String
    /// Where in the file its rows stand.
    package var source = Source.file
    /// How many rows were read.
    package var rows: Int
    /// Whether these are all rows.
    package var isWhole: Bool
    /// Whether its first row names the columns.
    package var hasHeadings: Bool
    /// How many rows have more or fewer cells than the first.
    package var unevenRows = 0
    /// Whether a quotation mark is not closed.
    package var hasOpenQuote = false
    /// The columns.
    package var columns: [ColumnProfile]
    /// How many names of columns are not shown since they look like values.
    package var unshownNames = 0

    /// What it is called: its file, with the sheet or path in it.
    package var title: String {
      switch source {
      case .file: file
      case .sheet(let name): "\(file), sheet '\(name)'"
      case .json("."), .xml(""): file
      case .json(let path), .xml(let path): "\(file), \(path)"
      }
    }
  }

  /// A column that several tables have.
  package struct Link: Sendable, Hashable {
    /// The name as the first table writes it.
    package var column: String
    /// What the tables are called.
    package var files: [String]
  }

  /// The tables in the order of their files' names.
  package var tables: [Table]
  /// Files of no known form, which were not looked at.
  package var passedOver: [String]
  /// What is wrong with files that could not be looked at whole.
  package var diagnostics: [Diagnostic] = []

  /// The columns that several tables share.
  package var links: [Link] {
    var found: [String: Link] = [:]
    var order: [String] = []
    for table in tables {
      var seen: Set<String> = []
      for column in table.columns where column.isNamed {
        let plain = PlainName.of(column.name)
        guard seen.insert(plain).inserted else { continue }
        if found[plain] == nil { order.append(plain) }
        found[plain, default: Link(column: column.name, files: [])].files.append(table.title)
      }
    }
    return order.compactMap { found[$0] }.filter { $0.files.count > 1 }
  }

  /// Looks at the CSV files, workbooks, JSON and XML documents of a folder, or at one.
  ///
  /// - Parameters:
  ///   - path: The file or folder.
  ///   - lists: The code lists that values are held against.
  ///   - rowLimit: How many rows of each table are read.
  /// - Returns: What the tables look like, without a value of theirs.
  /// - Throws: `ReadingFailure` when a file cannot be read.
  package static func look(
    at path: String,
    lists: [CodeList],
    rowLimit: Int
  ) throws(ReadingFailure) -> ExtractInspection {
    let files = try ExtractFolder.files(at: path).paths
    var found = ExtractInspection(tables: [], passedOver: [])
    var documents: [(form: DocumentTableReader.Form, words: String, files: [String])] = [
      (.json, "JSON files", []), (.xml, "XML files", []),
    ]
    for file in files {
      let name = URL(filePath: file).lastPathComponent
      let ending = URL(filePath: file).pathExtension.lowercased()
      do throws(ReadingFailure) {
        switch ending {
        case "csv":
          let mapped = try MappedFile(path: file, limit: .max)
          found.add(mapped, name: name, lists: lists, rowLimit: rowLimit)
        case "xlsx", "xlsm", "xls", "xlsb", "ods":
          let (workbook, faults) = try Workbook.open(path: file)
          found.diagnostics += faults
          guard let workbook else { continue }
          let looked = sheets(of: workbook, file: name, lists: lists, rowLimit: rowLimit)
          found.tables += looked.tables
          found.diagnostics += looked.diagnostics
        case "json", "jsonl", "ndjson": documents[0].files.append(file)
        case "xml": documents[1].files.append(file)
        default: found.passedOver.append(name)
        }
      } catch {
        // One file that cannot be read says nothing about the others.
        found.diagnostics.append(SourceMessages.unreadable(error, at: file))
      }
    }
    for (form, words, files) in documents where !files.isEmpty {
      let looked = DocumentTables(files, form, rowLimit: rowLimit)
      let name =
        files.count == 1
        ? URL(filePath: files[0]).lastPathComponent : "\(files.count) \(words)"
      found.tables += looked.tables(file: name, lists: lists)
      found.diagnostics += looked.diagnostics
    }
    return found
  }

  /// Adds the table of a CSV file, and what its bytes say of the encoding.
  private mutating func add(
    _ file: MappedFile,
    name: String,
    lists: [CodeList],
    rowLimit: Int
  ) {
    if let fault = CSVHeader.encodingFault(file.bytes, path: file.path) {
      diagnostics.append(fault)
      return
    }
    if file.bytes.allSatisfy({ $0 <= 0x20 }) {
      diagnostics.append(CaseMessages.emptyFile(file.path))
      return
    }
    if let base = file.bytes.baseAddress, !WrittenBytes.isUTF8(base, file.bytes.count) {
      diagnostics.append(SourceMessages.notUTF8(at: file.path))
    }
    tables.append(Self.table(file, name: name, lists: lists, rowLimit: rowLimit))
  }

  private static func table(
    _ file: MappedFile,
    name: String,
    lists: [CodeList],
    rowLimit: Int
  ) -> Table {
    var cells = CellScanner(file.bytes)
    let first = cells.next() ?? []
    let hasHeadings = !first.contains { ColumnTally.looksLikeValue($0) || $0.count > 64 }
    var tallies = first.map { _ in ColumnTally() }
    var rows = 0
    var uneven = 0
    func count(_ row: [[UInt8]]) {
      rows += 1
      if row.count != first.count { uneven += 1 }
      for index in tallies.indices { tallies[index].add(index < row.count ? row[index] : []) }
    }
    if !hasHeadings { count(first) }
    while rows < rowLimit, let row = cells.next() { count(row) }
    let columns = tallies.indices.map { index in
      let heading = String(decoding: ColumnTally.trimmed(first[index]), as: UTF8.self)
      let isNamed = hasHeadings && !heading.isEmpty
      return tallies[index].profile(
        name: isNamed ? heading : "column \(index + 1)",
        isNamed: isNamed,
        lists: lists
      )
    }
    return Table(
      file: name,
      rows: rows,
      isWhole: cells.isAtEnd,
      hasHeadings: hasHeadings,
      unevenRows: uneven,
      hasOpenQuote: cells.hasOpenQuote,
      columns: columns
    )
  }
}
