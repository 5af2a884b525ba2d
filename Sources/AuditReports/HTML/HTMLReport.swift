public import AuditCore

/// An audit as a folder of HTML pages that need neither network nor script.
public struct HTMLReport: Sendable {
  let map: ReportMap

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - result: The audit.
  ///   - casePageLimit: The greatest number of cases that get a page of their own; where there are
  ///     more, the cases to look at first, those in error and those judged otherwise come first.
  public init(result: AuditResult, casePageLimit: Int = 2_000) {
    map = ReportMap(result, casePageLimit: casePageLimit)
  }

  /// All pages but those of cases, each made when it is asked for.
  public var pages: Pages { Pages(map: map) }

  /// The rows of the cases that have a page of their own, in the records' order.
  public var caseRowsWithPages: [Int] { map.hasPage.setIndices }

  /// The rows of the cases whose pages or places in lists say what led to a recalculated value.
  public var rowsWithSteps: [Int] {
    var rows = map.hasPage
    for result in map.result.recalculations {
      for row in RecalculationsPage.listed(result, map) { rows[row] = true }
    }
    return rows.setIndices
  }

  /// Makes the page of one case.
  public func casePage(for explanation: CaseExplanation) -> ReportFile {
    let page = caseDocument(explanation)
    return ReportFile(path: page.path, bytes: MarkupWriter.page(page.document))
  }

  private func caseDocument(
    _ explanation: CaseExplanation
  ) -> (path: String, document: MarkupNode) {
    let path = map.path(case: explanation.row)
    let page = CasePage(map: map, site: Site(map: map, path: path), explanation: explanation)
    return (path, page.document)
  }

  /// The rows of the cases that have their page in the single file: those to look at first.
  public var caseRowsInSingleFile: [Int] {
    map.result.concerns.prefix(SingleFile.caseLimit).map(\.row).filter { map.hasPage[$0] }
  }

  /// The report as one file that holds its styles and pictures, for sending to somebody.
  ///
  /// - Parameter explanations: Of the cases whose rows are `caseRowsInSingleFile`, in that order.
  /// - Returns: All pages but the lists of cases, as `report.html`.
  public func singleFile(explanations: [CaseExplanation]) -> ReportFile {
    var sheets: [(path: String, document: MarkupNode)] = []
    var listCount = 0
    for position in pages.indices {
      if pages.listsCases(position) {
        listCount += 1
      } else if case .page(let path, let document) = pages.made(position) {
        sheets.append((path, document))
      }
    }
    sheets += explanations.map(caseDocument)
    let whole = SingleFile(
      map: map,
      pages: sheets,
      listCount: listCount,
      caseCount: explanations.count
    )
    return ReportFile(path: SingleFile.path, bytes: MarkupWriter.page(whole.document))
  }

  /// The pages of a report, each made anew whenever it is asked for.
  public struct Pages: RandomAccessCollection, Sendable {
    let map: ReportMap
    private let subjects: [Subject]

    /// What a page is about.
    private enum Subject {
      case styles, logo, index, guide, glossary, about, differences, cases, completeness
      case since
      case sinceUnit(Int)
      case sinceQuestion(unit: Int, Int)
      case sincePrompt(unit: Int, Int)
      case comparison(Int)
      case unit(Int)
      case characteristics(Int)
      case groupCases(unit: Int, Int)
      case indicators
      case recalculations
      case register
      case indicatorCases(unit: Int, Int)
      case question(unit: Int, Int)
      case standard(unit: Int, Int)
      case questionCases(unit: Int, Int)
      case promptCases(unit: Int, Int)
    }

    init(map: ReportMap) {
      self.map = map
      var subjects: [Subject] = [.styles, .index, .guide, .glossary, .about]
      if map.result.settings.logo != nil { subjects.append(.logo) }
      if map.hasCases { subjects += [.differences, .cases, .completeness] }
      if map.result.comparison != nil { subjects.append(.since) }
      let hasIndicators = map.hasCases && !map.result.indicators.isEmpty
      if hasIndicators { subjects.append(.indicators) }
      if map.hasCases, !map.result.recalculations.isEmpty { subjects.append(.recalculations) }
      if map.result.register != nil { subjects.append(.register) }
      subjects += map.comparedQuestions.map { .comparison($0) }
      for unit in map.unitOrder {
        subjects.append(.unit(unit))
        subjects += map.index.standards.indices.map { .standard(unit: unit, $0) }
        if map.hasBreakdowns(unit) {
          subjects.append(.characteristics(unit))
          if map.hasCases {
            subjects += map.result.breakdowns.indices.map { .groupCases(unit: unit, $0) }
          }
        }
        subjects += Self.since(unit, map)
        if hasIndicators {
          subjects += map.result.indicators.indices.map { .indicatorCases(unit: unit, $0) }
        }
        for standard in map.index.standards.indices where !map.index.isOnEvidence(standard) {
          for question in map.index.questionsOfStandard[standard] {
            subjects.append(.question(unit: unit, question))
            guard map.hasCases else { continue }
            subjects.append(.questionCases(unit: unit, question))
            subjects += map.index.promptsOfQuestion[question].map {
              .promptCases(unit: unit, $0)
            }
          }
        }
      }
      self.subjects = subjects
    }

