import AuditCore

extension MarkdownSummary {
  /// What changed since an earlier audit; nothing where none was named.
  var since: [MarkdownPiece] {
    guard let comparison = map.result.comparison else { return [] }
    var pieces: [MarkdownPiece] = [.heading(2, SincePage.title)]
    if !comparison.frameworkChanges.isEmpty {
      pieces.append(.paragraph([.strong("The framework changed.")]))
      pieces.append(.list(comparison.frameworkChanges.map { [.plain($0)] }))
    }
    pieces.append(.paragraph([.plain(ReportText.sides(comparison))]))
    pieces += ReportText.cautions(comparison).map { .paragraph([.plain($0)]) }
    pieces.append(ratings(comparison))
    if !comparison.vanishedUnits.isEmpty {
      let names = comparison.vanishedUnits.joined(separator: "; ")
      pieces.append(.paragraph([.plain("In the earlier audit alone: \(names).")]))
    }
    let changes = changes(comparison)
    if !changes.isEmpty {
      pieces.append(.paragraph(["Key questions that changed by more than chance:"]))
      pieces.append(.list(changes))
    }
    return pieces
  }

  private func ratings(_ comparison: AuditComparison) -> MarkdownPiece {
    let overall = map.result.framework.overall
    var columns = [(heading: "Unit", isNumber: false)]
    if let overall { columns.append((heading: overall.title, isNumber: false)) }
    columns += ["Better", "Worse", "As before", "Not compared"].map { ($0, false) }
    let rows = map.unitOrder.map { unit in
      let change = comparison.units[unit]
      var cells: [[MarkdownPiece.Words]] = [[.plain(map.result.units.units[unit].name)]]
      if let overall {
        let found = change.composites.first { $0.code == overall.code }
        let isRated = found?.before != nil || found?.after != nil
        cells.append([.plain(isRated ? found.map(ReportText.change) ?? "–" : "–")])
      }
      let rated = (change.standards + change.composites).filter {
        $0.code != overall?.code && ($0.before != nil || $0.after != nil)
      }
      for direction in [RatingChange.Direction.better, .worse, .same, nil] {
        let codes = rated.filter { $0.direction == direction }.map(\.code)
        cells.append([.plain(codes.isEmpty ? "–" : codes.joined(separator: ", "))])
      }
      return cells
    }
    return .table(columns, rows)
  }

  /// At most twenty changes, by unit and key question.
  private func changes(_ comparison: AuditComparison) -> [[MarkdownPiece.Words]] {
    var lines: [[MarkdownPiece.Words]] = []
    for unit in map.unitOrder {
      for (question, change) in comparison.units[unit].questions.enumerated() {
        guard let test = change.test, test.isMoreThanChance else { continue }
        let subject = map.index.questions[question]
        let name = "\(map.result.units.units[unit].name), \(subject.code) \(subject.title):"
        lines.append([.strong(name), .plain(" \(ReportText.verdict(change)).")])
      }
    }
    let more = lines.count - 20
    return more > 0 ? lines.prefix(20) + [[.plain("And \(more) more.")]] : lines
  }
}
