import AuditCore
import AuditTestSupport
import FEEL
import Foundation
import Testing

/// Asks a database what random conditions come to, as a witness from outside.
///
/// Set `CASEAUDIT_DUCKDB` to a Python that has the package `duckdb`.
struct DuckDBTests {
  static let python = ProcessInfo.processInfo.environment["CASEAUDIT_DUCKDB"]

  /// Runs statements, then answers each query with a letter a row: t, f, n, or e for a fault.
  private static let script = """
    import sys, duckdb
    base = duckdb.connect()
    for line in open(sys.argv[1], encoding="utf-8"):
        kind, sql = line[0], line[2:]
        if kind == "s":
            base.execute(sql)
            continue
        try:
            rows = base.execute(sql).fetchall()
            print("".join("n" if r[0] is None else "t" if r[0] else "f" for r in rows))
        except duckdb.Error:
            print("e")
    """

  @Test(
    .enabled(if: python != nil, "set CASEAUDIT_DUCKDB to a Python that has duckdb"),
    arguments: 0..<4
  )
  func `a database gives the answers that columns give`(round: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(900 + round))
    let table = MadeUpCases.table(count: 90, gaps: 10 + 15 * round, &numbers)
    let agreement = Agreement(table: table)
    var lines = PlanSQL.statements(table).map { "s \($0)" }
    var asked: [(text: String, answers: String)] = []
    for index in 0..<250 {
      var generator = ExpressionGenerator(seed: UInt64(7_000_000 + round * 1000 + index))
      let text = generator.make(.boolean, depth: 1 + index % 3)
      guard let plan = agreement.plan(text), let found = agreement.columns(text),
        let sql = try? PlanSQL.condition(plan, MadeUpCases.constants)
      else { continue }
      lines.append("q SELECT (\(sql)) FROM cases AS t0 ORDER BY t0.row")
      let answers = found.map { $0.map { $0 ? "t" : "f" } ?? "n" }.joined()
      asked.append((text, answers))
    }
    let answered = try answers(to: lines)
    #expect(answered.count == asked.count)
    var comparedCount = 0
    for (question, answer) in zip(asked, answered) where answer != "e" {
      comparedCount += 1
      #expect(answer == question.answers, "\(question.text)")
    }
    #expect(comparedCount > 100)
  }

  private func answers(to lines: [String]) throws -> [String] {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "questions.txt")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let program = URL(filePath: try #require(Self.python))
    let run = try CommandRun.run(program, ["-c", Self.script, file.path], in: folder)
    #expect(run.status == 0, "\(run.messages.suffix(500))")
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init
    )
  }
}
