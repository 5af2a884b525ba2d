public import AuditCore

/// The reductions of hours, looked at from any day.
public struct Reductions: Sendable {
  private let byStaff: [String: [HoursReduction]]
  /// All reductions, in the order of their document.
  public let all: [HoursReduction]

  /// Prepares reductions.
  public init(_ reductions: [HoursReduction]) {
    all = reductions
    byStaff = Dictionary(grouping: reductions, by: \.staff)
  }

  /// The hours taken off a practitioner's on a day: all reductions together, never more than there are.
  public func hours(of staff: String, contracted: Decimal128, on day: CalendarDay) -> Decimal128 {
    let hours = (byStaff[staff] ?? [])
      .filter { Self.span(of: $0, around: day)?.contains(day) == true }
      .map { reduction -> Decimal128 in
        switch reduction.amount {
        case .hours(let hours): hours
        case .percent(let percent): AvailablePoints.hours(percent: percent, of: contracted)
        }
      }
      .sum
    return contracted < hours ? contracted : hours
  }

  /// The days of a reduction: those in force on a day, else the next to come; `nil` when it is over.
  static func span(of reduction: HoursReduction, around day: CalendarDay) -> Span? {
    var span = Span(from: reduction.from, to: reduction.to)
    guard let last = reduction.to else { return span }
    if !(last < day) { return span }
    guard reduction.isYearly else { return nil }
    var years = max(0, day.parts.year - last.parts.year)
    span = Span(
      from: reduction.from.adding(months: 12 * years),
      to: last.adding(months: 12 * years)
    )
    if let to = span.to, to < day {
      years += 1
      span = Span(
        from: reduction.from.adding(months: 12 * years),
        to: last.adding(months: 12 * years)
      )
    }
    return span
  }

  /// Days from one to another; without a last day they go on.
  struct Span {
    var from: CalendarDay
    var to: CalendarDay?

    func contains(_ day: CalendarDay) -> Bool {
      if day < from { return false }
      return to.map { !($0 < day) } ?? true
    }
  }

  /// What ends, ended or begins within so many days around a day, by day, then as written.
  public func changes(
    around day: CalendarDay,
    within days: Int
  ) -> [(reduction: HoursReduction, kind: ReductionChange.Kind, day: CalendarDay)] {
    let earliest = day.adding(days: -days)
    let latest = day.adding(days: days)
    var found: [(reduction: HoursReduction, kind: ReductionChange.Kind, day: CalendarDay)] = []
    for reduction in all {
      if let span = Self.span(of: reduction, around: day) {
        if span.contains(day) {
          if let to = span.to, !(latest < to) { found.append((reduction, .ends, to)) }
        } else if !(latest < span.from) {
          found.append((reduction, .begins, span.from))
        }
      }
      if let to = Self.lastEnd(of: reduction, before: day), !(to < earliest) {
        found.append((reduction, .ended, to))
      }
    }
    return found.sorted {
      if $0.day != $1.day { return $0.day < $1.day }
      return ($0.reduction.place?.line ?? 0) < ($1.reduction.place?.line ?? 0)
    }
  }

  /// The day on which a yearly reduction is in force again after its end on a day.
  static func returnDay(of reduction: HoursReduction, after end: CalendarDay) -> CalendarDay? {
    guard reduction.isYearly else { return nil }
    return span(of: reduction, around: end.adding(days: 1))?.from
  }

  /// The last end before a day; `nil` when there was none.
  private static func lastEnd(of reduction: HoursReduction, before day: CalendarDay) -> CalendarDay?
  {
    guard let last = reduction.to else { return nil }
    guard reduction.isYearly else { return last < day ? last : nil }
    var years = max(0, day.parts.year - last.parts.year)
    while years >= 0 {
      let end = last.adding(months: 12 * years)
      if end < day { return end }
      years -= 1
    }
    return nil
  }
}
