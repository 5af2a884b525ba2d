import AuditCore
import AuditStatistics

/// The share of each unit against its number of cases, within the limits of chance.
struct FunnelPlot {
  let map: ReportMap
  let question: Int
  /// The units with relevant cases.
  let entries: [UnitDots.Entry]

  /// A unit's place among the limits.
  enum Standing {
    case within, surprising, alarming
  }

  private static let left = 450
  private static let right = 6200
  private static let top = 150
  private static let bottom = 3450
  private static let nameLimit = 6

  /// All units together.
  private var whole: Share {
    entries.reduce(Share(0, of: 0)) {
      Share(
        $0.numerator + $1.result.share.numerator,
        of: $0.denominator + $1.result.share.denominator
      )
    }
  }

  private var code: String { map.index.questions[question].code }

  /// Whether units can be compared at all: three or more with counted cases.
  var isWorthDrawing: Bool {
    entries.count > 2 && entries.allSatisfy { $0.result.knowledge == .cases }
  }

  /// The drawing with what it shows; nothing where it is not worth drawing.
  var node: MarkupNode {
    guard isWorthDrawing else { return .nothing }
    let most = entries.map(\.result.share.denominator).max() ?? 1
    let standings = entries.map(standing)
    return Chart(
      id: "funnel-\(question)",
      caption: caption(standings),
      subject: "Share of cases sufficient for \(code) in each unit by its number of cases",
      legend: """
        The level line is all units together. Were all units alike, 95 in 100 would lie within the \
        dashed limits and 998 in 1,000 within the full ones. A diamond is a unit outside.
        """,
      height: 390,
      content: markup {
        axes(most)
        limits(most)
        for (entry, standing) in zip(entries, standings) { mark(entry, standing, most) }
        names(standings, most)
      }
    ).node
  }

  /// Where a unit stands among the limits.
  func standing(_ entry: UnitDots.Entry) -> Standing {
    let share = entry.result.share
    let found = Double(share.numerator) / Double(share.denominator)
    for (level, standing) in [(0.998, Standing.alarming), (0.95, .surprising)] {
      if let limits = limits(share.denominator, level),
        found < limits.lower || found > limits.upper
      {
        return standing
      }
    }
    return .within
  }

  private func limits(_ count: Int, _ level: Double) -> FunnelLimits? {
    let whole = whole
    return FunnelLimits(
      around: Double(whole.numerator) / Double(whole.denominator),
      count: count,
      level: level
    )
  }

  private func caption(_ standings: [Standing]) -> String {
    let outside = standings.count { $0 != .within }
    if outside == 0 { return "On \(code) no unit differs from the others by more than chance" }
    let count = ReportText.sentence(ReportText.spelt(outside))
    let all = ReportText.spelt(entries.count)
    let verb = outside == 1 ? "differs" : "differ"
    if outside == entries.count {
      return "All \(all) units differ from the others by more than chance on \(code)"
    }
    return "\(count) of \(all) units \(verb) from the others by more than chance on \(code)"
  }

  private func x(_ count: Int, _ most: Int) -> Int {
    Self.left + (Self.right - Self.left) * count / max(most, 1)
  }

  private func y(tenths: Int) -> Int {
    Self.bottom - (Self.bottom - Self.top) * tenths / 1000
  }

  private func y(_ share: Double) -> Int { y(tenths: Int((share * 1000).rounded())) }

  private func axes(_ most: Int) -> MarkupNode {
    markup {
      for percent in [0, 25, 50, 75, 100] {
        Mark.line(
          "grid",
          x1: Self.left,
          y1: y(tenths: percent * 10),
          x2: Self.right,
          y2: y(tenths: percent * 10)
        )
        Mark.words("\(percent)", x: Self.left - 80, y: y(tenths: percent * 10) + 45, "end small")
      }
      Mark.words("Per cent", x: 0, y: Self.top - 50, "small")
      for count in [0, most / 2, most] {
        Mark.words(
          ReportText.number(count),
          x: x(count, most),
          y: Self.bottom + 180,
          count == most ? "end small" : "mid small"
        )
      }
      Mark.words("Relevant cases", x: Self.right, y: Self.bottom + 360, "end small")
    }
  }

  private func limits(_ most: Int) -> MarkupNode {
    let counts = Set(
      (1...24).map { max(most * $0 / 24, 1) } + [1, 2, 3, 5, 8].filter { $0 < most }
    )
    .sorted()
    let whole = whole
    return markup {
      Mark.line(
        "middle",
        x1: Self.left,
        y1: y(tenths: whole.numerator * 1000 / whole.denominator),
        x2: Self.right,
        y2: y(tenths: whole.numerator * 1000 / whole.denominator)
      )
      for (level, style) in [(0.95, "limit near"), (0.998, "limit")] {
        let found = counts.compactMap { count in
          limits(count, level).map { (x: x(count, most), lower: y($0.lower), upper: y($0.upper)) }
        }
        Mark.curve(style, found.map { (x: $0.x, y: $0.lower) })
        Mark.curve(style, found.map { (x: $0.x, y: $0.upper) })
      }
    }
  }

  private func mark(_ entry: UnitDots.Entry, _ standing: Standing, _ most: Int) -> MarkupNode {
    let share = entry.result.share
    let x = x(share.denominator, most)
    let y = y(tenths: share.numerator * 1000 / share.denominator)
    return standing == .within ? Mark.dot("mark", x: x, y: y) : Mark.diamond("mark", x: x, y: y)
  }

  /// Names the units outside, those furthest out first, as many as have room.
  private func names(_ standings: [Standing], _ most: Int) -> MarkupNode {
    let outside = zip(entries, standings).filter { $1 != .within }
      .sorted { ($0.1 == .alarming ? 0 : 1) < ($1.1 == .alarming ? 0 : 1) }
      .prefix(Self.nameLimit)
    return markup {
      for (entry, _) in outside {
        let share = entry.result.share
        let x = x(share.denominator, most)
        let isRight = x > (Self.left + Self.right) / 2
        Mark.words(
          Mark.cut(map.result.units.units[entry.unit].name, to: 28),
          x: isRight ? x - 110 : x + 110,
          y: y(tenths: share.numerator * 1000 / share.denominator) + 45,
          isRight ? "end small" : "small"
        )
      }
    }
  }
}
