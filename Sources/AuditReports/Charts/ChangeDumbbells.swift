import AuditCore

/// The shares of a standard's key questions before and now, each with how sure it is.
struct ChangeDumbbells {
  let map: ReportMap
  let standard: Int
  /// The key questions with a share before or now, in order.
  let questions: [Int]
  let change: UnitChange

  private static let top = 340
  private static let rowHeight = 560

  private var code: String { map.index.standards[standard].code }

  /// The drawing; nothing where no question has cases in both audits.
  var node: MarkupNode {
    let shown = questions.filter { question in
      let found = change.questions[question]
      return [found.before, found.after].allSatisfy { ($0?.denominator ?? 0) > 0 }
    }
    guard !shown.isEmpty else { return .nothing }
    let axis = PercentAxis(
      left: 0,
      right: 6000,
      bands: map.index.bands(of: standard),
      index: map.index
    )
    let bottom = Self.top + shown.count * Self.rowHeight
    return Chart(
      id: "change-\(Slugs.plain(code))",
      caption: caption(shown),
      subject: "Share of cases sufficient at each key question of \(code), before and now",
      legend: """
        The open diamond is the share in the earlier audit, the full dot the share now; a line through \
        each is the range in which it is likely to lie. Dashed lines are the edges of the bands.
        """,
      height: bottom / 10 + 26,
      content: markup {
        axis.frame(top: Self.top, bottom: bottom)
        for (row, question) in shown.enumerated() {
          self.row(question, axis, y: Self.top + row * Self.rowHeight)
        }
      }
    ).node
  }

  private func row(_ question: Int, _ axis: PercentAxis, y: Int) -> MarkupNode {
    let found = change.questions[question]
    guard let before = found.before, let after = found.after else { return .nothing }
    let subject = map.index.questions[question]
    let (x1, x2) = (axis.place(before), axis.place(after))
    let (y1, y2) = (y + 260, y + 400)
    let note =
      switch found.verdict {
      case .tested(let test): test.isMoreThanChance ? " – more than chance" : ""
      case .otherRules: " – rule changed"
      case .noCases, .otherBasis: ""
      }
    let shares = [before, after].map { ReportText.percent($0, .halfUp) ?? "–" }
    let title = Mark.cut("\(subject.code) \(subject.title)", to: 48)
    return markup {
      Mark.words("\(title): \(shares[0]) → \(shares[1]) per cent\(note)", x: 0, y: y + 160)
      Mark.line("link", x1: x1, y1: y1, x2: x2, y2: y2)
      range(found.beforeInterval, axis, y: y1)
      range(found.afterInterval, axis, y: y2)
      Mark.diamond("former", x: x1, y: y1)
      Mark.dot("mark", x: x2, y: y2)
    }
  }

  private func range(_ interval: ShareInterval?, _ axis: PercentAxis, y: Int) -> MarkupNode {
    guard let interval else { return .nothing }
    return Mark.line(
      "whisker",
      x1: axis.place(tenths: interval.lowerTenths),
      y1: y,
      x2: axis.place(tenths: interval.upperTenths),
      y2: y
    )
  }

  private func caption(_ shown: [Int]) -> String {
    let tests = shown.compactMap { change.questions[$0].test }
    let sure = tests.filter(\.isMoreThanChance)
    let up = sure.count { $0.differenceTenths > 0 }
    let down = sure.count - up
    guard !tests.isEmpty else {
      return "The shares of \(code) are shown side by side, but their change is not tried"
    }
    let all = ReportText.count(tests.count, "key question")
    switch (up, down) {
    case (0, 0): return "No key question of \(code) changed by more than chance"
    case (_, 0):
      return
        "\(ReportText.sentence(ReportText.spelt(up))) of \(all) of \(code) rose by more than chance"
    case (0, _):
      return
        "\(ReportText.sentence(ReportText.spelt(down))) of \(all) of \(code) fell by more than chance"
    default:
      return
        """
        Of \(all) of \(code), \(ReportText.spelt(up)) rose and \(ReportText.spelt(down)) fell by more \
        than chance
        """
    }
  }
}
