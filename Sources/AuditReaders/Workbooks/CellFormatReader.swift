/// What a number in a cell stands for, by the format that shows it.
enum NumberMeaning: UInt8 {
  /// A number.
  case number
  /// A day.
  case day
  /// A day with a time.
  case dayAndTime
  /// A time of day.
  case time
}

/// Reads the part of styles: for each style of cells, what its numbers stand for.
final class CellFormatReader: PartParser {
  /// For each style, by the number that cells give.
  private(set) var meanings: [NumberMeaning] = []
  private var codes: [Int: NumberMeaning] = [:]
  private var isInCellFormats = false

  override func start(_ name: UnsafePointer<UInt8>, _ attributes: PartAttributes) {
    if name.reads("numFmt") {
      guard let id = attributes.value("numFmtId").flatMap({ Int($0) }) else { return }
      codes[id] = Self.meaning(ofCode: attributes.value("formatCode") ?? "")
    } else if name.reads("cellXfs") {
      isInCellFormats = true
    } else if isInCellFormats, name.reads("xf") {
      let id = attributes.value("numFmtId").flatMap { Int($0) } ?? 0
      meanings.append(codes[id] ?? Self.meaning(ofBuiltin: id))
    }
  }

  override func end(_ name: UnsafePointer<UInt8>) {
    if name.reads("cellXfs") { isInCellFormats = false }
  }

  /// What a format that every spreadsheet program has stands for.
  ///
  /// - Source: ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are days in East Asian languages.
  static func meaning(ofBuiltin id: Int) -> NumberMeaning {
    switch id {
    case 14...17, 27...31, 36, 50...58: .day
    case 18...21, 32...35, 45, 47: .time
    case 22: .dayAndTime
    default: .number
    }
  }

  /// What a format's code stands for: letters of days and times outside quotes and brackets.
  static func meaning(ofCode code: String) -> NumberMeaning {
    var hasDay = false
    var hasTime = false
    var isQuoted = false
    var bracket: [Character]?
    var isEscaped = false
    // Only the first section counts: those after it are for numbers below zero, zero, and words.
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if let inside = bracket {
        bracket = character == "]" ? nil : inside + [character]
        // Time that has passed, as [h], is a number of hours and no time of day.
        if bracket == nil, inside.allSatisfy({ "hms".contains($0) }), !inside.isEmpty {
          return .number
        }
      } else {
        switch character {
        case "\\", "_", "*": isEscaped = true
        case "\"": isQuoted = true
        case "[": bracket = []
        case ";": return meaning(hasDay, hasTime)
        case "y", "d": hasDay = true
        case "h", "s": hasTime = true
        // A month, or minutes, which never stand without hours or seconds.
        case "m": if !hasTime { hasDay = hasDay || !code.lowercased().contains("s") }
        default: break
        }
      }
    }
    return meaning(hasDay, hasTime)
  }

  private static func meaning(_ hasDay: Bool, _ hasTime: Bool) -> NumberMeaning {
    switch (hasDay, hasTime) {
    case (true, true): .dayAndTime
    case (true, false): .day
    case (false, true): .time
    case (false, false): .number
    }
  }
}
