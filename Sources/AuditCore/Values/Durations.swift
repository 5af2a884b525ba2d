/// A length of time in days, hours, minutes and seconds.
public struct DaysTimeDuration: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The length in whole seconds, cut towards zero; below zero when it runs backwards.
  public let seconds: Int64
  /// Billionths of a second beside the whole ones, with the same sign.
  public let nanoseconds: Int

  /// Creates a duration of whole seconds.
  public init(seconds: Int64) {
    self.seconds = seconds
    nanoseconds = 0
  }

  /// Creates a duration of whole days.
  public init(days: Int) { self.init(seconds: Int64(days) * 86_400) }

  /// Creates a duration from its length in billionths of a second; `nil` when it is too long.
  public init?(totalNanoseconds total: Int128) {
    let (seconds, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard seconds.magnitude < 1 << 60 else { return nil }
    self.seconds = Int64(seconds)
    nanoseconds = Int(rest)
  }

  /// The length in billionths of a second.
  public var totalNanoseconds: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }

  /// The form of XML Schema, as `P3DT4H`.
  public var description: String {
    let total = seconds.magnitude
    let days = total / 86_400
    let parts = [(total / 3600 % 24, "H"), (total / 60 % 60, "M")]
    var time = parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
    if nanoseconds != 0 {
      var fraction = padded(abs(nanoseconds), 9)
      while fraction.hasSuffix("0") { fraction.removeLast() }
      time += "\(total % 60).\(fraction)S"
    } else if total % 60 > 0 {
      time += "\(total % 60)S"
    }
    var text = seconds < 0 || nanoseconds < 0 ? "-P" : "P"
    if days > 0 { text += "\(days)D" }
    if !time.isEmpty { text += "T\(time)" }
    return total == 0 && nanoseconds == 0 ? "PT0S" : text
  }

  /// Orders by length.
  public static func < (left: DaysTimeDuration, right: DaysTimeDuration) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

/// A length of time in years and months.
public struct YearsMonthsDuration: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The length in months; below zero when it runs backwards.
  public let months: Int

  /// Creates a duration.
  public init(months: Int) { self.months = months }

  /// The form of XML Schema, as `P1Y2M`.
  public var description: String {
    let total = abs(months)
    if total == 0 { return "P0M" }
    var text = months < 0 ? "-P" : "P"
    if total / 12 > 0 { text += "\(total / 12)Y" }
    if total % 12 > 0 { text += "\(total % 12)M" }
    return text
  }

  /// Orders by length.
  public static func < (left: YearsMonthsDuration, right: YearsMonthsDuration) -> Bool {
    left.months < right.months
  }
}

extension DaysTimeDuration {
  /// Reads `PnDTnHnMnS` with whole numbers; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let parts = durationParts(text, allowed: "DHMS") else { return nil }
    let sizes: [Character: Int64] = ["D": 86_400, "H": 3600, "M": 60, "S": 1]
    var total: Int64 = 0
    for (letter, count) in parts.values {
      let (size, overflow) = Int64(count).multipliedReportingOverflow(by: sizes[letter] ?? 0)
      guard !overflow, size < 1 << 60 else { return nil }
      total += size
    }
    self.init(seconds: parts.isNegative ? -total : total)
  }
}

extension YearsMonthsDuration {
  /// Reads `PnYnM`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let parts = durationParts(text, allowed: "YM") else { return nil }
    var total = 0
    for (letter, count) in parts.values {
      guard count < 1 << 40 else { return nil }
      total += letter == "Y" ? count * 12 : count
    }
    self.init(months: parts.isNegative ? -total : total)
  }
}

/// Splits a duration into letters and counts, in the order that XML Schema demands.
private func durationParts(
  _ text: some StringProtocol,
  allowed: String
) -> (isNegative: Bool, values: [(Character, Int)])? {
  var rest = Substring(text)
  let isNegative = rest.first == "-"
  if isNegative { rest.removeFirst() }
  guard rest.first == "P" else { return nil }
  rest.removeFirst()
  var letters = allowed[...]
  var inTime = !allowed.contains("D")
  let hasDays = allowed.contains("D")
  var values: [(Character, Int)] = []
  var digits = ""
  for character in rest {
    if character == "T", hasDays, !inTime, digits.isEmpty {
      inTime = true
    } else if character.isASCII, character.isNumber {
      digits.append(character)
    } else {
      guard let position = letters.firstIndex(of: character), let count = Int(digits),
        !hasDays || (character == "D") != inTime
      else { return nil }
      letters = letters[letters.index(after: position)...]
      values.append((character, count))
      digits = ""
    }
  }
  guard digits.isEmpty, !values.isEmpty, rest.last != "T" else { return nil }
  return (isNegative, values)
}
