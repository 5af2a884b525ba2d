import AuditCore

/// Recommendations and actions in words.
struct RegisterText {
  let map: ReportMap

  /// How many items there are and how they stand, as a sentence without its stop.
  static func summary(_ register: RegisterResult) -> String {
    let items = register.items.count
    let parts = [
      "\(ReportText.count(items, "recommendation or action", "recommendations and actions"))",
      "\(ReportText.number(register.openCount)) to be done",
      "\(ReportText.number(register.overdueCount)) overdue",
      "\(ReportText.number(register.withoutOwnerCount)) without an owner",
    ]
    return parts.joined(separator: ", ")
  }

  /// What a tie came to: what was found then, and what the audit counts now.
  func progress(_ standing: RegisterResult.Standing) -> String {
    let subject = title(standing)
    if standing.tie.subject == .standard {
      let rating = standing.ratingID.flatMap { id in
        map.result.framework.scale.ratings.first { $0.id == id }?.label
      }
      return "\(subject): \(rating.map { "rated \($0) now" } ?? "not rated now")"
    }
    let now = standing.now.map { "\(Self.share($0)) now" } ?? "not known now"
    guard let then = standing.tie.then else { return "\(subject): \(now)" }
    let day = standing.tie.thenOn.map { " (\($0.words))" } ?? ""
    let found = "\(subject): \(Self.share(then)) then\(day), \(now)"
    return verdict(standing).map { "\(found): \($0)" } ?? found
  }

  /// Which way the number went and whether chance explains it; `nil` where nothing is compared.
  func verdict(_ standing: RegisterResult.Standing) -> String? {
    guard let direction = standing.direction else { return nil }
    let words =
      switch direction {
      case .better: "better"
      case .worse: "worse"
      case .same: "the same"
      }
    guard direction != .same, let test = standing.test else { return words }
    return test.isMoreThanChance
      ? "\(words), by more than chance explains" : "\(words), which chance may explain"
  }

  /// What a tie is about, with its code.
  func title(_ standing: RegisterResult.Standing) -> String {
    standing.tie.subject == .indicator
      ? standing.title : "\(standing.tie.code.text) \(standing.title)"
  }

  /// A share as two numbers and a percentage.
  static func share(_ share: Share) -> String {
    let percent = ReportText.percent(share, .halfUp).map { " (\($0) per cent)" } ?? ""
    return
      "\(ReportText.number(share.numerator)) of \(ReportText.number(share.denominator))\(percent)"
  }

  /// What must be looked at: overdue, without an owner, done without evidence or without effect.
  func concerns(_ item: RegisterResult.Item) -> [String] {
    var found: [String] = []
    if let days = item.daysOverdue { found.append("\(ReportText.count(days, "day")) overdue") }
    if item.lacksOwner { found.append("no owner") }
    if item.lacksEvidence { found.append("done, but nothing shows it") }
    if item.isDoneButNoBetter { found.append("done, but the number is no better") }
    return found
  }

  /// The units that an item is for; empty for all.
  func units(_ item: RegisterResult.Item) -> String {
    item.item.unit?.text ?? ""
  }
}
