import AuditCore

extension FrameworkChecks {
  /// Where a band begins and ends; whole numbers end at the next one.
  private struct Edges {
    let from: Decimal128
    let end: Decimal128
    /// Whether the end itself lies in the band.
    let isEndIncluded: Bool
  }

  /// Checks that a table's bands name ratings and cover the measure without gap or overlap.
  mutating func checkBands(_ element: XMLElement) {
    let set = BandSet.Measure(rawValue: element.words("over"))
    let isWhole = set?.isWhole == true || !["", "none"].contains(element.words("rounding"))
    let ratings = framework.scale.ratings.map(\.id)
    var previous: (edges: Edges, element: XMLElement)?
    var isUsable = set != nil
    for band in element.children("band") {
      if let rating = band.located("rating"), !ratings.isEmpty, !ratings.contains(rating.text) {
        diagnostics.add(
          StandardMessages.unknownName(
            "rating",
            rating.text,
            known: ratings,
            code: .unknownRating,
            at: rating.place
          )
        )
      }
      guard let edges = edges(band, isWhole: isWhole), isUsable else {
        isUsable = false
        continue
      }
      checkStep(from: previous, to: band, edges, isWhole: isWhole)
      previous = (edges, band)
    }
    if isUsable, let previous, let set {
      checkTop(previous.edges, previous.element, of: element, over: set, isWhole: isWhole)
    }
  }

  /// Reads a band's edges; tells what makes them useless and gives `nil`.
  private mutating func edges(_ band: XMLElement, isWhole: Bool) -> Edges? {
    guard let from = Decimal128(band.words("from")) else { return nil }
    let to = band.attribute("to")
    let below = band.attribute("below")
    guard (to == nil) != (below == nil), let written = to ?? below else {
      diagnostics.add(StandardMessages.bandEnd(isTwice: to != nil, at: band.place))
      return nil
    }
    guard let end = Decimal128(written.value.words) else { return nil }
    if isWhole {
      for (name, number) in [("from", from), (written.name, end)] where number.integer == nil {
        diagnostics.add(StandardMessages.bandNotWhole(at: band.place(of: name)))
        return nil
      }
    }
    if end < from || (end == from && to == nil) {
      diagnostics.add(StandardMessages.bandEmpty(at: written.place))
      return nil
    }
    if isWhole, to != nil {
      return Edges(from: from, end: end.adding(.one) ?? end, isEndIncluded: false)
    }
    return Edges(from: from, end: end, isEndIncluded: to != nil)
  }

  private mutating func checkStep(
    from previous: (edges: Edges, element: XMLElement)?,
    to band: XMLElement,
    _ edges: Edges,
    isWhole: Bool
  ) {
    let place = band.place(of: "from")
    guard let previous else {
      if edges.from > .zero {
        diagnostics.add(StandardMessages.bandGap("0", edges.from.description, at: place))
      }
      return
    }
    let end = previous.edges.end
    if edges.from < end || (edges.from == end && previous.edges.isEndIncluded) {
      diagnostics.add(
        StandardMessages.bandOverlap(
          from: edges.from.description,
          line: previous.element.line,
          // Without rounding an included end meets the next band's begin: both hold the edge.
          isOnlyTheEdge: edges.from == end,
          at: place
        )
      )
    } else if edges.from > end {
      diagnostics.add(
        StandardMessages.bandGap(
          end.description,
          edges.from.description,
          line: previous.element.line,
          isWhole: isWhole,
          at: place
        )
      )
    }
  }

  private mutating func checkTop(
    _ edges: Edges,
    _ band: XMLElement,
    of element: XMLElement,
    over measure: BandSet.Measure,
    isWhole: Bool
  ) {
    let end = isWhole ? edges.end.subtracting(.one) ?? edges.end : edges.end
    let place = band.place(of: band.attribute("to") == nil ? "below" : "to")
    for maximum in maxima(of: element.words("id"), over: measure) {
      if end < maximum || (end == maximum && !isWhole && !edges.isEndIncluded) {
        diagnostics.add(StandardMessages.bandTop(maximum, measure, isShort: true, at: place))
      } else if end > maximum {
        diagnostics.add(StandardMessages.bandTop(maximum, measure, isShort: false, at: place))
      }
    }
  }

  /// The greatest values there can be: 100 per cent, or the best rating for every member of each
  /// composite that the table bands.
  private func maxima(of id: String, over measure: BandSet.Measure) -> Set<Decimal128> {
    let points = framework.scale.ratings.map(\.points)
    switch measure {
    case .share, .percent: return [Decimal128(100)]
    case .mean, .points:
      // Points that do not rise have been told; the best rating is not known then.
      guard let best = points.last, zip(points, points.dropFirst()).allSatisfy(<) else { return [] }
      if measure == .mean { return [Decimal128(best)] }
      let known = Set(framework.standards.map(\.code) + framework.composites.map(\.code))
      let users = framework.allComposites.filter { rule in
        rule.bands == id && rule.members.allSatisfy { known.contains($0.code) }
      }
      let maxima = users.compactMap { rule in
        rule.members.reduce(Decimal128.zero as Decimal128?) { sum, member in
          member.weight.multiplied(by: Decimal128(best)).flatMap { sum?.adding($0) }
        }
      }
      return Set(maxima)
    }
  }
}
