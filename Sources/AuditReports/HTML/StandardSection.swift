import AuditCore

/// A standard on its unit's page: the rating first, then what decided it and how sure it is.
struct StandardSection {
  let site: Site
  let unit: Int
  let result: StandardResult

  private var index: FrameworkIndex { site.map.index }
  private var standard: Standard { index.standards[result.standard] }

  var node: MarkupNode {
    markup {
      h3 {
        a(site.href(site.map.path(unit: unit, standard: result.standard))) {
          "\(standard.code) \(standard.title)"
        }
        ": "
        Components.rating(result.status, index)
      }
      sentences
      sharesTable
    }
  }

  private var found: [PlacedEvidence] {
    site.map.evidence(unit: unit, standard: result.standard)
  }

  /// The sentences that say why the rating is what it is.
  var sentences: MarkupNode {
    markup {
      let reason = ReportText.reason(result.status)
      if !reason.isEmpty { p(reason) }
      if let decided = ReportText.decided(result, index) { p(decided) }
      for sentence in result.holds.compactMap({ ReportText.hold($0, index) }) { p(sentence) }
      if let decision = result.decision {
        p(ReportText.decision(decision, index))
        Components.inset { p { MarkupNode.isolated(decision.why) } }
      }
      if let rests = ReportText.evidence(found) { p(rests) }
      if let evidence = result.evidence, !evidence.why.isEmpty {
        Components.inset { p { MarkupNode.isolated(evidence.why) } }
      }
      doubts
      if let lift = result.lift { p("It would be \(ReportText.lift(lift, index)).") }
    }
  }

  /// The key questions' shares, where there are any.
  var sharesTable: MarkupNode { hasShares ? shares.node : .nothing }

  /// Whether any key question has a relevant case.
  var hasShares: Bool { result.questions.contains { $0.share.denominator > 0 } }

  private var missing: Int { result.questions.reduce(0) { $0 + $1.counts[.notEvidenced] } }

  /// How sure the rating is.
  private var doubts: MarkupNode {
    var sentences: [String] = []
    if let deciding = result.deciding.map({ result.questions[$0] }), let range = deciding.interval,
      result.status.ratingID != nil
    {
      let code = index.questions[deciding.question].code
      let reach = ReportText.reach(range, index.bands(of: result.standard), index)
      sentences.append(
        """
        If these cases stand for others like them, the share of \(code) is \
        \(ReportText.likely(range))\(reach.map { ", \($0)" } ?? "").
        """
      )
    }
    let certainty = ReportText.certainty(
      result.computed,
      best: result.bestCase,
      worst: result.worstCase,
      index
    )
    if let certainty {
      sentences.append(certainty)
    } else if result.status.ratingID != nil, missing > 0 {
      sentences.append("The rating does not depend on how what is not evidenced is counted.")
    }
    if !result.discretion.isEmpty {
      let reasons = ReportText.list(result.discretion.map { ReportText.discretion($0, index) })
      sentences.append("A panel may use its discretion: \(reasons).")
    }
    if let other = result.otherRounding {
      let rounds = index.bands(of: result.standard)?.rounding != ShareRounding.none
      let treatment =
        rounds
        ? "if shares were not rounded before they are banded"
        : "if shares were rounded to whole percentages before they are banded"
      sentences.append("It would be \(index.label(other)) \(treatment).")
    }
    guard !sentences.isEmpty else { return .nothing }
    return Components.inset { for sentence in sentences { p(sentence) } }
  }

  private var hasRanges: Bool { result.questions.contains { $0.interval != nil } }

  private var shares: DataTable {
    let bands = index.bands(of: result.standard)
    let rounding = bands?.rounding ?? .halfUp
    return DataTable(
      id: "shares-\(result.standard)",
      caption: "Key questions of \(standard.code): cases that count as sufficient",
      columns: [
        .text("Key question"), .number("Sufficient"), .number("Per cent"),
      ] + (hasRanges ? [.number("Likely range")] : [])
        + [
          .number("Not evidenced"), .text("Alone it would be"), .text("Share and band edges"),
        ],
      rows: result.questions.enumerated().map { position, question in
        let subject = index.questions[question.question]
        let missing = question.counts[.notEvidenced]
        let target = site.map.path(unit: unit, question: question.question)
        return [
          markup {
            a(
              site.href(site.map.page(unit: unit, question: question.question)),
              text: "\(subject.code) \(subject.title)"
            )
            if !subject.isSelected {
              " "
              span(.class("tag"), text: "not selected")
            }
            if position == result.deciding, result.questions.count > 1 {
              " "
              span(.class("tag"), text: "decides")
            }
          },
          site.caseLink(target) {
            let share = question.share
            question.knowledge == .cases
              ? "\(ReportText.number(share.numerator)) of \(ReportText.number(share.denominator))"
              : "–"
          },
          .text(
            question.knowledge == .percentage
              ? ReportText.exact(question.share)
              : ReportText.percent(question.share, rounding) ?? "–"
          ),
        ] + (hasRanges ? [.text(ReportText.range(question.interval))] : []) + [
          missing == 0
            ? "0"
            : a(site.href("\(target)#not-evidenced"), text: ReportText.number(missing)),
          question.ratingID.map { Components.rating(.rated($0), index) } ?? "–",
          ShareBar(share: question.share, bestCase: question.bestCase, bands: bands).node,
        ]
      }
    )
  }
}
