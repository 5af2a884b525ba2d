import AuditCore

/// The page of every case in which a person judged otherwise than the records indicate.
struct DifferencesPage {
  static let path = "differences.html"
  private static let limit = 1_000

  let map: ReportMap
  let site: Site

  private var result: AuditResult { map.result }

  var document: MarkupNode {
    site.document(named: "Judged against indicated", crumbs: [Site.Crumb("Differences")]) {
      h1("Judged against indicated")
      p(
        """
        Where a person judged a key question otherwise than the records indicate. The judgement \
        counts. Each difference is worth a look: the record may lack what was done, the rule may \
        ask for the wrong thing, or judges may differ.
        """
      )
      if judgedCount == 0 {
        p("No judgement of a key question was entered.")
      } else {
        h2("By key question")
        byQuestion.node
        h2("Each difference")
        if result.differences.isEmpty { p("There is none.") } else { each }
      }
    }
  }

  private var judgedCount: Int { result.outcomes.judged.reduce(0) { $0 + $1.count } }

  private var byQuestion: DataTable {
    let differing = Dictionary(grouping: result.differences, by: \.question)
    let judged = map.index.questions.indices.filter { !result.outcomes.judged[$0].isEmpty }
    return DataTable(
      id: "by-question",
      caption: "Judgements and differences by key question",
      columns: [
        .text("Key question"), .number("Judged"), .number("As indicated"),
        .number("Judged higher"), .number("Judged lower"), .number("Other differences"),
      ],
      rows: judged.map { question in
        let subject = map.index.questions[question]
        let found = differing[question] ?? []
        let count = result.outcomes.judged[question].count
        let higher = found.count {
          $0.indicated == .insufficient && $0.judgement.verdict == .sufficient
        }
        let lower = found.count {
          $0.indicated == .sufficient && $0.judgement.verdict == .insufficient
        }
        let numbers = [count, count - found.count, higher, lower, found.count - higher - lower]
        return [.text("\(subject.code) \(subject.title)")]
          + numbers.map { .text(ReportText.number($0)) }
      },
      isCaptionHidden: true
    )
  }

  private var each: MarkupNode {
    markup {
      if result.differences.count > Self.limit {
        p(
          """
          The first \(ReportText.number(Self.limit)) of \
          \(ReportText.number(result.differences.count)) are listed. All are in outcomes.csv.
          """
        )
      }
      table.node
    }
  }

  private var table: DataTable {
    DataTable(
      id: "each-difference",
      caption: "Cases judged otherwise than the records indicate",
      columns: [
        .text("Case"), .text("Unit"), .text("Key question"), .text("Records indicate"),
        .text("Judged"), .text("By"), .text("Why"),
      ],
      rows: result.differences.prefix(Self.limit).map { difference in
        let question = map.index.questions[difference.question]
        let judgement = difference.judgement
        return [
          site.caseLink(difference.row),
          site.unitLink(ofCase: difference.row),
          .text("\(question.code) \(question.title)"),
          Components.sufficiency(difference.indicated),
          .text(ReportText.sentence(ReportText.words(judgement.verdict))),
          markup {
            MarkupNode.isolated(judgement.by)
            ", \(judgement.on.words)"
          },
          .isolated(judgement.why),
        ]
      },
      isCaptionHidden: true
    )
  }
}
