import AuditCore

/// A level axis from 0 to 100 per cent with the edges of the bands.
struct PercentAxis {
  /// Where 0 and 100 per cent lie, in tenths of a unit.
  let left: Int
  let right: Int
  let bands: BandSet?
  let index: FrameworkIndex

  /// The place of a share.
  func place(_ share: Share) -> Int {
    guard share.denominator > 0 else { return left }
    return left + (right - left) * share.numerator / share.denominator
  }

  /// The place of tenths of a per cent.
  func place(tenths: Int) -> Int { left + (right - left) * tenths / 1000 }

  /// The edges between bands in tenths of a per cent, lowest first.
  private var edges: [Int] {
    guard let bands, bands.measure == .share else { return [] }
    return bands.bands.dropFirst().compactMap { band in
      Ratio(band.from).flatMap { Ratio(10).multiplied(by: $0) }.map {
        Int($0.rounded(.halfUp).numerator)
      }
    }
  }

  /// The ratings' names above the bands, lines at the edges, and the numbers below.
  func frame(top: Int, bottom: Int) -> MarkupNode {
    let edges = edges
    return markup {
      names(edges, top: top)
      Mark.line("axis", x1: left, y1: bottom, x2: right, y2: bottom)
      for edge in edges {
        let x = place(tenths: edge)
        Mark.line("edge", x1: x, y1: top, x2: x, y2: bottom)
        Mark.words(
          edge % 10 == 0 ? "\(edge / 10)" : "\(edge / 10).\(edge % 10)",
          x: x,
          y: bottom + 150,
          "mid small"
        )
      }
      Mark.words("0", x: left, y: bottom + 150, "small")
      // The unit's name would run into the last edge of a narrow axis.
      Mark.words(
        right - left > 5000 ? "100 per cent" : "100",
        x: right,
        y: bottom + 150,
        "end small"
      )
    }
  }

  private func names(_ edges: [Int], top: Int) -> MarkupNode {
    guard let bands, !edges.isEmpty else { return .nothing }
    let ends = [0] + edges + [1000]
    return markup {
      for (position, band) in bands.bands.enumerated() where position + 1 < ends.count {
        let from = place(tenths: ends[position])
        let to = place(tenths: ends[position + 1])
        let lines = Mark.inTwo(index.label(band.ratingID))
        let longest = lines.map(\.count).max() ?? 0
        // About six units a character; a name that does not fit stands in the table alone.
        if to - from >= longest * 60 {
          for (line, words) in lines.enumerated() {
            Mark.words(
              words,
              x: (from + to) / 2,
              y: top - 60 - (lines.count - 1 - line) * 130,
              "mid small"
            )
          }
        }
      }
    }
  }
}
