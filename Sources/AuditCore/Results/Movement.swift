/// What became of a prompt or key question in a case between two audits.
public enum Movement: UInt8, Sendable, Hashable, CaseIterable {
  /// Met before, not met now.
  case newlyNotMet
  /// Not met before, met now.
  case newlyMet
  /// Not met before and now.
  case stillNotMet
  /// Met before and now.
  case stillMet
  /// Met before; now the record lacks what the rule needs.
  case evidenceLostMet
  /// Not met before; now the record lacks what the rule needs.
  case evidenceLostNotMet
  /// Not evidenced before, met now.
  case evidencedMet
  /// Not evidenced before, not met now.
  case evidencedNotMet
  /// Not evidenced before and now.
  case stillNotEvidenced
  /// It counts now and did not before, or the other way round: not applicable, awaiting or in error.
  case appliesOtherwise
  /// It counted neither before nor now.
  case countsNeither
  /// A person judged it in one of the audits alone.
  case judgedOnce
  /// The rules are others than before.
  case ruleChanged
  /// The case is not in the earlier audit.
  case arrived

  /// The words for people; of a key question, met and not met are sufficient and insufficient.
  public func words(ofQuestion isQuestion: Bool) -> String {
    let met = isQuestion ? "sufficient" : "met"
    let notMet = isQuestion ? "insufficient" : "not met"
    return switch self {
    case .newlyNotMet: "newly \(notMet)"
    case .newlyMet: "newly \(met)"
    case .stillNotMet: "still \(notMet)"
    case .stillMet: "still \(met)"
    case .evidenceLostMet: "no longer evidenced, was \(met)"
    case .evidenceLostNotMet: "no longer evidenced, was \(notMet)"
    case .evidencedMet: "evidenced now, \(met)"
    case .evidencedNotMet: "evidenced now, \(notMet)"
    case .stillNotEvidenced: "still not evidenced"
    case .appliesOtherwise: "counted in one audit alone"
    case .countsNeither: "counted in neither audit"
    case .judgedOnce: "judged in one audit, indicated in the other"
    case .ruleChanged: "under a changed rule"
    case .arrived: "arrived"
    }
  }

  /// The name that files use.
  public var name: String { "\(self)" }
}
