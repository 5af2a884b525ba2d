package import AuditCore

/// What an audit means for whoever called the program: its exit status and why.
package enum AuditVerdict: Sendable, Hashable {
  /// All is well.
  case done
  /// A unit was rated below the rating asked for.
  case belowThreshold
  /// A rating is worse than in the earlier audit.
  case worse
  /// Something that somebody wrote is faulty, though the rest was audited.
  case faulty

  /// The position of a rating by its identifier or label; `nil` when the scale has none such.
  package static func rank(of name: String, in scale: RatingScale) -> Int? {
    scale.ratings.firstIndex { $0.id == name || $0.label.lowercased() == name.lowercased() }
  }

  /// Judges a finished audit.
  ///
  /// - Parameters:
  ///   - result: The audit's result.
  ///   - diagnostics: All diagnostics of the run.
  ///   - failBelow: The identifier or label of the rating that every rated unit must reach.
  ///   - failIfWorse: Whether no rating may be worse than in the earlier audit.
  package init(
    _ result: AuditResult,
    _ diagnostics: DiagnosticList,
    failBelow: String?,
    failIfWorse: Bool = false
  ) {
    let hasFailedRules = result.outcomes.prompts.contains { OutcomeCounts(of: $0)[.error] > 0 }
    if diagnostics.hasErrors || result.intake.hasRejects || hasFailedRules {
      self = .faulty
      return
    }
    let scale = result.framework.scale
    let wanted = failBelow.flatMap { Self.rank(of: $0, in: scale) }
    let ratings = result.unitResults.flatMap { unit in
      [unit.overall?.status.ratingID].compactMap { $0 }
    }
    let missed = wanted.map { least in
      ratings.contains { (scale.rank(of: $0) ?? 0) < least }
    }
    let isWorse = failIfWorse && result.comparison?.isWorse == true
    self = missed == true ? .belowThreshold : isWorse ? .worse : .done
  }
}
