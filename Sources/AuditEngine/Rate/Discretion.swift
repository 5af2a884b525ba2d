import AuditCore

/// Holds a panel's decisions against the framework's rule of when a panel may move a rating.
struct Discretion {
  let framework: Framework
  /// The day the audit looks at.
  let asOf: CalendarDay

  /// Why a decision cannot stand; `nil` when it can.
  func refusal(of decision: PanelDecision, _ result: StandardResult) -> Diagnostic? {
    let scale = framework.scale
    let unknown = [decision.from, decision.to].first { scale.rating($0) == nil }
    if let unknown {
      return EngineMessages.unknownDecisionRating(decision, unknown, scale: scale)
    }
    if let expires = decision.expires, expires < asOf {
      return EngineMessages.decisionExpired(decision, expires: expires)
    }
    if decision.on > asOf {
      return refused(
        decision,
        "it was made after the day the audit looks at, \(asOf)",
        "look at a later day, or leave the decision out"
      )
    }
    guard framework.discretion != nil else {
      return refused(
        decision,
        "the framework lets no panel move a rating",
        "leave the decision out, or add <discretion> to the framework"
      )
    }
    guard let computed = result.computed.ratingID else {
      return refused(decision, "the standard has no rating to move", "leave the decision out")
    }
    guard computed == decision.from else {
      return refused(
        decision,
        "it moves \(label(decision.from)), and the rating is \(label(computed))",
        "put the decision to the panel again"
      )
    }
    return eligibility(decision, result)
  }

  private func eligibility(_ decision: PanelDecision, _ result: StandardResult) -> Diagnostic? {
    let scale = framework.scale
    guard let from = scale.rank(of: decision.from), let to = scale.rank(of: decision.to),
      abs(from - to) == 1
    else {
      return refused(
        decision,
        "a panel may move a rating by one band only",
        "decide for the next rating up or down"
      )
    }
    let isOpen = result.discretion.contains { reason in
      switch reason {
      case .nearBoundary(_, _, let towards), .oneCase(let towards): towards == decision.to
      case .fewCases: true
      }
    }
    if isOpen { return nil }
    return refused(
      decision,
      result.discretion.isEmpty
        ? "the share is not near a boundary, no one case would change it, nor are cases few"
        : "discretion is open in the other direction only",
      "leave the rating as computed"
    )
  }

  private func refused(_ decision: PanelDecision, _ why: String, _ help: String) -> Diagnostic {
    EngineMessages.decisionRefused(decision, because: why, help: help)
  }

  private func label(_ id: String) -> String { framework.scale.rating(id)?.label ?? id }
}
