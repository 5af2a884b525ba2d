import AuditKit
import Foundation

/// Asks for lines at a terminal, with editing, history and completion.
struct LinePrompt {
  private let prompt: String
  private var line = EditedLine()
  private var keys = TerminalKeys()

  init(_ prompt: String) { self.prompt = prompt }

  /// The next line; `nil` when there will be no more.
  mutating func next(completing names: [String]) -> String? {
    line.names = names
    let before = Self.withoutEcho()
    defer { before.map(Self.restore) }
    draw()
    while let byte = (try? FileHandle.standardInput.read(upToCount: 1))?.first {
      guard let key = keys.take(byte) else { continue }
      switch line.press(key) {
      case .changed: draw()
      case .choices(let names):
        Self.put("\r\n\(names.joined(separator: "  "))\r\n")
        draw()
      case .entered(let text):
        Self.put("\r\n")
        return text
      case .abandoned:
        Self.put("\r\n")
        draw()
      case .ended:
        Self.put("\r\n")
        return nil
      }
    }
    return nil
  }

  /// Writes the line anew and puts the cursor in its place.
  private func draw() {
    let back = line.text.count - line.cursor
    let move = back > 0 ? "\u{1B}[\(back)D" : ""
    Self.put("\r\u{1B}[K\(prompt)\(String(line.text))\(move)")
  }

  private static func put(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Lets keys through one by one, unseen; gives back what was set before.
  private static func withoutEcho() -> termios? {
    var settings = termios()
    // The system's call takes the settings by reference; nothing keeps the reference.
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    let before = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    return before
  }

  private static func restore(_ settings: termios) {
    var settings = settings
    _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }
}
