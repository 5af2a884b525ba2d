import AuditCore

/// The ratings of one unit's standards on the scale, each with what it might be at best and worst.
struct RatingStrip {
  let index: FrameworkIndex
  let id: String
  let standards: [StandardResult]

  private static let top = 340
  private static let rowHeight = 340
  private static let left = 2100

  private var ratings: [Rating] { index.framework.scale.ratings }

  private var rated: [StandardResult] {
    standards.filter { $0.status.ratingID.flatMap(index.framework.scale.rank) != nil }
  }

  /// The drawing; nothing where fewer than two standards are rated.
  var node: MarkupNode {
    let rated = rated
    guard rated.count > 1, ratings.count > 1 else { return .nothing }
    let hasRange = rated.contains { $0.bestCase != $0.worstCase }
    return Chart(
      id: id,
      caption: caption(rated),
      subject: "The rating of each standard on the scale from \(ends)",
      legend: [
        "The filled box is the rating.",
        hasRange
          ? "A line below it is what the rating might be if all that is not evidenced had been insufficient, or sufficient."
          : "",
      ].filter { !$0.isEmpty }.joined(separator: " "),
      height: (Self.top + rated.count * Self.rowHeight) / 10 + 8,
      content: markup {
        for (rank, rating) in ratings.enumerated() { name(rating, rank) }
        for (row, result) in rated.enumerated() {
          strip(result, y: Self.top + row * Self.rowHeight)
        }
      }
    ).node
  }

  private var ends: String {
    "\(ratings.first?.label ?? "") to \(ratings.last?.label ?? "")"
  }

  private var cell: Int { (Chart.width * 10 - 20 - Self.left) / ratings.count }

  private func middle(_ rank: Int) -> Int { Self.left + cell * rank + cell / 2 }

  private func name(_ rating: Rating, _ rank: Int) -> MarkupNode {
    let lines = Mark.inTwo(rating.label)
    return markup {
      for (line, words) in lines.enumerated() {
        Mark.words(
          words,
          x: middle(rank),
          y: Self.top - 70 - (lines.count - 1 - line) * 130,
          "mid small"
        )
      }
    }
  }

  private func strip(_ result: StandardResult, y: Int) -> MarkupNode {
    let standard = index.standards[result.standard]
    let rank = result.status.ratingID.flatMap(index.framework.scale.rank)
    return markup {
      Mark.words(Mark.cut("\(standard.code) \(standard.title)", to: 25), x: 0, y: y + 150)
      for (position, rating) in ratings.enumerated() {
        let isHere = position == rank
        Mark.box(
          isHere ? "cell tone\(index.tone(rating.id) ?? 0)" : "cell empty",
          x: Self.left + cell * position,
          y: y,
          width: cell,
          height: 220
        )
        if isHere {
          Mark.words("●", x: middle(position), y: y + 155, "mid tone\(index.tone(rating.id) ?? 0)")
        }
      }
      range(result, y: y + 285)
    }
  }

  private func range(_ result: StandardResult, y: Int) -> MarkupNode {
    let scale = index.framework.scale
    guard let best = result.bestCase.ratingID.flatMap(scale.rank),
      let worst = result.worstCase.ratingID.flatMap(scale.rank), best != worst
    else { return .nothing }
    return Mark.whisker(from: middle(min(best, worst)), to: middle(max(best, worst)), y: y)
  }

  private func caption(_ rated: [StandardResult]) -> String {
    let scale = index.framework.scale
    guard ratings.count > 2, let good = ratings.dropLast().last else {
      return "The ratings of \(ReportText.spelt(rated.count)) standards"
    }
    let low = rated.count {
      ($0.status.ratingID.flatMap(scale.rank) ?? 0) < ratings.count - 2
    }
    let all = ReportText.spelt(rated.count)
    switch low {
    case 0: return "All \(all) standards are \(good.label) or better"
    case rated.count: return "All \(all) standards are below \(good.label)"
    default:
      let count = ReportText.sentence(ReportText.spelt(low))
      return "\(count) of \(all) standards \(low == 1 ? "is" : "are") below \(good.label)"
    }
  }
}
