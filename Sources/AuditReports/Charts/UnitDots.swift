import AuditCore

/// Units in the order of their share of one key question, each with how sure it is.
struct UnitDots {
  /// One unit with what is known of the question there.
  struct Entry {
    let unit: Int
    let result: QuestionResult
  }

  let map: ReportMap
  let question: Int
  /// The units to compare, in any order.
  let units: [Int]

  private var standard: Int { map.index.standardOfQuestion[question] }
  private var bands: BandSet? { map.index.bands(of: standard) }
  private var code: String { map.index.questions[question].code }
  private var rounding: ShareRounding { bands?.rounding ?? .halfUp }

  private static let top = 340
  private static let rowHeight = 240

  /// The units with relevant cases, highest share first.
  var entries: [Entry] {
    units.compactMap { unit in
      map.question(question, of: unit).map { Entry(unit: unit, result: $0) }
    }
    .filter { $0.result.share.denominator > 0 && $0.result.knowledge != .rating }
    .sorted {
      if Share.isLower($1.result.share, $0.result.share) { return true }
      if Share.isLower($0.result.share, $1.result.share) { return false }
      return $0.unit < $1.unit
    }
  }

  /// The drawing; nothing where there are fewer than two units.
  var node: MarkupNode {
    let entries = entries
    guard entries.count > 1 else { return .nothing }
    let axis = PercentAxis(left: 1700, right: 5900, bands: bands, index: map.index)
    let bottom = Self.top + entries.count * Self.rowHeight
    let hasRanges = entries.contains { $0.result.interval != nil }
    return Chart(
      id: "units-\(question)",
      caption: caption(entries),
      subject: "Share of cases sufficient for \(code) in each unit, highest first",
      legend: [
        hasRanges ? "A line is the range in which the unit's share is likely to lie." : "",
        goodLabel.map { "A diamond is a unit below \($0)." } ?? "",
        "Dashed lines are the edges of the bands.",
      ].filter { !$0.isEmpty }.joined(separator: " "),
      height: bottom / 10 + 26,
      content: markup {
        axis.frame(top: Self.top, bottom: bottom)
        for (row, entry) in entries.enumerated() {
          self.row(entry, axis, y: Self.top + row * Self.rowHeight + 130)
        }
      }
    ).node
  }

  private func row(_ entry: Entry, _ axis: PercentAxis, y: Int) -> MarkupNode {
    let x = axis.place(entry.result.share)
    return markup {
      Mark.words(Mark.cut(map.result.units.units[entry.unit].name, to: 24), x: 0, y: y + 45)
      if let interval = entry.result.interval {
        Mark.line(
          "whisker",
          x1: axis.place(tenths: interval.lowerTenths),
          y1: y,
          x2: axis.place(tenths: interval.upperTenths),
          y2: y
        )
      }
      isBelowGood(entry)
        ? Mark.diamond("mark", x: x, y: y) : Mark.dot("mark", x: x, y: y)
      Mark.words(
        ReportText.percent(entry.result.share, rounding) ?? "–",
        x: Chart.width * 10,
        y: y + 45,
        "end"
      )
    }
  }

  /// The best rating but one, which is what units are held to.
  private var goodLabel: String? {
    bands == nil ? nil : map.index.framework.scale.ratings.dropLast().last?.label
  }

  private func isBelowGood(_ entry: Entry) -> Bool {
    let scale = map.index.framework.scale
    guard let rank = entry.result.ratingID.flatMap({ scale.rank(of: $0) }) else { return false }
    return rank < scale.ratings.count - 2
  }

  private func caption(_ entries: [Entry]) -> String {
    let low = entries.count { isBelowGood($0) }
    let all = ReportText.spelt(entries.count)
    guard let good = goodLabel else {
      let best = entries.first.flatMap { ReportText.percent($0.result.share, rounding) } ?? "–"
      let worst = entries.last.flatMap { ReportText.percent($0.result.share, rounding) } ?? "–"
      return "On \(code) the \(all) units range from \(worst) to \(best) per cent"
    }
    switch low {
    case 0: return "All \(all) units are \(good) or better on \(code)"
    case entries.count: return "All \(all) units are below \(good) on \(code)"
    default:
      let count = ReportText.sentence(ReportText.spelt(low))
      return "\(count) of \(all) units \(low == 1 ? "is" : "are") below \(good) on \(code)"
    }
  }
}
