import AuditCore

/// What a rating on organisational evidence rests on, question by question.
struct EvidenceSection {
  let site: Site
  let unit: Int
  let standard: Int

  private var subject: Standard { site.map.index.standards[standard] }

  var node: MarkupNode {
    let found = site.map.evidence(unit: unit, standard: standard)
    return markup {
      h2("What the rating rests on")
      p("A person rates this standard on organisational evidence. No case is scored for it.")
      if found.isEmpty {
        questions
      } else {
        let whole = found.filter { $0.question == nil }
        if !whole.isEmpty { pieces(whole, of: nil) }
        for question in site.map.index.questionsOfStandard[standard] {
          let subject = site.map.index.questions[question]
          h3("\(subject.code) \(subject.title)")
          if !subject.question.isEmpty { p(subject.question) }
          let own = found.filter { $0.question == question }
          if own.isEmpty { p("No evidence was entered for it.") } else { pieces(own, of: question) }
        }
      }
    }
  }

  /// What is asked, where no evidence was entered.
  private var questions: MarkupNode {
    if subject.questions.isEmpty { return .nothing }
    return ul {
      for question in subject.questions {
        li("\(question.code) \(question.question.isEmpty ? question.title : question.question)")
      }
    }
  }

  private func pieces(_ found: [PlacedEvidence], of question: Int?) -> MarkupNode {
    markup {
      for (position, piece) in found.enumerated() {
        let id = "evidence-\(question.map { "\($0)-" } ?? "")\(position)"
        switch piece.item.content {
        case .staffing(let grades): staffing(grades, piece, id)
        case .survey(let survey): self.survey(survey, piece, id)
        case .interview(let who, let people, let words):
          heard("\(who), \(ReportText.count(people, "person", "people"))", words, piece)
        case .document(let title, let words): heard(title, words, piece)
        case .figure(let title, let value, let all): figure(title, value, all, piece)
        }
      }
    }
  }

  // MARK: - Numbers

  private func staffing(
    _ grades: [GradeStaffing],
    _ piece: PlacedEvidence,
    _ id: String
  ) -> MarkupNode {
    let total = grades.count > 1 ? GradeStaffing.sum(of: grades, title: "All grades") : nil
    let rows = grades + (total.map { [$0] } ?? [])
    return markup {
      if let total = total ?? grades.first, let sentence = ReportText.vacancy(total) {
        p(sentence)
      }
      DataTable(
        id: id,
        caption: caption("Staffing by grade", piece),
        columns: [
          .text("Grade"), .number("Posts"), .number("In post"), .number("Vacant"),
          .number("Left in a year"), .number("Days of sickness a person"),
          .number("Cases a person"),
        ],
        rows: rows.map { grade in
          [
            .isolated(grade.title),
            .text(grade.posts.reduced.description),
            .text(grade.inPost.reduced.description),
            .text(ReportText.percentage(grade.vacancy)),
            .text(ReportText.percentage(grade.attrition)),
            .text(ReportText.perPerson(grade.sickness)),
            .text(ReportText.perPerson(grade.caseload)),
          ]
        }
      ).node
    }
  }

  private func survey(
    _ survey: EvidenceSurvey,
    _ piece: PlacedEvidence,
    _ id: String
  ) -> MarkupNode {
    markup {
      if let response = survey.response {
        p("\(ReportText.part(response)) of those asked answered.")
      }
      DataTable(
        id: id,
        caption: caption("Answers of \(survey.who)", piece),
        columns: [.text("Statement"), .number("Agreed"), .text("Likely among all like them")],
        rows: survey.answers.enumerated().map { position, answer in
          [
            .isolated(answer.statement),
            .text(ReportText.part(answer.positive)),
            .text(ReportText.range(piece.intervals[position])),
          ]
        }
      ).node
    }
  }

  private func figure(
    _ title: String,
    _ value: Decimal128,
    _ all: Decimal128,
    _ piece: PlacedEvidence
  ) -> MarkupNode {
    let ratio = Ratio(value).flatMap { value in Ratio(all).flatMap { value.divided(by: $0) } }
    return p {
      MarkupNode.isolated(title)
      ": \(value.reduced) of \(all.reduced)"
      if ratio != nil { " (\(ReportText.percentage(ratio)))" }
      ". \(ReportText.origin(piece))"
    }
  }

  // MARK: - Words

  private func heard(_ title: String, _ words: String, _ piece: PlacedEvidence) -> MarkupNode {
    Components.inset {
      p {
        strong { MarkupNode.isolated(title) }
        let origin = ReportText.origin(piece)
        if !origin.isEmpty { ". \(origin)" }
      }
      if !words.isEmpty { p { MarkupNode.isolated(words) } }
    }
  }

  private func caption(_ words: String, _ piece: PlacedEvidence) -> String {
    let origin = [
      piece.item.on.map { "on \($0.words)" }, piece.source.isEmpty ? nil : piece.source,
    ].compactMap { $0 }
    return ([words] + origin).joined(separator: ", ")
  }
}
