import AuditCore

/// The page of recommendations and actions, what came of them and what is overdue.
struct RegisterPage {
  static let path = "register.html"

  let map: ReportMap
  let site: Site
  let register: RegisterResult

  private var text: RegisterText { RegisterText(map: map) }

  var document: MarkupNode {
    site.document(
      named: "Recommendations and actions",
      crumbs: [
        Site.Crumb("Recommendations and actions")
      ]
    ) {
      h1 {
        span(.class("over"), text: "What was to be done")
        "Recommendations and actions"
      }
      if !register.title.isEmpty { p(register.title) }
      p(.class("lead"), text: "\(RegisterText.summary(register)).")
      Components.contents(
        (attention.isEmpty ? [] : [(id: "attention", title: "What needs attention")])
          + [(id: "all", title: "All, one by one")]
      )
      if !attention.isEmpty {
        h2(.id("attention"), text: "What needs attention")
        attentionTable.node
      }
      h2(.id("all"), text: "All, one by one")
      if register.items.isEmpty { p("The register is empty.") }
      for item in register.items where item.item.parent == nil { section(item) }
    }
  }

  /// The items that somebody must look at, those overdue longest first.
  private var attention: [RegisterResult.Item] {
    register.items.enumerated().filter { !text.concerns($0.element).isEmpty }
      .sorted { left, right in
        let (a, b) = (left.element.daysOverdue ?? 0, right.element.daysOverdue ?? 0)
        return a == b ? left.offset < right.offset : a > b
      }
      .map(\.element)
  }

  private var attentionTable: DataTable {
    DataTable(
      id: "attention-table",
      caption: "Recommendations and actions that need attention",
      columns: [
        .text("Item"), .text("What"), .text("Owner"), .text("Due"), .text("Why it needs attention"),
      ],
      rows: attention.map { item in
        [
          a(.href("#\(Self.anchor(item.item.code))"), text: item.item.code),
          .text(item.item.text),
          .text(item.item.owner ?? "none"),
          .text(item.item.due?.words ?? "no day"),
          .text(ReportText.sentence(text.concerns(item).joined(separator: "; "))),
        ]
      },
      isCaptionHidden: true
    )
  }

  static func anchor(_ code: String) -> String { "item-\(Slugs.plain(code))" }

  private func section(_ item: RegisterResult.Item) -> MarkupNode {
    markup {
      h3(.id(Self.anchor(item.item.code))) {
        item.item.kind == .recommendation ? "Recommendation " : "Action "
        item.item.code
      }
      p(item.item.text)
      facts(item)
      progress(item)
      evidence(item)
      actions(of: item.item.code)
    }
  }

  private func facts(_ item: RegisterResult.Item) -> MarkupNode {
    var facts: [(String, MarkupNode)] = [("Status", .text(status(item)))]
    if !item.item.source.isEmpty { facts.append(("Source", .text(item.item.source))) }
    if let made = item.item.made { facts.append(("Made", .text(made.words))) }
    facts.append(("Owner", .text(item.item.owner ?? "none")))
    facts.append(("Due", .text(item.item.due?.words ?? "no day")))
    if let name = item.item.unit?.text {
      facts.append(("For", item.units.first.map { site.unitLink($0) } ?? .text(name)))
    }
    return Components.facts(facts)
  }

  private func status(_ item: RegisterResult.Item) -> String {
    let concerns = text.concerns(item)
    let words = ReportText.sentence(item.item.status.rawValue)
    return concerns.isEmpty ? words : "\(words): \(concerns.joined(separator: "; "))"
  }

  private func progress(_ item: RegisterResult.Item) -> MarkupNode {
    guard !item.standings.isEmpty else { return .nothing }
    return ul {
      for standing in item.standings {
        li {
          link(standing, item)
          let words = text.progress(standing)
          let title = text.title(standing)
          MarkupNode.text(String(words.dropFirst(title.count)) + ".")
        }
      }
    }
  }

  /// The way to what a tie is about, in the item's unit or the widest one.
  private func link(
    _ standing: RegisterResult.Standing,
    _ item: RegisterResult.Item
  ) -> MarkupNode {
    let title = text.title(standing)
    let unit = item.units.first ?? map.unitOrder.first
    guard let unit, let subject = standing.subject else { return .text(title) }
    switch standing.tie.subject {
    case .indicator where map.hasCases:
      let id = map.result.indicators[subject].indicator.id
      return a(site.href("\(IndicatorsPage.path)#\(id)"), text: title)
    case .keyQuestion where !map.index.isOnEvidence(map.index.standardOfQuestion[subject]):
      return a(site.href(map.page(unit: unit, question: subject)), text: title)
    case .standard:
      return a(site.href(map.path(unit: unit, standard: subject)), text: title)
    default: return .text(title)
    }
  }

  private func evidence(_ item: RegisterResult.Item) -> MarkupNode {
    guard !item.item.evidence.isEmpty else { return .nothing }
    return markup {
      p("What shows it:")
      ul {
        for evidence in item.item.evidence {
          li("\(evidence.on.map { "\($0.words): " } ?? "")\(evidence.text)")
        }
      }
    }
  }

  /// The actions that answer a recommendation.
  private func actions(of code: String) -> MarkupNode {
    let actions = register.items.filter { $0.item.parent == code }
    guard !actions.isEmpty else { return .nothing }
    return DataTable(
      id: "actions-\(Slugs.plain(code))",
      caption: "Actions that answer \(code)",
      columns: [
        .text("Action"), .text("What"), .text("Owner"), .text("Due"), .text("Status"),
        .text("Progress"),
      ],
      rows: actions.map { action in
        [
          span(.id(Self.anchor(action.item.code)), text: action.item.code),
          .text(action.item.text),
          .text(action.item.owner ?? "none"),
          .text(action.item.due?.words ?? "no day"),
          .text(status(action)),
          .text(
            action.standings.isEmpty
              ? action.item.evidence.map(\.text).joined(separator: "; ")
              : action.standings.map { ReportText.sentence(text.progress($0)) }
                .joined(separator: "; ")
          ),
        ]
      }
    ).node
  }
}

/// The items of a register that are for one unit, for its page.
struct UnitRegister {
  let site: Site
  let unit: Int

  var items: [RegisterResult.Item] {
    site.map.result.register?.items.filter { $0.units.contains(unit) } ?? []
  }

  @MarkupBuilder var node: MarkupNode {
    if !items.isEmpty {
      let text = RegisterText(map: site.map)
      h2(.id("register"), text: "Recommendations and actions")
      ul {
        for item in items {
          li {
            a(
              site.href("\(RegisterPage.path)#\(RegisterPage.anchor(item.item.code))"),
              text: item.item.code
            )
            ": \(item.item.text) "
            let concerns = text.concerns(item)
            if !concerns.isEmpty {
              strong(text: ReportText.sentence(concerns.joined(separator: "; ")) + ". ")
            }
            for standing in item.standings { "\(ReportText.sentence(text.progress(standing))). " }
          }
        }
      }
    }
  }
}
