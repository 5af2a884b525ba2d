import AuditCore
import AuditTestSupport
import FEEL
import Foundation
import Testing

struct PlainEvaluatorTests {
  /// One row of a table in `Tables`.
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let expression: String
    let context: String
    let expected: String

    var testDescription: String { "\(file):\(line) \(expression)" }
  }

  static let rows: [Row] = {
    let folder = Repository.root.appending(path: "Tests/FEELTests/Tables")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".csv") }.flatMap { name -> [Row] in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().dropFirst().compactMap { index, line -> Row? in
        let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard cells.count >= 3 else { return nil }
        return Row(
          file: name,
          line: index + 1,
          expression: cells[0],
          context: cells[1],
          expected: cells[2]
        )
      }
    }
  }()

  @Test func `the tables are found`() {
    #expect(Self.rows.count > 100)
  }

  /// Values that are equal are the same value; lists and contexts are written alike.
  @Test(arguments: rows)
  func `an expression has the value its table says`(row: Row) throws {
    let context = try value(row.context.isEmpty ? "{}" : row.context, [:])
    guard case .context(let entries) = context else {
      Issue.record("the context of \(row.file):\(row.line) is not a context")
      return
    }
    let constants = Dictionary(uniqueKeysWithValues: entries.entries.map { ($0.key, $0.value) })
    let found = try value(row.expression, constants)
    let expected = try value(row.expected, [:])
    #expect(
      found == expected || FEELText.write(found) == FEELText.write(expected),
      "found \(FEELText.write(found))"
    )
  }

  private func value(_ text: String, _ constants: [String: Value]) throws -> Value {
    let scope = Scope(constants: constants.mapValues(\.type), reportsTypeFaults: false)
    let (expression, faults) = FEEL.check(LocatedText(text), in: scope)
    let checked = try #require(expression, "\(faults.map(\.headline))")
    let environment = Environment(
      constants: constants,
      now: Example.now,
      zones: Example.zones
    )
    return PlainEvaluator(environment: environment).evaluate(checked)
  }
}
