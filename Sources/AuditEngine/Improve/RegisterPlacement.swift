public import AuditCore

/// Holds a register of recommendations and actions against an audit.
public enum RegisterPlacement {
  /// Finds what each item is about, and how it stands on the audit's day.
  ///
  /// - Parameters:
  ///   - register: The register.
  ///   - result: The audit, with the indicators that were asked for.
  /// - Returns: Every item with what its ties came to, and what could not be found.
  public static func place(
    _ register: ImprovementRegister,
    in result: AuditResult
  ) -> (result: RegisterResult, diagnostics: [Diagnostic]) {
    var placement = Placement(result)
    let items = register.items.map { placement.item($0) }
    return (
      RegisterResult(title: register.title, items: items),
      DiagnosticList(placement.diagnostics).sorted
    )
  }

  private struct Placement {
    let result: AuditResult
    let outline: FrameworkOutline
    let unitsByName: [String: [Int]]
    let roots: [Int]
    var diagnostics: [Diagnostic] = []

    init(_ result: AuditResult) {
      self.result = result
      outline = FrameworkOutline(result.framework)
      let units = result.units.units
      unitsByName = Dictionary(grouping: units.indices) { units[$0].name }
      roots = units.indices.filter { units[$0].parent == nil }
    }

    mutating func item(_ item: RegisterItem) -> RegisterResult.Item {
      var units: [Int] = []
      if let name = item.unit {
        units = unitsByName[name.text] ?? []
        if units.isEmpty {
          let known = result.units.units.map(\.name)
          diagnostics.append(EngineMessages.registerUnit(name, known: known))
        }
      }
      let asOf = result.provenance.asOf
      let overdue = item.status.isOpen ? item.due.map { asOf.dayNumber - $0.dayNumber } : nil
      let standings = item.ties.compactMap { tie in
        standing(tie, over: item.unit == nil ? roots : units)
      }
      return RegisterResult.Item(
        item: item,
        units: units,
        daysOverdue: overdue.flatMap { $0 > 0 ? $0 : nil },
        standings: standings
      )
    }

    /// What a tie came to over some units, no case counted twice.
    private mutating func standing(
      _ tie: RegisterItem.Tie,
      over units: [Int]
    ) -> RegisterResult.Standing? {
      switch tie.subject {
      case .standard: standard(tie, units)
      case .keyQuestion: question(tie, units)
      case .indicator: indicator(tie, units)
      }
    }

    private mutating func standard(
      _ tie: RegisterItem.Tie,
      _ units: [Int]
    ) -> RegisterResult.Standing? {
      let codes = outline.standards.map(\.code)
      guard let index = codes.firstIndex(of: tie.code.text) else {
        diagnostics.append(EngineMessages.registerSubject("standard", tie.code, known: codes))
        return nil
      }
      var found = RegisterResult.Standing(
        tie: tie,
        title: outline.standards[index].title,
        subject: index
      )
      if let unit = units.first, units.count == 1 {
        found.ratingID =
          result.unitResults[unit].standards.first { $0.standard == index }?.status.ratingID
      }
      return found
    }

    private mutating func question(
      _ tie: RegisterItem.Tie,
      _ units: [Int]
    ) -> RegisterResult.Standing? {
      let codes = outline.questions.map(\.code)
      guard let index = codes.firstIndex(of: tie.code.text) else {
        diagnostics.append(EngineMessages.registerSubject("key question", tie.code, known: codes))
        return nil
      }
      var found = RegisterResult.Standing(
        tie: tie,
        title: outline.questions[index].title,
        subject: index
      )
      let standard = outline.standardOfQuestion[index]
      if outline.looksAtCases(standard: standard) {
        let shares = units.compactMap { unit in
          result.unitResults[unit].standards.lazy.flatMap(\.questions)
            .first { $0.question == index }?.share
        }
        count(shares, into: &found)
      }
      return found
    }

    private mutating func indicator(
      _ tie: RegisterItem.Tie,
      _ units: [Int]
    ) -> RegisterResult.Standing? {
      let ids = result.indicators.map(\.indicator.id)
      guard let index = ids.firstIndex(of: tie.code.text) else {
        diagnostics.append(EngineMessages.registerIndicator(tie.code, known: ids))
        return RegisterResult.Standing(tie: tie, title: tie.code.text, subject: nil)
      }
      let indicator = result.indicators[index].indicator
      var found = RegisterResult.Standing(
        tie: tie,
        title: indicator.title,
        subject: index,
        isGoodHigh: indicator.isGoodHigh
      )
      if !indicator.addsUp {
        count(units.map { result.indicators[index].units[$0].share }, into: &found)
      }
      return found
    }

    private func count(_ shares: [Share], into found: inout RegisterResult.Standing) {
      let now = Share(
        shares.reduce(0) { $0 + $1.numerator },
        of: shares.reduce(0) { $0 + $1.denominator }
      )
      guard now.denominator > 0 else { return }
      found.now = now
      found.interval = ShareInterval.usual(now)
      if let then = found.tie.then, then.denominator > 0 {
        found.test = ChangeTest(from: then, to: now)
      }
    }
  }
}
