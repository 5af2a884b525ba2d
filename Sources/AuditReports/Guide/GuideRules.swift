import AuditCore

/// A rule of a guide as a reader sees it: plain words, then the rule as it is written.
struct GuideRules {
  let report: GuideReport

  /// A statement: a sentence, or a lead with a list.
  func words(_ rule: PlainRule) -> MarkupNode {
    if rule.parts.isEmpty {
      return p(.class("plain-rule")) {
        sentence(rule.lead)
        "."
      }
    }
    return div(.class("plain-rule")) {
      p {
        sentence(rule.lead)
        ":"
      }
      list(rule.parts)
    }
  }

  private func list(_ parts: [PlainRule]) -> MarkupNode {
    ul {
      for part in parts {
        li {
          pieces(part.lead)
          if !part.parts.isEmpty {
            ":"
            list(part.parts)
          }
        }
      }
    }
  }

  /// Words that begin with a capital.
  private func sentence(_ words: [GuideWord]) -> MarkupNode {
    guard let first = words.first else { return .nothing }
    return markup {
      piece(first, isFirst: true)
      pieces(Array(words.dropFirst()))
    }
  }

  private func pieces(_ words: [GuideWord]) -> MarkupNode {
    .group(words.map { piece($0, isFirst: false) })
  }

  private func piece(_ word: GuideWord, isFirst: Bool) -> MarkupNode {
    let text = isFirst ? ReportText.sentence(word.text) : word.text
    return switch word {
    case .text, .value: .text(text)
    case .field(let field, _):
      a(.class("fact"), .href("\(GuideDataPage.path)#\(GuideDataPage.anchor(field))"), text: text)
    case .definition(let index, _):
      if report.guide.definitions.indices.contains(index) {
        a(
          .class("fact"),
          .href("\(GuideValuesPage.path)#\(GuideValuesPage.anchor(index))"),
          text: text
        )
      } else {
        .text(text)
      }
    case .code: code(word.text)
    }
  }

  /// A rule as it is written, with the fields and named values it reads, on demand.
  func details(_ rules: [(title: String, rule: RuleGuide)]) -> MarkupNode {
    if rules.isEmpty { return .nothing }
    let fields = unique(rules.flatMap(\.rule.fields))
    let values = unique(rules.flatMap(\.rule.definitions)).sorted()
    return AuditReports.details {
      summary("The rule as written, and the data it reads")
      div {
        for (title, rule) in rules {
          p {
            span(.class("quiet"), text: "\(title): ")
            code(rule.text)
          }
        }
        if !fields.isEmpty {
          p("Data:")
          ul { for field in fields { li { self.field(field) } } }
        }
        if !values.isEmpty {
          p("Named values:")
          ul { for value in values { li { definition(value) } } }
        }
      }
    }
  }

  private func unique<T: Hashable>(_ all: [T]) -> [T] {
    var seen: Set<T> = []
    return all.filter { seen.insert($0).inserted }
  }

  /// A field with its title, name and where it is held.
  private func field(_ field: GuideField) -> MarkupNode {
    let found = GuideDataPage.find(field, in: report.guide.vocabulary)
    return markup {
      a(.href("\(GuideDataPage.path)#\(GuideDataPage.anchor(field))")) {
        found.map { .text(GuideDataPage.title($0.field, in: $0.list)) } ?? .text(field.name)
      }
      " "
      code(field.name)
      if let found {
        span(.class("quiet"), text: " \(GuideDataPage.words(found.field.type))")
        if let source = GuideDataPage.source(found.field) {
          span(.class("quiet"), text: ", \(source)")
        }
      }
    }
  }

  /// A named value with what it comes to.
  private func definition(_ index: Int) -> MarkupNode {
    guard report.guide.definitions.indices.contains(index) else { return .nothing }
    let value = report.guide.definitions[index]
    return markup {
      a(
        .href("\(GuideValuesPage.path)#\(GuideValuesPage.anchor(index))"),
        text: value.definition.name
      )
      " "
      code(value.rule.text)
    }
  }
}
