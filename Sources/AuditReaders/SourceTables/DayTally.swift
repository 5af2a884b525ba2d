/// What was met of one form of the days of a column.
///
/// Days up to the twelfth can be read with day and month changed about; the others show which of the
/// two comes first.
struct DayTally: Sendable {
  /// How many values were read by the form.
  private(set) var count = 0
  /// Where in memory the first of them stands; 0 where there is none.
  private(set) var start: UInt = 0
  /// How many of them are days only as the form says, since the month is written in numbers.
  private(set) var certain = 0
  /// How many of them are other days when day and month change places.
  private(set) var either = 0
  /// How many values are days only when day and month change places.
  private(set) var swapped = 0

  private let hasMonthNumber: Bool

  init(_ form: DayForm) {
    hasMonthNumber = !form.isSerial && !form.parts.contains(.monthName)
  }

  /// Whether the column seems to have day and month the other way about, so that days which could be
  /// either are not to be trusted.
  var isSwapped: Bool { swapped > certain && either > 0 }
  /// Whether a few values have day and month the other way about, and others could be either.
  var isDoubtful: Bool { swapped > 0 && swapped <= certain && either > 0 }

  /// Counts a value that was read.
  @inline(__always)
  mutating func count(_ written: DayForm.Written, at start: UInt) {
    if count == 0 { self.start = start }
    count += 1
    guard hasMonthNumber else { return }
    if written.day > 12 {
      certain += 1
    } else if written.day != written.month {
      either += 1
    }
  }

  /// Counts a value that is of the form and no day.
  mutating func countUnread(_ written: DayForm.Written) {
    if written.month > 12, (1...12).contains(written.day) { swapped += 1 }
  }

  /// Adds what another part of the same column, further on, has come to.
  mutating func add(_ other: DayTally) {
    if count == 0 { start = other.start }
    count += other.count
    certain += other.certain
    either += other.either
    swapped += other.swapped
  }
}
