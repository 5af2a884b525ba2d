public import AuditCore

/// Reads what an earlier audit left behind, as far as audits are compared by it.
public enum FormerResultReader {
  /// The members of a result that no comparison needs, some of them long.
  private static let passedOver: Set<String> = [
    "differences", "concerns", "breakdowns", "unverifiedNumbers", "warnings", "intake",
    "comparison", "settings",
  ]

  /// Reads the result and what became of each case.
  ///
  /// - Parameters:
  ///   - file: The file `result.json`.
  ///   - outcomes: Reads the file `outcomes.csv`; asked only when the result rests on cases, `nil` when
  ///     there is none.
  /// - Returns: The audit, unless a file is faulty; and what is wrong, which names no value of a case.
  /// - Throws: What `outcomes` throws.
  public static func read<Failure: Error>(
    result file: SourceFile,
    outcomes: () throws(Failure) -> SourceFile?
  ) throws(Failure) -> (snapshot: AuditSnapshot?, diagnostics: [Diagnostic]) {
    var snapshot: AuditSnapshot
    switch document(file) {
    case .success(let found): snapshot = found
    case .failure(let faults): return (nil, faults.diagnostics)
    }
    guard snapshot.basis == .cases else { return (snapshot, []) }
    guard let table = try outcomes() else { return (nil, []) }
    let diagnostics = FormerOutcomesReader.read(table, into: &snapshot)
    return (DiagnosticList(diagnostics).hasErrors ? nil : snapshot, diagnostics)
  }

  private struct Faults: Error {
    var diagnostics: [Diagnostic]
  }

  private static func document(_ file: SourceFile) -> Result<AuditSnapshot, Faults> {
    let tree: JSONTree
    do {
      tree = try JSONTree.read(file, passingOver: passedOver)
    } catch {
      return .failure(
        Faults(diagnostics: [.formerMalformed(error.reason, bare(file, error.offset))])
      )
    }
    guard tree.optionalText("format") == "caseaudit-result", (try? tree.count("formatVersion")) == 1
    else {
      return .failure(Faults(diagnostics: [.formerOtherFormat(bare(file, tree.offset))]))
    }
    do {
      return .success(try FormerResult(tree).snapshot)
    } catch {
      return .failure(Faults(diagnostics: [.formerLacks(error.name, bare(file, error.offset))]))
    }
  }

  /// A place without the line's text, which may hold what is known of cases.
  private static func bare(_ file: SourceFile, _ offset: Int) -> Place {
    var place = file.place(of: offset..<offset)
    place.excerpt = nil
    return place
  }
}

/// The parts of a result's document as a snapshot takes them.
private struct FormerResult {
  let tree: JSONTree
  let framework: JSONTree

  init(_ tree: JSONTree) throws(JSONLack) {
    self.tree = tree
    framework = try tree.member("framework")
  }

  var snapshot: AuditSnapshot {
    get throws(JSONLack) {
      let provenance = try tree.member("provenance")
      let standards = try framework.list("standards")
      var questions: [JSONTree] = []
      for standard in standards { questions += try standard.list("keyQuestions") }
      var prompts: [JSONTree] = []
      for question in questions { prompts += try question.list("prompts") }
      guard let asOf = CalendarDay(try provenance.text("asOf")),
        let basis = AuditResult.Basis(rawValue: try tree.text("basis")),
        let counts = NotEvidencedCounts(rawValue: try framework.text("notEvidenced"))
      else { throw JSONLack(name: "asOf", offset: provenance.offset) }
      var levels: [String] = []
      for level in try framework.list("levels") { levels.append(try level.text("id")) }
      var snapshot = AuditSnapshot(
        framework: .init(
          id: try framework.text("id"),
          version: try framework.text("version"),
          title: try framework.text("title")
        ),
        runAt: try provenance.text("runAt"),
        asOf: asOf,
        basis: basis,
        isIndicative: try tree.boolean("indicative"),
        naming: try naming(provenance),
        inputs: try inputs(provenance),
        notEvidencedCounts: counts,
        scale: try scale,
        levels: levels,
        standards: try items(standards),
        questions: try items(questions),
        prompts: try items(prompts, hasTitle: false),
        composites: try items(try framework.list("composites"))
      )
      for unit in try tree.list("units") {
        snapshot.units.append(try self.unit(unit, snapshot))
      }
      return snapshot
    }
  }

