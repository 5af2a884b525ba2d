import AuditCore

extension ReportText {
  /// What a rating on evidence rests on, in one sentence; `nil` without evidence.
  static func evidence(_ found: [PlacedEvidence]) -> String? {
    var counts = [0, 0, 0, 0, 0]
    for piece in found {
      switch piece.item.content {
      case .staffing: counts[0] += 1
      case .survey: counts[1] += 1
      case .interview: counts[2] += 1
      case .document: counts[3] += 1
      case .figure: counts[4] += 1
      }
    }
    let nouns = ["staffing return", "survey", "meeting", "document", "figure"]
    let parts = zip(counts, nouns).filter { $0.0 > 0 }.map { count($0.0, $0.1) }
    return parts.isEmpty ? nil : "It rests on \(list(parts))."
  }

  /// How many posts are vacant, in one sentence; `nil` without posts.
  static func vacancy(_ staffing: GradeStaffing) -> String? {
    guard let vacant = staffing.vacantPosts, let rate = staffing.vacancy else { return nil }
    let posts = staffing.posts.reduced
    if vacant < .zero {
      return "\(vacant.magnitude.reduced) more people than the \(posts) funded posts are in post."
    }
    return "\(vacant.reduced) of \(posts) posts are vacant (\(percentage(rate)))."
  }

  /// A fraction in per cent with one decimal place at most; words where it is not known.
  static func percentage(_ ratio: Ratio?) -> String {
    guard let percent = ratio?.multiplied(by: Ratio(100)) else { return "not known" }
    return "\(decimal(percent)) per cent"
  }

  /// A number for each person with one decimal place; words where it is not known.
  static func perPerson(_ ratio: Ratio?) -> String { ratio.map { decimal($0) } ?? "not known" }

  /// Some of several: `27 of 41 (66 per cent)`.
  static func part(_ share: Share) -> String {
    guard let percent = percent(share, .halfUp) else { return "nobody" }
    return "\(number(share.numerator)) of \(number(share.denominator)) (\(percent) per cent)"
  }

  /// Where and when evidence was found: `Staff survey, 30 June 2024.`; empty where nobody says.
  static func origin(_ piece: PlacedEvidence) -> String {
    let parts = [piece.source, piece.item.on?.words ?? ""].filter { !$0.isEmpty }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + "."
  }
}