    /// What there is to say of a unit since an earlier audit.
    private static func since(_ unit: Int, _ map: ReportMap) -> [Subject] {
      guard let comparison = map.result.comparison else { return [] }
      guard comparison.matching != .withheld else { return [.sinceUnit(unit)] }
      let questions = map.index.questions.indices.filter {
        !map.index.isOnEvidence(map.index.standardOfQuestion[$0])
      }
      return [.sinceUnit(unit)]
        + questions.flatMap { question in
          [.sinceQuestion(unit: unit, question)]
            + map.index.promptsOfQuestion[question].map { .sincePrompt(unit: unit, $0) }
        }
    }

    /// The position of the first page.
    public var startIndex: Int { 0 }

    /// The position after the last page.
    public var endIndex: Int { subjects.count }

    /// Makes the page at a position.
    public subscript(position: Int) -> ReportFile {
      switch made(position) {
      case .file(let file): file
      case .page(let path, let document):
        ReportFile(path: path, bytes: MarkupWriter.page(document))
      }
    }

    /// What stands at a position, before it is written.
    enum Made {
      case file(ReportFile)
      case page(String, MarkupNode)
    }

    func made(_ position: Int) -> Made {
      switch subjects[position] {
      case .styles:
        return .file(
          StyleSheet.file(map.result.settings, title: map.result.framework.title)
        )
      case .logo:
        let logo = Letterhead(settings: map.result.settings).logoFile
        return .file(logo ?? ReportFile(path: "logo", bytes: []))
      case .index: return file("index.html") { IndexPage(map: map, site: $0).document }
      case .guide: return file(GuidePage.path) { GuidePage(index: map.index).document(on: $0) }
      case .glossary:
        return file(GlossaryPage.path) { GlossaryPage(map: map, site: $0).document }
      case .about: return file(AboutPage.path) { AboutPage(map: map, site: $0).document }
      case .completeness:
        return file(CompletenessPage.path) { CompletenessPage(map: map, site: $0).document }
      case .since:
        return since(SincePage.path) { SincePage(map: map, site: $0, comparison: $1).document }
      case .sinceUnit(let unit):
        return since(map.since(unit: unit)) {
          SinceUnitPage(map: map, site: $0, comparison: $1, unit: unit).document
        }
      case .sinceQuestion(let unit, let question):
        return since(map.since(unit: unit, question: question)) {
          let item = CaseListPage.Item.question(question)
          return SinceItemPage(map: map, site: $0, comparison: $1, unit: unit, item: item).document
        }
      case .sincePrompt(let unit, let prompt):
        return since(map.since(unit: unit, prompt: prompt)) {
          let item = CaseListPage.Item.prompt(prompt)
          return SinceItemPage(map: map, site: $0, comparison: $1, unit: unit, item: item).document
        }
      case .comparison(let question):
        return file(map.comparison(of: question)) {
          ComparisonPage(map: map, site: $0, question: question).document
        }
      case .characteristics(let unit):
        return file(map.characteristics(unit: unit)) {
          CharacteristicsPage(map: map, site: $0, unit: unit).document
        }
      case .groupCases(let unit, let breakdown):
        return file(map.groupCases(unit: unit, breakdown: breakdown)) {
          GroupCasesPage(map: map, site: $0, unit: unit, breakdown: breakdown).document
        }
      case .indicators:
        return file(IndicatorsPage.path) { IndicatorsPage(map: map, site: $0).document }
      case .register:
        return file(RegisterPage.path) { site in
          map.result.register.map {
            RegisterPage(map: map, site: site, register: $0).document
          } ?? .nothing
        }
      case .recalculations:
        return file(RecalculationsPage.path) { RecalculationsPage(map: map, site: $0).document }
      case .indicatorCases(let unit, let indicator):
        return file(map.cases(unit: unit, indicator: indicator)) {
          IndicatorCasesPage(map: map, site: $0, unit: unit, position: indicator).document
        }
      case .question(let unit, let question):
        return file(map.page(unit: unit, question: question)) {
          QuestionPage(map: map, site: $0, unit: unit, question: question).document
        }
      case .differences:
        return file(DifferencesPage.path) { DifferencesPage(map: map, site: $0).document }
      case .cases: return file(CasesPage.path) { CasesPage(map: map, site: $0).document }
      case .unit(let unit):
        return file(map.path(unit: unit)) { UnitPage(map: map, site: $0, unit: unit).document }
      case .standard(let unit, let standard):
        return file(map.path(unit: unit, standard: standard)) {
          StandardPage(map: map, site: $0, unit: unit, standard: standard).document
        }
      case .questionCases(let unit, let question):
        return file(map.path(unit: unit, question: question)) {
          CaseListPage(map: map, site: $0, unit: unit, item: .question(question)).document
        }
      case .promptCases(let unit, let prompt):
        return file(map.path(unit: unit, prompt: prompt)) {
          CaseListPage(map: map, site: $0, unit: unit, item: .prompt(prompt)).document
        }
      }
    }

    private func since(
      _ path: String,
      _ document: (Site, AuditComparison) -> MarkupNode
    ) -> Made {
      guard let comparison = map.result.comparison else { return .page(path, .nothing) }
      return .page(path, document(Site(map: map, path: path), comparison))
    }

    private func file(_ path: String, _ document: (Site) -> MarkupNode) -> Made {
      .page(path, document(Site(map: map, path: path)))
    }

    /// Whether the page at a position lists cases, of which a single file holds none.
    func listsCases(_ position: Int) -> Bool {
      switch subjects[position] {
      case .cases, .questionCases, .promptCases, .groupCases, .indicatorCases, .sinceQuestion,
        .sincePrompt:
        true
      default: false
      }
    }
  }
}
