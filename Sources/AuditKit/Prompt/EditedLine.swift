/// A line while it is typed at a terminal: its text, the cursor, and what was typed before.
package struct EditedLine {
  /// What pressing a key led to.
  package enum Step: Equatable {
    /// The line may have changed.
    case changed
    /// Several names go on as typed.
    case choices([String])
    /// The line is finished.
    case entered(String)
    /// The line is given up.
    case abandoned
    /// There will be no more lines.
    case ended
  }

  /// The characters typed.
  package private(set) var text: [Character] = []
  /// Before which of them the next one goes.
  package private(set) var cursor = 0
  private var history: [String] = []
  /// Which line of the history is shown; its count for the line being typed.
  private var shown = 0
  private var draft: [Character] = []
  /// The names that the tabulator completes.
  package var names: [String] = []

  package init() {}

  /// Takes a key.
  package mutating func press(_ key: TerminalKey) -> Step {
    switch key {
    case .character(let character):
      text.insert(character, at: cursor)
      cursor += 1
    case .left: cursor = max(cursor - 1, 0)
    case .right: cursor = min(cursor + 1, text.count)
    case .home: cursor = 0
    case .end: cursor = text.count
    case .up: show(shown - 1)
    case .down: show(shown + 1)
    case .backspace:
      if cursor > 0 {
        cursor -= 1
        text.remove(at: cursor)
      }
    case .delete: if cursor < text.count { text.remove(at: cursor) }
    case .cutToEnd: text.removeLast(text.count - cursor)
    case .cutToStart:
      text.removeFirst(cursor)
      cursor = 0
    case .tab: return complete()
    case .enter: return enter()
    case .interrupt:
      clear()
      return .abandoned
    case .endOfInput:
      if text.isEmpty { return .ended }
      if cursor < text.count { text.remove(at: cursor) }
    }
    return .changed
  }

  private mutating func clear() {
    text = []
    cursor = 0
    shown = history.count
  }

  private mutating func enter() -> Step {
    let line = String(text)
    if !line.allSatisfy(\.isWhitespace), history.last != line { history.append(line) }
    clear()
    return .entered(line)
  }

  private mutating func show(_ index: Int) {
    guard (0...history.count).contains(index) else { return }
    if shown == history.count { draft = text }
    shown = index
    text = index == history.count ? draft : Array(history[index])
    cursor = text.count
  }

  /// Goes on with the longest name that fits what stands before the cursor.
  private mutating func complete() -> Step {
    let before = String(text[..<cursor])
    guard let (start, fitting) = fitting(before) else { return .changed }
    let typed = before.dropFirst(start)
    var common = fitting[0]
    for name in fitting.dropFirst() { common = common.commonPrefix(with: name) }
    guard common.count > typed.count else {
      return fitting.count > 1 ? .choices(fitting) : .changed
    }
    for character in common.dropFirst(typed.count) { _ = press(.character(character)) }
    return .changed
  }

  /// The longest end of a text with which names begin, and those names.
  private func fitting(_ text: String) -> (start: Int, names: [String])? {
    let characters = Array(text)
    for start in characters.indices {
      // A name begins where a word begins.
      let isInside = start > 0 && (characters[start - 1].isLetter || characters[start - 1].isNumber)
      if isInside || characters[start].isWhitespace { continue }
      let typed = String(characters[start...])
      let found = names.filter { $0.hasPrefix(typed) }
      if !found.isEmpty { return (start, found) }
    }
    return nil
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
