import AuditKit
import Testing

struct EditedLineTests {
  /// Types bytes as a terminal sends them.
  private func type(_ text: String, into line: inout EditedLine) -> [EditedLine.Step] {
    var keys = TerminalKeys()
    return text.utf8.compactMap { keys.take($0) }.map { line.press($0) }
  }

  @Test func `what is typed stands where the cursor is`() {
    var line = EditedLine()
    _ = type("1 2\u{1B}[D+ \u{1B}[H(\u{1B}[F)\u{7F}]\u{1}\u{1B}[3~", into: &line)
    #expect(String(line.text) == "1 + 2]")
    #expect(line.cursor == 0)
    _ = type("\u{1B}[C\u{0B}", into: &line)
    #expect(String(line.text) == "1")
    _ = type("é\u{15}", into: &line)
    #expect(line.text.isEmpty)
  }

  @Test func `the arrows go through what was typed before`() {
    var line = EditedLine()
    #expect(type("1\r", into: &line).last == .entered("1"))
    _ = type("2\r2\r", into: &line)
    _ = type("3\u{1B}[A", into: &line)
    #expect(String(line.text) == "2")
    _ = type("\u{1B}[A\u{1B}[A", into: &line)
    #expect(String(line.text) == "1")
    _ = type("\u{1B}[B\u{1B}[B", into: &line)
    #expect(String(line.text) == "3")
  }

  @Test func `the tabulator completes names, of several words too`() {
    var line = EditedLine()
    line.names = ["working days after(", "working days between(", "count(", "as of"]
    _ = type("1 + wor\t", into: &line)
    #expect(String(line.text) == "1 + working days ")
    #expect(
      type("\t", into: &line) == [.choices(["working days after(", "working days between("])]
    )
    _ = type("a\tas\t", into: &line)
    #expect(String(line.text) == "1 + working days after(as of")
    _ = type("\t", into: &line)
    #expect(String(line.text) == "1 + working days after(as of")
  }

  @Test func `a line can be given up and the input ended`() {
    var line = EditedLine()
    #expect(type("1\u{3}", into: &line).last == .abandoned)
    #expect(line.text.isEmpty)
    #expect(type("\u{4}", into: &line) == [.ended])
  }
}
