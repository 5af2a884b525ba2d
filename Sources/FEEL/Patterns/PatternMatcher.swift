/// Finds the matches of a pattern in a text, going back where a way leads nowhere.
struct PatternMatcher {
  private let program: PatternProgram
  private let text: [Unicode.Scalar]
  private let ignoresCase: Bool
  private let hasLines: Bool
  /// How many steps are left for all searches in this text.
  private(set) var budget: Int

  /// A way that is still open: where to go on, or what to put back in a register.
  private enum Trail {
    case step(Int, position: Int)
    case register(Int, value: Int)
  }

  /// How many ways may be open at a time.
  private static let trailLimit = 1_000_000

  init(
    _ program: PatternProgram,
    in text: [Unicode.Scalar],
    ignoresCase: Bool,
    hasLines: Bool,
    budget: Int
  ) {
    self.budget = budget
    self.program = program
    self.text = text
    self.ignoresCase = ignoresCase
    self.hasLines = hasLines
  }

  /// The first match from a position on: the registers, from and to for the whole and each group,
  /// -1 where a group took no part.
  mutating func firstMatch(from start: Int) throws(PatternFault) -> [Int]? {
    guard start <= text.count else { return nil }
    for position in start...text.count {
      if let found = try match(at: position) { return found }
    }
    return nil
  }

  private mutating func match(at start: Int) throws(PatternFault) -> [Int]? {
    var registers = Array(repeating: -1, count: program.registerCount)
    var trail: [Trail] = []
    var step = 0
    var position = start
    while true {
      budget -= 1
      guard budget > 0, trail.count < Self.trailLimit else { throw .tooManySteps }
      var isStuck = false
      switch program.steps[step] {
      case .done: return registers
      case .jump(let target): step = target
      case .fork(let first, let second):
        trail.append(.step(second, position: position))
        step = first
      case .keep(let register):
        trail.append(.register(register, value: registers[register]))
        registers[register] = position
        step += 1
      case .progress(let register):
        isStuck = registers[register] == position
        step += 1
      case .one(let characters):
        isStuck =
          position == text.count
          || !characters.contains(text[position], ignoringCase: ignoresCase)
        position += 1
        step += 1
      case .reference(let group):
        let length = lengthOfRepeat(registers[2 * group], registers[2 * group + 1], at: position)
        isStuck = length == nil
        position += length ?? 0
        step += 1
      case .start:
        isStuck = !isStart(position)
        step += 1
      case .end:
        isStuck = !isEnd(position)
        step += 1
      }
      guard isStuck else { continue }
      guard goBack(&trail, &registers, &step, &position) else { return nil }
    }
  }

  /// Goes back to the last open way; false when there is none.
  private func goBack(
    _ trail: inout [Trail],
    _ registers: inout [Int],
    _ step: inout Int,
    _ position: inout Int
  ) -> Bool {
    while let last = trail.popLast() {
      switch last {
      case .register(let register, let value): registers[register] = value
      case .step(let open, let place):
        step = open
        position = place
        return true
      }
    }
    return false
  }

  private func isStart(_ position: Int) -> Bool {
    if position == 0 { return true }
    return hasLines && text[position - 1] == "\n" && position < text.count
  }

  private func isEnd(_ position: Int) -> Bool {
    position == text.count || (hasLines && text[position] == "\n")
  }

  /// How much of the text repeats what a group took; nothing taken repeats as nothing.
  private func lengthOfRepeat(_ from: Int, _ to: Int, at position: Int) -> Int? {
    guard from >= 0, to >= from else { return 0 }
    let length = to - from
    guard position + length <= text.count else { return nil }
    for offset in 0..<length {
      let a = text[from + offset]
      let b = text[position + offset]
      guard a == b || (ignoresCase && a.foldedCase == b.foldedCase) else {
        return nil
      }
    }
    return length
  }
}
