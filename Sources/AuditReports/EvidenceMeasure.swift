import AuditCore

/// One number that organisational evidence gives, with what it is worked out from.
struct EvidenceMeasure {
  /// What is measured.
  enum Kind: String {
    case vacancyRate
    case leavingRate
    case sickness
    case caseload
    case response
    case agreement
    case figure

    /// The measure in words.
    var title: String {
      switch self {
      case .vacancyRate: "vacancy rate"
      case .leavingRate: "leaving rate"
      case .sickness: "days lost to sickness in twelve months"
      case .caseload: "caseload"
      case .response: "answered"
      case .agreement: "agreed"
      case .figure: "share"
      }
    }

    /// What the result counts.
    var unit: String {
      switch self {
      case .sickness: "days a person"
      case .caseload: "cases a person"
      default: "per cent"
      }
    }

    /// Whether the result is a part of a whole.
    var isPercentage: Bool { unit == "per cent" }
  }

  let kind: Kind
  /// The grade, the statement, the group asked or the figure.
  let subject: String
  /// The number counted; `nil` where it is not known.
  let number: Decimal128?
  /// What it is divided by; `nil` where it is not known.
  let whole: Decimal128?

  /// The quotient in the kind's unit; `nil` where it cannot be worked out.
  var result: Ratio? {
    guard let number = number.flatMap({ Ratio($0) }), let whole = whole.flatMap({ Ratio($0) })
    else { return nil }
    let quotient = number.divided(by: whole)
    return kind.isPercentage ? quotient?.multiplied(by: Ratio(100)) : quotient
  }

  /// The measures of a piece of evidence, in reading order.
  static func measures(of content: EvidenceItem.Content) -> [EvidenceMeasure] {
    switch content {
    case .staffing(let grades):
      let sum = grades.count > 1 ? GradeStaffing.sum(of: grades, title: "All grades") : nil
      return (grades + [sum].compactMap { $0 }).flatMap(measures)
    case .survey(let survey):
      let response = survey.response.map {
        EvidenceMeasure(kind: .response, subject: survey.who, share: $0)
      }
      return [response].compactMap { $0 }
        + survey.answers.map {
          EvidenceMeasure(kind: .agreement, subject: $0.statement, share: $0.positive)
        }
    case .figure(let title, let value, let all):
      return [EvidenceMeasure(kind: .figure, subject: title, number: value, whole: all)]
    case .interview, .document: return []
    }
  }

  private static func measures(of grade: GradeStaffing) -> [EvidenceMeasure] {
    [
      EvidenceMeasure(
        kind: .vacancyRate,
        subject: grade.title,
        number: grade.vacantPosts,
        whole: grade.posts
      ),
      EvidenceMeasure(
        kind: .leavingRate,
        subject: grade.title,
        number: grade.leavers,
        whole: grade.averageInPost
      ),
      EvidenceMeasure(
        kind: .sickness,
        subject: grade.title,
        number: grade.daysLost,
        whole: grade.averageInPost
      ),
      EvidenceMeasure(
        kind: .caseload,
        subject: grade.title,
        number: grade.cases.map { Decimal128($0) },
        whole: grade.inPost
      ),
    ]
  }

  init(kind: Kind, subject: String, number: Decimal128?, whole: Decimal128?) {
    self.kind = kind
    self.subject = subject
    self.number = number
    self.whole = whole
  }

  init(kind: Kind, subject: String, share: Share) {
    self.init(
      kind: kind,
      subject: subject,
      number: Decimal128(share.numerator),
      whole: Decimal128(share.denominator)
    )
  }
}
