import AuditCore

/// How large values may grow, so that no expression takes all memory or all time.
enum ValueBounds {
  /// How many elements, entries and pieces of text a value may hold in all, nested ones included.
  static let size = 1_000_000
  /// How deeply lists and contexts may be nested.
  static let depth = 150
  /// How many bytes a text may have.
  static let textLength = 4_000_000
  /// How many steps all matches of patterns may take together in one evaluation.
  static let patternSteps = 4_000_000

  /// How much of the bound a value takes that has no parts; a long text counts for several.
  static func size(of value: Value) -> Int {
    switch value {
    case .string(let text): 1 + text.utf8.count / 32
    case .number(let number): 1 + abs(number.exponent) / 64
    default: 1
    }
  }

  /// What a value takes in all; `nil` when it is too much or nested too deeply.
  static func measure(_ value: Value, left: Int, depth: Int) -> Int? {
    guard left > 0, depth > 0 else { return nil }
    var used = 1
    switch value {
    case .list(let elements):
      for element in elements {
        guard let part = measure(element, left: left - used, depth: depth - 1) else { return nil }
        used += part
      }
    case .context(let context):
      for entry in context.entries {
        guard let part = measure(entry.value, left: left - used, depth: depth - 1) else {
          return nil
        }
        used += part
      }
    case .range(let range):
      for end in [range.low, range.high, range.point?.value] {
        guard let end else { continue }
        guard let part = measure(end, left: left - used, depth: depth - 1) else { return nil }
        used += part
      }
    default: used = size(of: value)
    }
    return used <= left ? used : nil
  }
}

extension Evaluation {
  /// The value, or the failure that it has grown too large.
  func bounded(_ value: Value) -> Value {
    switch value {
    case .string(let text):
      return text.utf8.count <= ValueBounds.textLength ? value : Failures.tooLarge
    case .list, .context, .range:
      guard
        let used = ValueBounds.measure(value, left: ValueBounds.size, depth: ValueBounds.depth)
      else { return Failures.tooLarge }
      // Large values are looked through again and again, which costs steps.
      return spend(used / 8) ? value : Failures.tooManySteps
    default: return value
    }
  }

  /// Counts the steps of looking through the lists and texts that a function is given.
  func spend(on arguments: [Value]) -> Bool {
    var count = 0
    for argument in arguments {
      switch argument {
      case .list(let elements): count += elements.count / 8
      case .string(let text): count += text.utf8.count / 64
      default: break
      }
    }
    return count == 0 || spend(count)
  }
}
