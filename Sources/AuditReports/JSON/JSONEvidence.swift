import AuditCore

/// The organisational evidence on units as JSON: numbers and titles, never what somebody said.
struct JSONEvidence {
  let index: FrameworkIndex
  let evidence: [PlacedEvidence]

  /// The member of the result; nothing where no evidence was entered.
  var entries: [(String, JSONValue)] {
    evidence.isEmpty ? [] : [("organisationalEvidence", .list(evidence.map(piece)))]
  }

  private func piece(_ piece: PlacedEvidence) -> JSONValue {
    .object([
      ("unit", .integer(piece.unit)),
      ("item", .text(piece.item.code)),
      ("kind", .text(Self.kind(piece.item.content))),
      ("title", .optional(Self.title(piece.item.content))),
      ("on", .optional(piece.item.on?.description)),
      ("source", .optional(piece.source.isEmpty ? nil : piece.source)),
      ("measures", .list(EvidenceMeasure.measures(of: piece.item.content).map(Self.measure))),
    ])
  }

  private static func kind(_ content: EvidenceItem.Content) -> String {
    switch content {
    case .staffing: "staffing"
    case .survey: "survey"
    case .interview: "interview"
    case .document: "document"
    case .figure: "figure"
    }
  }

  private static func title(_ content: EvidenceItem.Content) -> String? {
    switch content {
    case .staffing: nil
    case .survey(let survey): survey.who
    case .interview(let who, _, _): who
    case .document(let title, _), .figure(let title, _, _): title
    }
  }

  private static func measure(_ measure: EvidenceMeasure) -> JSONValue {
    .object([
      ("measure", .text(measure.kind.rawValue)),
      ("subject", .text(measure.subject)),
      ("number", .optional(measure.number?.reduced.description)),
      ("of", .optional(measure.whole?.reduced.description)),
      ("result", .optional(measure.result.map { ReportText.decimal($0) })),
    ])
  }
}
