import AuditCore

/// What is known of each subject where an evaluation comes to a clause.
struct Reach {
  /// What is known of one subject.
  struct Known {
    /// The recorded values it may have.
    var values: ValueSet
    /// Whether it may be not recorded.
    var nothing: Nothing
    /// The clause that narrowed it last; `nil` when only the vocabulary has.
    var reason: Reason?
  }

  /// Whether a subject may be not recorded.
  enum Nothing {
    /// It may be, and no clause has asked yet.
    case possible
    /// It may be, and a clause before has come to unknown because of it.
    case told
    /// It is recorded.
    case impossible
  }

  /// A clause that decides another.
  struct Reason {
    let text: String
    let place: Place
  }

  private var known: [Subject: Known] = [:]

  subscript(subject: Subject) -> Known? { known[subject] }

  /// Notes what is known of a subject that nothing was known of.
  mutating func begin(_ subject: Subject, _ values: ValueSet) {
    if known[subject] == nil {
      known[subject] = Known(values: values, nothing: .possible, reason: nil)
    }
  }

  /// Keeps what speaks of the case alone, to be used in another rule.
  var ofCase: Reach {
    var kept = Reach()
    kept.known = known.filter { $0.key.isOfCase }
    return kept
  }

  /// Goes on from a clause that is true.
  mutating func hold(_ test: SubjectTest, _ reason: Reason) {
    change(test.subject, reason) { now in
      guard let values = now.values.intersection(test.values) else { return }
      now.values = values
      if test.onNothing != .yes { now.nothing = .impossible }
    }
  }

  /// Goes on from a part of an `and` that is not false.
  mutating func notFalse(_ test: SubjectTest, _ reason: Reason) {
    change(test.subject, reason) { now in
      guard let values = now.values.intersection(test.values) else { return }
      now.values = values
      switch test.onNothing {
      case .yes: break
      case .no: now.nothing = .impossible
      case .unknown: if now.nothing == .possible { now.nothing = .told }
      }
    }
  }

  /// Goes on from a part of an `or` that is not true.
  mutating func notTrue(_ test: SubjectTest, _ reason: Reason) {
    change(test.subject, reason) { now in
      guard let values = now.values.intersection(test.values.complement) else { return }
      now.values = values
      switch test.onNothing {
      case .yes: now.nothing = .impossible
      case .no: break
      case .unknown: if now.nothing == .possible { now.nothing = .told }
      }
    }
  }

  private mutating func change(
    _ subject: Subject,
    _ reason: Reason,
    _ body: (inout Known) -> Void
  ) {
    guard var now = known[subject] else { return }
    body(&now)
    now.reason = reason
    known[subject] = now
  }
}
