/// A regular expression as steps that a matcher goes through.
struct PatternProgram {
  /// One step.
  enum Step {
    /// Takes a character of a set.
    case one(CharacterClass)
    /// Goes on at the first place, and at the second if that leads nowhere.
    case fork(Int, Int)
    /// Goes on at another place.
    case jump(Int)
    /// Keeps the position in a register.
    case keep(Int)
    /// Gives up unless the position has moved on from that in a register.
    case progress(Int)
    /// Takes again what a group took.
    case reference(Int)
    /// Needs the start of the text, or of a line.
    case start
    /// Needs the end of the text, or of a line.
    case end
    /// Has found a match.
    case done
  }

  /// How many steps a pattern may have, written out.
  private static let sizeLimit = 20_000

  private(set) var steps: [Step] = []
  /// How many registers the steps use: two for each group and the whole, then those of loops.
  private(set) var registerCount: Int
  /// How many groups there are.
  let groupCount: Int

  /// Turns a tree into steps.
  init(_ tree: PatternTree, groupCount: Int) throws(PatternFault) {
    self.groupCount = groupCount
    registerCount = 2 * (groupCount + 1)
    try add(.keep(0))
    try write(tree)
    try add(.keep(1))
    try add(.done)
  }

  private mutating func add(_ step: Step) throws(PatternFault) {
    guard steps.count < Self.sizeLimit else { throw .tooLarge }
    steps.append(step)
  }

  private mutating func write(_ tree: PatternTree) throws(PatternFault) {
    switch tree {
    case .one(let characters): try add(.one(characters))
    case .sequence(let parts): for part in parts { try write(part) }
    case .choice(let branches): try addChoice(branches)
    case .repeated(let part, let least, let most, let isGreedy):
      try addLoop(part, least, most, isGreedy)
    case .group(let number, let part):
      try add(.keep(2 * number))
      try write(part)
      try add(.keep(2 * number + 1))
    case .reference(let number): try add(.reference(number))
    case .start: try add(.start)
    case .end: try add(.end)
    }
  }

  private mutating func addChoice(_ branches: [PatternTree]) throws(PatternFault) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try write(branch)
        break
      }
      let fork = steps.count
      try add(.fork(fork + 1, 0))
      try write(branch)
      ends.append(steps.count)
      try add(.jump(0))
      steps[fork] = .fork(fork + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
  }

  private mutating func addLoop(
    _ part: PatternTree,
    _ least: Int,
    _ most: Int?,
    _ isGreedy: Bool
  ) throws(PatternFault) {
    for _ in 0..<least { try write(part) }
    guard let most else {
      let register = registerCount
      registerCount += 1
      let fork = steps.count
      try add(.fork(0, 0))
      try add(.keep(register))
      try write(part)
      try add(.progress(register))
      try add(.jump(fork))
      steps[fork] = Self.fork(fork + 1, steps.count, isGreedy)
      return
    }
    var forks: [Int] = []
    for _ in least..<max(most, least) {
      forks.append(steps.count)
      try add(.fork(0, 0))
      try write(part)
    }
    for fork in forks { steps[fork] = Self.fork(fork + 1, steps.count, isGreedy) }
  }

  private static func fork(_ inside: Int, _ outside: Int, _ isGreedy: Bool) -> Step {
    isGreedy ? .fork(inside, outside) : .fork(outside, inside)
  }
}
