import AuditCore

/// The key questions of a standard as bars, with the edges of the bands and how sure each share is.
struct QuestionBars {
  let index: FrameworkIndex
  let result: StandardResult

  private static let top = 340
  private static let rowHeight = 480

  private var shown: [(position: Int, result: QuestionResult)] {
    result.questions.enumerated().filter { $1.share.denominator > 0 && $1.knowledge != .rating }
      .map { ($0.offset, $0.element) }
  }

  private var bands: BandSet? { index.bands(of: result.standard) }
  private var rounding: ShareRounding { bands?.rounding ?? .halfUp }

  /// The drawing; nothing where fewer than two shares could be compared.
  var node: MarkupNode {
    let shown = shown
    guard shown.count > 1 else { return .nothing }
    let axis = PercentAxis(left: 0, right: 6000, bands: bands, index: index)
    let bottom = Self.top + shown.count * Self.rowHeight
    return Chart(
      id: "bars-\(result.standard)",
      caption: caption,
      subject: "Share of cases sufficient for each key question of \(code)",
      legend: legend,
      height: bottom / 10 + 26,
      content: markup {
        axis.frame(top: Self.top, bottom: bottom)
        for (row, entry) in shown.enumerated() {
          bar(entry.result, entry.position, axis, y: Self.top + row * Self.rowHeight)
        }
      }
    ).node
  }

  private var code: String { index.standards[result.standard].code }

  private var legend: String {
    let open = shown.contains { $0.result.bestCase != $0.result.share }
    let ranges = shown.contains { $0.result.interval != nil }
    return [
      "Full bars are sufficient cases\(open ? ", outlined bars cases not evidenced" : "").",
      ranges ? "A line below a bar is the range in which the share is likely to lie." : "",
      "Dashed lines are the edges of the bands.",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the bars show.
  private var caption: String {
    guard let lowest = shown.min(by: { Share.isLower($0.result.share, $1.result.share) }) else {
      return ""
    }
    let question = index.questions[lowest.result.question]
    let percent = ReportText.percent(lowest.result.share, rounding) ?? "–"
    let name = "\(question.code) \(question.title)"
    if lowest.position == result.deciding, let id = result.computed.ratingID {
      return "\(name) is lowest, at \(percent) per cent, and makes \(code) \(index.label(id))"
    }
    return "\(name) is lowest, at \(percent) per cent"
  }

  private func bar(
    _ found: QuestionResult,
    _ position: Int,
    _ axis: PercentAxis,
    y: Int
  ) -> MarkupNode {
    let question = index.questions[found.question]
    let share = axis.place(found.share)
    let best = axis.place(found.bestCase)
    let decides = position == result.deciding ? " – decides" : ""
    let words = "\(question.code) \(question.title)"
    return markup {
      Mark.words(
        "\(Mark.cut(words, to: 52)): \(numbers(found))\(decides)",
        x: 0,
        y: y + 150
      )
      Mark.box("track", x: 0, y: y + 210, width: 6000, height: 140)
      if best > share { Mark.box("open", x: share, y: y + 215, width: best - share, height: 130) }
      Mark.box("share", x: 0, y: y + 210, width: share, height: 140)
      if let interval = found.interval {
        Mark.whisker(
          from: axis.place(tenths: interval.lowerTenths),
          to: axis.place(tenths: interval.upperTenths),
          y: y + 410
        )
      }
    }
  }

  private func numbers(_ found: QuestionResult) -> String {
    found.knowledge == .percentage
      ? "\(ReportText.exact(found.share)) per cent"
      : "\(ReportText.percent(found.share, rounding) ?? "–") per cent of \(ReportText.number(found.share.denominator))"
  }
}
