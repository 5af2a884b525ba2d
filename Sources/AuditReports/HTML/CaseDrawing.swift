import AuditCore

/// The drawing of a case's time line: a row for each window and for each kind of event.
struct CaseDrawing {
  let timeline: CaseTimeline
  /// Whether a prompt that a window is for is not met.
  let isMissed: (TimelineEntry) -> Bool

  private static let width = 320
  private static let margin = 6
  private static let rowHeight = 28
  /// The most rows that are drawn; the list holds everything.
  private static let rowLimit = 24

  /// One row: what it is about, and what is drawn in it.
  private struct Row {
    let title: String
    var entries: [TimelineEntry]
  }

  var node: MarkupNode {
    guard let span else { return .nothing }
    let rows = rows(in: span)
    let height = (rows.count + 1) * Self.rowHeight
    return figure {
      figcaption(.id("story-caption"), text: "The time line drawn")
      svg(
        .class("story"),
        .role("img"),
        .aria("labelledby", "story-title story-legend"),
        .drawn(.viewBox, "0 0 \(Self.width) \(height)")
      ) {
        title(.id("story-title"), text: "Time line of the case")
        desc(.id("story-legend"), text: legend(span, rows))
        axis(span, height)
        for (position, row) in rows.enumerated() { draw(row, at: position + 1, span) }
      }
      p(
        .class("quiet"),
        text: "Bars are windows up to their deadline, dots are events; the list has them in words."
      )
    }
  }

  /// The days that are drawn; what lies outside would squeeze the rest.
  ///
  /// From the first window, or the first event where there is none, to the last window or the day of
  /// the audit.
  private var span: ClosedRange<Int>? {
    let windows = timeline.entries.filter { $0.kind != .event }
    let first = (windows.isEmpty ? timeline.entries : windows).map(\.day.dayNumber).min()
    guard let first else { return nil }
    let last = max(
      windows.map(\.mainDay.dayNumber).max() ?? first,
      timeline.asOf?.dayNumber ?? timeline.entries.map(\.day.dayNumber).max() ?? first
    )
    // A little before the first day lies what led to it, as the conviction and the report.
    return (first - 30)...max(last, first + 30)
  }

  private func rows(in span: ClosedRange<Int>) -> [Row] {
    var windows: [Row] = []
    var events: [Row] = []
    for entry in timeline.entries
    where span.contains(entry.mainDay.dayNumber) && span.contains(entry.day.dayNumber) {
      if entry.kind != .event {
        windows.append(Row(title: name(of: entry), entries: [entry]))
      } else if let row = events.firstIndex(where: { $0.title == entry.group }) {
        events[row].entries.append(entry)
      } else {
        events.append(Row(title: entry.group, entries: [entry]))
      }
    }
    return Array((events + windows).prefix(Self.rowLimit))
  }

  private func name(of entry: TimelineEntry) -> String {
    let name = entry.title.count > 34 ? "\(entry.title.prefix(33))…" : entry.title
    return isMissed(entry) ? "\(name): not met" : name
  }

  private func legend(_ span: ClosedRange<Int>, _ rows: [Row]) -> String {
    let drawn = rows.reduce(0) { $0 + $1.entries.count }
    let outside = timeline.entries.count - drawn
    let days = [span.lowerBound, span.upperBound].map { CalendarDay(dayNumber: $0).words }
    return "From \(days[0]) to \(days[1]). Windows are bars that end at their deadline, events are "
      + "dots. The list says the same in words\(outside > 0 ? ", and \(ReportText.count(outside, "entry", "entries")) that \(outside == 1 ? "is" : "are") not drawn" : "")."
  }

  // MARK: - Drawing

  private func draw(_ row: Row, at position: Int, _ span: ClosedRange<Int>) -> MarkupNode {
    let top = position * Self.rowHeight
    var days: Set<Int> = []
    return markup {
      label(
        .drawn(.x, "\(Self.margin)"),
        .drawn(.y, "\(top + 10)"),
        text: row.title.count > 48 ? "\(row.title.prefix(47))…" : row.title
      )
      for entry in row.entries {
        if entry.kind == .event {
          if days.insert(entry.day.dayNumber).inserted {
            circle(
              .class("event"),
              .drawn(.cx, x(entry.day, span)),
              .drawn(.cy, "\(top + 19)"),
              .drawn(.r, "4")
            )
          }
        } else {
          window(entry, top: top, span)
        }
      }
    }
  }

  private func window(_ entry: TimelineEntry, top: Int, _ span: ClosedRange<Int>) -> MarkupNode {
    let from = tenths(entry.day, span)
    let until = tenths(entry.mainDay, span)
    return markup {
      if until > from {
        rect(
          .class("window"),
          .drawn(.x, Self.written(from)),
          .drawn(.y, "\(top + 15)"),
          .drawn(.width, Self.written(until - from)),
          .drawn(.height, "8")
        )
      }
      upright("due", until, from: top + 13, to: top + 25)
    }
  }

  private func axis(_ span: ClosedRange<Int>, _ height: Int) -> MarkupNode {
    markup {
      for (day, words) in Self.months(span) {
        upright("axis", tenths(day, span), from: 14, to: height)
        label(
          .class("quiet"),
          .drawn(.x, x(day, span)),
          .drawn(.y, "11"),
          text: words
        )
      }
      if let asOf = timeline.asOf, span.contains(asOf.dayNumber) {
        upright("today", tenths(asOf, span), from: 14, to: height)
      }
    }
  }

  private func upright(_ style: String, _ x: Int, from: Int, to: Int) -> MarkupNode {
    line(
      .class(style),
      .drawn(.x1, Self.written(x)),
      .drawn(.x2, Self.written(x)),
      .drawn(.y1, "\(from)"),
      .drawn(.y2, "\(to)")
    )
  }

  /// First days of months, four at most, far enough from the right edge for their names.
  private static func months(_ span: ClosedRange<Int>) -> [(day: CalendarDay, words: String)] {
    var starts: [CalendarDay] = []
    let first = CalendarDay(dayNumber: span.lowerBound).parts
    var (year, month) = (first.year, first.month)
    while true {
      month += 1
      if month > 12 { (year, month) = (year + 1, 1) }
      guard let day = CalendarDay(year: year, month: month, day: 1),
        day.dayNumber <= span.upperBound
      else { break }
      starts.append(day)
    }
    let step = max((starts.count + 3) / 4, 1)
    return stride(from: 0, to: starts.count, by: step).compactMap { position in
      let day = starts[position]
      let room = (span.upperBound - day.dayNumber) * width / max(span.count, 1)
      let words = day.words.split(separator: " ").dropFirst()
      guard room > 52, words.count == 2 else { return nil }
      return (day, "\(words[words.startIndex].prefix(3)) \(words[words.startIndex + 1])")
    }
  }

  /// The place of a day from the left, in tenths of a unit so that no float is needed.
  private func tenths(_ day: CalendarDay, _ span: ClosedRange<Int>) -> Int {
    let room = (Self.width - 2 * Self.margin) * 10
    let days = max(span.upperBound - span.lowerBound, 1)
    return Self.margin * 10 + (day.dayNumber - span.lowerBound) * room / days
  }

  private func x(_ day: CalendarDay, _ span: ClosedRange<Int>) -> String {
    Self.written(tenths(day, span))
  }

  private static func written(_ tenths: Int) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