  private func naming(_ provenance: JSONTree) throws(JSONLack) -> CaseNaming {
    switch try provenance.text("caseNames") {
    case "pseudonyms": .pseudonyms(key: try provenance.text("pseudonymKey"))
    default: .references
    }
  }

  private func inputs(_ provenance: JSONTree) throws(JSONLack) -> [Provenance.Input] {
    var inputs: [Provenance.Input] = []
    for input in try provenance.list("inputs") {
      let role = try input.text("role")
      guard ["vocabulary", "calendar"].contains(role) else { continue }
      inputs.append(
        .init(role: role, path: try input.text("path"), digest: try input.text("sha256"))
      )
    }
    return inputs
  }

  private var scale: [Rating] {
    get throws(JSONLack) {
      var ratings: [Rating] = []
      for rating in try framework.list("scale") {
        ratings.append(
          Rating(
            id: try rating.text("id"),
            label: try rating.text("label"),
            points: try rating.count("points")
          )
        )
      }
      return ratings
    }
  }

  private func items(
    _ trees: [JSONTree],
    hasTitle: Bool = true
  ) throws(JSONLack) -> [AuditSnapshot.Item] {
    var items: [AuditSnapshot.Item] = []
    for tree in trees {
      items.append(
        .init(
          code: try tree.text("code"),
          title: hasTitle ? try tree.text("title") : "",
          rule: tree.optionalText("rule")
        )
      )
    }
    return items
  }

  private func unit(
    _ tree: JSONTree,
    _ audit: AuditSnapshot
  ) throws(JSONLack) -> AuditSnapshot.Unit {
    let parentTree = try tree.member("parent")
    let parent = parentTree.isNull ? nil : try tree.count("parent")
    guard parent.map({ audit.units.indices.contains($0) }) ?? true else {
      throw JSONLack(name: "parent", offset: parentTree.offset)
    }
    let level = tree.optionalText("level")
    var unit = AuditSnapshot.Unit(
      name: try tree.text("name"),
      level: level.flatMap { audit.levels.firstIndex(of: $0) } ?? 0,
      parent: parent,
      caseCount: try tree.count("cases"),
      standards: [],
      composites: [],
      questions: Array(repeating: nil, count: audit.questions.count),
      judgedCounts: Array(repeating: 0, count: audit.questions.count),
      prompts: []
    )
    let places = Dictionary(
      audit.questions.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for standard in try tree.list("standards") {
      unit.standards.append(try Self.rating(standard))
      for question in try standard.list("keyQuestions") {
        guard let place = places[try question.text("code")],
          try question.text("known") == QuestionResult.Knowledge.cases.rawValue
        else { continue }
        let share = try question.member("share")
        unit.questions[place] = try Self.share(share, "sufficient", "relevant")
        unit.judgedCounts[place] = try question.count("judged")
      }
    }
    var composites: [String: String] = [:]
    let overall = try tree.member("overall")
    for composite in try tree.list("composites") + (overall.isNull ? [] : [overall]) {
      composites[try composite.text("code")] = try Self.rating(composite)
    }
    unit.composites = audit.composites.map { composites[$0.code] }
    for prompt in try tree.list("prompts") {
      let met = try prompt.count(Outcome.met.name)
      unit.prompts.append(Share(met, of: met + (try prompt.count(Outcome.notMet.name))))
    }
    guard unit.standards.count == audit.standards.count, unit.prompts.count == audit.prompts.count
    else { throw JSONLack(name: "standards", offset: tree.offset) }
    return unit
  }

  private static func rating(_ tree: JSONTree) throws(JSONLack) -> String? {
    try tree.member("status").optionalText("rating")
  }

  private static func share(
    _ tree: JSONTree,
    _ numerator: String,
    _ denominator: String
  ) throws(JSONLack) -> Share {
    let share = Share(try tree.count(numerator), of: try tree.count(denominator))
    guard share.numerator <= share.denominator else {
      throw JSONLack(name: numerator, offset: tree.offset)
    }
    return share
  }
}
