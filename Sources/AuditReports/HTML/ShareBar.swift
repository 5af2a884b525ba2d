import AuditCore

/// A share drawn as a bar with the edges of the bands; the numbers stand beside it in words.
struct ShareBar {
  let share: Share
  let bestCase: Share
  let bands: BandSet?

  /// The drawing's width in its own units, two to a percentage point.
  private static let width = 200

  var node: MarkupNode {
    svg(.class("bar"), .drawn(.viewBox, "0 0 200 20"), .aria("hidden", "true")) {
      bar("track", Share(1, of: 1))
      bar("open", bestCase)
      bar("share", share)
      for edge in edges {
        line(
          .class("edge"),
          .drawn(.x1, edge),
          .drawn(.x2, edge),
          .drawn(.y1, "0"),
          .drawn(.y2, "20")
        )
      }
    }
  }

  /// What the bars' colours and lines mean.
  static let legend = p(
    .class("quiet"),
    text: """
      In the bars the full colour is sufficient, the faint colour not evidenced, and the upright \
      lines are the edges of the bands.
      """
  )

  private func bar(_ style: String, _ share: Share) -> MarkupNode {
    rect(
      .class(style),
      .drawn(.x, "0"),
      .drawn(.y, "3"),
      .drawn(.height, "14"),
      .drawn(.width, Self.length(share))
    )
  }

  /// The length of a share, in tenths of the drawing's units so that no float is needed.
  static func length(_ share: Share) -> String {
    guard share.denominator > 0 else { return "0" }
    let tenths = share.numerator * Self.width * 10 / share.denominator
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private var edges: [String] {
    guard let bands, bands.measure == .share else { return [] }
    return bands.bands.dropFirst().compactMap {
      $0.from.multiplied(by: Decimal128(Self.width / 100))?.reduced.description
    }
  }
}
