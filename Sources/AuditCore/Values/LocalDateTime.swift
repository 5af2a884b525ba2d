/// A day and a time of day on the record's own clock, without a time zone, to the second.
public struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00 on the same clock.
  public let seconds: Int64

  /// Creates a date and time from its seconds since 1970-01-01T00:00:00.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Creates a date and time from a day and the seconds since its midnight.
  public init(day: CalendarDay, secondOfDay: Int) {
    seconds = Int64(day.dayNumber) * 86_400 + Int64(secondOfDay)
  }

  /// Reads `yyyy-mm-ddThh:mm:ss`, with or without the seconds.
  public init?(_ text: some StringProtocol) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let day = CalendarDay(halves[0]) else { return nil }
    let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.utf8.count == 2, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    let second = numbers.count == 3 ? numbers[2] : 0
    guard numbers[0] < 24, numbers[1] < 60, second < 60 else { return nil }
    self.init(day: day, secondOfDay: numbers[0] * 3600 + numbers[1] * 60 + second)
  }

  /// The day.
  public var day: CalendarDay {
    CalendarDay(dayNumber: Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400))
  }

  /// The seconds since midnight.
  public var secondOfDay: Int { Int(seconds) - day.dayNumber * 86_400 }

  /// The date and time as `yyyy-mm-ddThh:mm:ss`.
  public var description: String {
    let second = secondOfDay
    let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return "\(day)T\(time.joined(separator: ":"))"
  }

  /// Orders by time.
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    left.seconds < right.seconds
  }
}
