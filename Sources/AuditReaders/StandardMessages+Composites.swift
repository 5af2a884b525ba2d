import AuditCore

extension DiagnosticCode {
  static let badWeight = DiagnosticCode("bad-weight")
  static let bandsUnused = DiagnosticCode("bands-unused")
  static let factDefault = DiagnosticCode("fact-default")
  static let leastRated = DiagnosticCode("least-rated")
  static let memberLater = DiagnosticCode("member-later")
  static let memberTwice = DiagnosticCode("member-twice")
  static let membersTwice = DiagnosticCode("members-twice")
  static let nameTaken = DiagnosticCode("name-taken")
  static let noRules = DiagnosticCode("no-rules")
  static let pools = DiagnosticCode("pools")
  static let rulesUnused = DiagnosticCode("rules-unused")
  static let unknownQuestion = DiagnosticCode("unknown-question")
}

/// The messages about ratings that are made of ratings.
extension StandardMessages {
  static func badWeight(isZero: Bool, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .badWeight,
      isZero ? "a weight is zero" : "a weight in a sum of points is not a whole number",
      at: place,
      helps: [isZero ? "leave the member out" : "write whole numbers, or by=\"mean\""]
    )
  }

  static func bandsUnused(_ method: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .bandsUnused,
      "bands do not apply to a rating with by=\"\(method)\"",
      at: place,
      helps: ["remove 'bands', or make the rating by sum, mean, percentOfMaximum or score"]
    )
  }

  static func factDefault(_ type: FactType, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .factDefault,
      "the default is not a value of the fact's type",
      at: place,
      helps: [type == .yesNo ? "write yes or no" : "write a number that is not below zero"]
    )
  }

  static func leastRatedTooGreat(_ count: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .leastRated,
      "more members must be rated than there are",
      at: place,
      label: "there are \(count)",
      helps: ["write a number up to \(count)"]
    )
  }

  static func memberLater(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .memberLater,
      "\(XMLMessages.shortened(code)) is made after the composite that names it",
      at: place,
      helps: ["move it before this one; a composite cannot be made of itself"]
    )
  }

  static func memberTwice(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .memberTwice,
      "\(XMLMessages.shortened(code)) is a member twice",
      at: place,
      helps: ["remove one of them, or give it a weight"]
    )
  }

  static func membersTwice(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .membersTwice,
      "members are listed both in 'of' and as <member>",
      at: place,
      helps: ["remove 'of'"]
    )
  }

  static func nameTaken(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .nameTaken,
      "the name '\(name)' has a meaning of its own",
      at: place,
      helps: ["choose another name"]
    )
  }

  static func noRules(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .noRules,
      "a rating by rules has no rule",
      at: place,
      helps: ["add <rule rating=\"…\" when=\"…\">, the one that counts first"]
    )
  }

  static func poolsAndOwn(_ code: String, _ element: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .pools,
      "key question \(code) pools another, so that it has no <\(element)> of its own",
      at: place,
      helps: ["remove it, or 'pools'"]
    )
  }

  static func poolsPooled(_ code: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .pools,
      "key question \(code) itself pools another",
      at: place,
      helps: ["name the key question that has the prompts"]
    )
  }

  static func rulesUnused(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .rulesUnused,
      "rules apply to a rating with by=\"rules\" only",
      at: place,
      helps: ["write by=\"rules\", or remove the rules"]
    )
  }
}
