import AuditCore

/// The shares of one key question that follow from its counts.
struct QuestionShares {
  /// The share as the framework counts it.
  let share: Share
  /// The share if all that is not evidenced had been sufficient.
  let bestCase: Share
  /// The share if all that is not evidenced had been insufficient.
  let worstCase: Share

  /// Works the shares out.
  ///
  /// Not applicable, awaiting judgement and error leave the denominator; what is not evidenced
  /// counts as the framework says.
  init(_ counts: SufficiencyCounts, notEvidenced: NotEvidencedCounts) {
    let sufficient = counts[.sufficient]
    let decided = sufficient + counts[.insufficient]
    let unknown = counts[.notEvidenced]
    share = Share(sufficient, of: notEvidenced == .against ? decided + unknown : decided)
    bestCase = Share(sufficient + unknown, of: decided + unknown)
    worstCase = Share(sufficient, of: decided + unknown)
  }
}
