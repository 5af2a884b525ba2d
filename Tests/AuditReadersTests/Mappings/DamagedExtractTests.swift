import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// Whatever is done to a file, a column or a cell of an extract: the cases stay as they were, or something
/// is told that was not told before.
@Suite struct DamagedExtractTests {
  private typealias Feed = FeedFixture

  /// A table of cells, the headings first.
  private typealias Rows = [[String]]

  private static let files: [String: Rows] = {
    let folder = Feed.sample("ndelius")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let tables = names.filter { $0.hasSuffix(".csv") }.map { name -> (String, Rows) in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      // No cell of the sample has a comma or a quotation mark.
      return (
        name,
        text.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
      )
    }
    return Dictionary(uniqueKeysWithValues: tables)
  }()

  private static func text(_ rows: Rows) -> String {
    rows.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// What comes of an extract: the cases with all they hold, and what is told, without its folder.
  private struct Outcome {
    let cases: [String]
    let told: Set<String>
  }

  private static func read(_ files: [String: String], _ plan: MappingPlan) throws -> Outcome {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let reading = try ExtractReader.read(
      [.init(path: folder.path, plan: plan)],
      vocabulary: Feed.vocabulary,
      options: CaseReadingOptions(threadCount: 1, asOf: CalendarDay("2024-07-01"))
    )
    return Outcome(
      cases: reading.dump,
      told: Set(
        reading.diagnostics.map { DiagnosticText().full($0).replacing(folder.path, with: "") }
      )
    )
  }

  /// Damages of a column: what it is called, and what becomes of the cells of a row.
  private static let damages: [(name: String, change: @Sendable (Rows, Int) -> Rows)] = [
    ("is missing", { rows, column in rows.map { without(column, $0) } }),
    (
      "has another name",
      { rows, column in
        var rows = rows
        rows[0][column] = "QQ_\(column)"
        return rows
      }
    ),
    ("holds nonsense", { rows, column in cells(rows, column) { _ in "QQ9" } }),
    ("holds nonsense once", { rows, column in cells(rows, column, most: 1) { _ in "QQ9" } }),
    ("holds a failed formula", { rows, column in cells(rows, column) { _ in "#N/A" } }),
    ("was made decimal", { rows, column in cells(rows, column) { "\($0).0" } }),
    ("has blanks that do not break", { rows, column in cells(rows, column) { "\($0)\u{A0}" } }),
    (
      "was shortened to powers of ten",
      { rows, column in cells(rows, column) { _ in "1.2E+05" } }
    ),
    ("has years of two digits", { rows, column in cells(rows, column) { shortYear($0) } }),
    ("holds numbers for days", { rows, column in cells(rows, column) { _ in "45321" } }),
  ]

  private static func without(_ column: Int, _ row: [String]) -> [String] {
    var row = row
    row.remove(at: column)
    return row
  }

  private static func cells(
    _ rows: Rows,
    _ column: Int,
    most: Int = .max,
    _ change: (String) -> String
  ) -> Rows {
    var rows = rows
    var count = 0
    for row in rows.indices.dropFirst() where !rows[row][column].isEmpty && count < most {
      rows[row][column] = change(rows[row][column])
      count += 1
    }
    return rows
  }

  private static func shortYear(_ cell: String) -> String {
    cell.replacing("/20", with: "/")
  }

  @Test(arguments: files.keys.sorted())
  func `a damaged column leaves the cases as they were, or is told`(file: String) throws {
    let plan = try Feed.plan("ndelius-csv")
    let sound = Self.files.mapValues(Self.text)
    let before = try Self.read(sound, plan)
    #expect(!before.cases.isEmpty)
    let rows = try #require(Self.files[file])
    let names = plan.mapping.tables.compactMap { table -> MappedTable? in
      guard case .file(let names)? = table.source, names.contains(file) else { return nil }
      return table
    }
    let table = try #require(names.first)
    for (column, heading) in rows[0].enumerated() {
      let written = table.columns.first {
        PlainName.of($0.spelling.names[0]) == PlainName.of(heading)
      }
      for (name, change) in Self.damages {
        // Free words, as a team's name or a contact's number, may be any; a heading may not.
        let isFree = written.map { Self.isFree($0, of: table) } ?? true
        if isFree, column > 0, !["is missing", "has another name"].contains(name) { continue }
        if name == "holds numbers for days", written?.type == "integer" { continue }
        var damaged = sound
        damaged[file] = Self.text(change(rows, column))
        let after = try Self.read(damaged, plan)
        #expect(
          after.cases == before.cases || !after.told.isSubset(of: before.told),
          "\(file): \(heading) \(name)"
        )
      }
    }
  }

  /// Whether a column holds any words, and names no row of this or another table.
  private static func isFree(_ column: MappedColumn, of table: MappedTable) -> Bool {
    column.type == "text" && column.spelling.picture.isEmpty
      && !table.references.contains { $0.by.contains { $0.text == column.name } }
  }

  /// Damages of a file as a whole.
  private static let wholes: [(name: String, change: @Sendable (String) -> String)] = [
    ("is empty", { _ in "" }),
    ("has headings alone", { String($0.prefix { $0 != "\n" }) + "\n" }),
    ("is cut off", { String($0.dropLast($0.count / 3 + 7)) }),
    ("has its rows twice", { $0 + $0.split(separator: "\n").dropFirst().joined(separator: "\n") }),
    ("has its headings twice", { $0 + $0 }),
    ("has a row of totals", { $0 + "Total,12\n" }),
    ("has a title", { "Extract of the week\n" + $0 }),
    ("has semicolons", { $0.replacing(",", with: ";") }),
    ("has tabs", { $0.replacing(",", with: "\t") }),
    ("ends lines as old computers did", { $0.replacing("\n", with: "\r") }),
    ("ends lines as others do", { $0.replacing("\n", with: "\r\n") }),
    ("begins with a mark", { "\u{FEFF}" + $0 }),
    ("has blank rows", { $0 + "\n\n,,,\n" }),
    ("has a zero byte", { $0.replacing("X000001", with: "X00000\0") }),
  ]

  @Test(arguments: files.keys.sorted())
  func `a damaged file leaves the cases as they were, or is told`(file: String) throws {
    let plan = try Feed.plan("ndelius-csv")
    let sound = Self.files.mapValues(Self.text)
    let before = try Self.read(sound, plan)
    let content = try #require(sound[file])
    for (name, change) in Self.wholes {
      var damaged = sound
      damaged[file] = change(content)
      let after = try Self.read(damaged, plan)
      #expect(
        after.cases == before.cases || !after.told.isSubset(of: before.told),
        "\(file) \(name)"
      )
    }
    var missing = sound
    missing[file] = nil
    let after = try Self.read(missing, plan)
    #expect(!after.told.isSubset(of: before.told), "\(file) is missing")
  }
}
