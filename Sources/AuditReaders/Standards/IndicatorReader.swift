public import AuditCore

/// Reads indicators: numbers about practice that are worked out from records.
public enum IndicatorReader {
  /// Reads indicators from XML.
  ///
  /// - Returns: The indicators, which may be used only when no diagnostic is an error; `nil` when the
  ///   document is against its schema. The rules are read, not checked.
  public static func read(
    _ file: SourceFile
  ) -> (set: IndicatorSet?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .indicators)
    guard let root = document.root, document.diagnostics.isEmpty else {
      return (nil, document.diagnostics)
    }
    let sources = root.children("source").map(FrameworkReader.source)
    let set = IndicatorSet(
      id: root.words("id"),
      version: root.words("version"),
      title: root.words(ofChild: "title"),
      vocabularyID: root.words("vocabulary"),
      calendarID: root.name(in: "calendar"),
      sources: sources,
      definitions: root.children("define").compactMap(FrameworkReader.definition),
      indicators: root.children("indicator").compactMap { indicator($0, sources) },
      place: root.place
    )
    return (set, DiagnosticList(faults(root, set)).sorted)
  }

  private static func indicator(_ element: XMLElement, _ sources: [SourceNote]) -> Indicator? {
    guard let measure = Indicator.Measure(rawValue: element.words("of")),
      let source = element.numberSource
    else { return nil }
    var indicator = Indicator(
      id: element.words("id"),
      title: element.words("title"),
      summary: element.words(ofChild: "summary"),
      measure: measure,
      isGoodHigh: element.words("good") == "high",
      list: element.located("list"),
      unit: element.words("unit"),
      cases: element.located(child: "cases"),
      counts: element.located(child: "counts"),
      meets: element.located(child: "meets"),
      amount: element.located(child: "amount"),
      questions: element.children("keyQuestion").map {
        Indicator.Question(
          frameworkID: $0.words("framework"),
          code: $0.words("code"),
          place: $0.place(of: "code")
        )
      },
      benchmark: element.child("benchmark").flatMap(benchmark),
      source: source,
      sourceTitle: sources.first { $0.id == source.sourceID }?.title ?? source.sourceID,
      examples: (element.child("tests")?.children("case") ?? []).map(StandardReader.example),
      place: element.place(of: "id")
    )
    indicator.needs = element.list("needs")
    return indicator
  }

  private static func benchmark(_ element: XMLElement) -> Indicator.Benchmark? {
    guard let met = Int(element.words("met")), let all = Int(element.words("of")),
      let source = element.numberSource
    else { return nil }
    return Indicator.Benchmark(
      share: Share(met, of: all),
      title: element.words("title"),
      source: source
    )
  }

  // MARK: - Faults

  private static func faults(_ root: XMLElement, _ set: IndicatorSet) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    var places: [String: Place] = [:]
    for element in root.children("indicator") {
      let id = element.words("id")
      if let earlier = places[id] {
        faults.append(
          IndicatorMessages.indicatorTwice(id, at: element.place(of: "id"), earlier: earlier)
        )
      }
      places[id] = element.place(of: "id")
      faults += parts(element)
      if let benchmark = element.child("benchmark"),
        let met = Int(benchmark.words("met")), let all = Int(benchmark.words("of")), met > all
      {
        faults.append(IndicatorMessages.benchmarkMoreThanAll(at: benchmark.place(of: "met")))
      }
    }
    let known = set.sources.map(\.id)
    let naming =
      root.children("define") + root.children("indicator")
      + root.children("indicator").flatMap { $0.children("benchmark") }
    for element in naming {
      guard let id = element.name(in: "source"), !known.contains(id) else { continue }
      faults.append(
        IndicatorMessages.unknownSource(id, known: known, at: element.place(of: "source"))
      )
    }
    return faults
  }

  /// What an indicator lacks, or has and does not use.
  private static func parts(_ element: XMLElement) -> [Diagnostic] {
    let measure = element.words("of")
    let (needed, unused): ([String], [String]) =
      switch measure {
      case "cases": (["meets"], ["list", "amount", "keyQuestion"])
      case "records": (["list", "meets"], ["amount", "keyQuestion"])
      case "amount", "frequency": (["amount"], ["list", "meets", "keyQuestion", "benchmark"])
      default: (["keyQuestion"], ["list", "cases", "counts", "meets", "amount", "tests"])
      }
    func has(_ part: String) -> Bool {
      element.child(part) != nil || part == "list" && element.attribute(part) != nil
    }
    return needed.filter { !has($0) }.map {
      IndicatorMessages.partMissing($0, measure, at: element.place(of: "of"))
    }
      + unused.filter(has).map {
        IndicatorMessages.partUnused(
          $0,
          measure,
          at: element.child($0)?.place ?? element.place(of: $0)
        )
      }
  }
}
