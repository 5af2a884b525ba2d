package import AuditCore
import AuditEngine
import AuditReaders
import DMN
import FEEL

/// Checks documents that somebody wrote: frameworks, vocabularies, calendars, decision models, indicators.
package enum Validation {
  /// What a document turned out to be.
  package struct Checked: Sendable {
    /// The file as the person named it.
    package var path: String
    /// What it is, in words, as `framework adult-pdu-2021, version 1.0: 9 standards`.
    package var summary: String
    /// Everything that is wrong with it, or worth knowing.
    package var diagnostics: DiagnosticList
    /// For each rule that runs case by case, its code and why; only where plans were asked for.
    package var fallbacks: [String]
    /// The resolved framework as XML in its canonical form; empty for other and faulty documents.
    package var resolved = ""
    /// The SHA-256 of the resolved framework; empty for other and faulty documents.
    package var digest = ""
  }

  /// Checks one document.
  package static func check(
    _ path: String,
    vocabularyPath: String? = nil
  ) throws(SurroundingsFailure) -> Checked {
    let file = try InputFile.read(path)
    if path.hasSuffix(".dmn") { return decisions(file) }
    let kind = DocumentKind(of: file.bytes)
    switch kind {
    case .framework, .delta, .tailoring:
      let (loaded, diagnostics) = try LoadedFramework.load(path, vocabularyPath: vocabularyPath)
      return Checked(
        path: path,
        summary: loaded.map(summary) ?? (kind?.rawValue ?? ""),
        diagnostics: diagnostics,
        fallbacks: loaded.map { fallbacks(of: $0.compiled) } ?? [],
        resolved: loaded.map { String(decoding: $0.canonical, as: UTF8.self) } ?? "",
        digest: loaded?.digest ?? ""
      )
    case .vocabulary:
      let reading = VocabularyReader.read(file)
      let summary = reading.vocabulary.map {
        [
          "vocabulary \($0.id), version \($0.version): \(counted($0.root.fields.count, "field"))",
          counted($0.root.lists.count, "list"), counted($0.codeLists.count, "code list"),
        ].joined(separator: ", ")
      }
      // A field that is faulty itself would make every breakdown that reads it faulty, too.
      let isSound = !reading.diagnostics.contains { $0.severity == .error }
      let groups = isSound ? reading.vocabulary.map(BreakdownCompiler.check) ?? [] : []
      return Checked(
        path: path,
        summary: summary ?? "vocabulary",
        diagnostics: DiagnosticList(reading.diagnostics + groups),
        fallbacks: []
      )
    case .calendar:
      let reading = CalendarReader.read(file)
      let summary = reading.calendar.map { "calendar \($0.id): \($0.holidays.count) bank holidays" }
      return Checked(
        path: path,
        summary: summary ?? "calendar",
        diagnostics: DiagnosticList(reading.diagnostics),
        fallbacks: []
      )
    case .evidence:
      // Ratings are held against the framework when an audit reads it.
      let reading = EvidenceReader.read(file, scale: nil)
      let count = reading.evidence.map { counted($0.items.count, "piece") + " on " }
      let units = Set(reading.evidence?.items.map(\.unit) ?? []).count
      return Checked(
        path: path,
        summary: "evidence: \(count ?? "")\(counted(units, "unit"))",
        diagnostics: DiagnosticList(reading.diagnostics),
        fallbacks: []
      )
    case .mapping:
      let (loaded, diagnostics) = try MappingFile.load(path, vocabularyPath: vocabularyPath)
      let summary = loaded.map {
        [
          "mapping \($0.id), version \($0.version): \(counted($0.tables.count, "table"))",
          "\(counted($0.lists.count, "rule")) for lists",
        ].joined(separator: ", ")
      }
      return Checked(
        path: path,
        summary: summary ?? "mapping",
        diagnostics: diagnostics,
        fallbacks: []
      )
    case .indicators:
      var diagnostics = DiagnosticList()
      let loaded = try IndicatorFile.load(path, vocabularyPath: vocabularyPath, &diagnostics)
      return Checked(
        path: path,
        summary: loaded.map {
          "indicators \($0.set.id), version \($0.set.version): "
            + counted($0.set.indicators.count, "indicator")
        } ?? "indicators",
        diagnostics: diagnostics,
        fallbacks: loaded.map { $0.fallbacks } ?? []
      )
    case .recalculations:
      var diagnostics = DiagnosticList()
      let loaded = try RecalculationFile.load(
        path,
        vocabulary: nil,
        vocabularyPath: vocabularyPath,
        &diagnostics
      )
      return Checked(
        path: path,
        summary: loaded.map {
          "recalculations \($0.set.id), version \($0.set.version): "
            + counted($0.set.recalculations.count, "recalculation")
        } ?? "recalculations",
        diagnostics: diagnostics,
        fallbacks: []
      )
    case .register:
      let reading = RegisterReader.read(file)
      let count = reading.register.map { counted($0.items.count, "item") }
      return Checked(
        path: path,
        summary: "register\(count.map { " with \($0)" } ?? "")",
        diagnostics: DiagnosticList(reading.diagnostics),
        fallbacks: []
      )
    case .settings:
      let (_, diagnostics) = try SettingsFile.read(path)
      return Checked(
        path: path,
        summary: "settings of reports",
        diagnostics: diagnostics,
        fallbacks: []
      )
    case .geography:
      let reading = GeographyReader.read(file)
      let summary = reading.geography.map {
        "list of units \($0.id), version \($0.version): \(counted($0.units.count, "unit"))"
      }
      return Checked(
        path: path,
        summary: summary ?? "list of units",
        diagnostics: DiagnosticList(reading.diagnostics),
        fallbacks: []
      )
    case .workload:
      let reading = WorkloadSchemeReader.read(file)
      let summary = reading.scheme.map {
        "workload scheme \($0.id), version \($0.version): "
          + "\(counted($0.tiers.count, "tier")), \(counted($0.grades.count, "grade"))"
      }
      return Checked(
        path: path,
        summary: summary ?? "workload scheme",
        diagnostics: DiagnosticList(reading.diagnostics),
        fallbacks: []
      )
    case nil:
      return Checked(
        path: path,
        summary: "document",
        diagnostics: DiagnosticList([.unknownDocument(path)]),
        fallbacks: []
      )
    }
  }

  /// Checks a decision model with the models that it imports.
  private static func decisions(_ file: SourceFile) -> Checked {
    let (models, faults) = DecisionLibrary.read(file)
    let (decisions, diagnostics) = CompiledDecisions.compile(models)
    let count = counted(decisions.decisionNames.count, "decision")
    return Checked(
      path: file.path,
      summary: models.isEmpty ? "decision model" : "decision model \(decisions.name): \(count)",
      diagnostics: DiagnosticList(faults + diagnostics),
      fallbacks: []
    )
  }

  /// The SHA-256 of a framework as deltas and tailorings have changed it; `nil` for a faulty one.
  package static func digest(_ path: String) throws(SurroundingsFailure) -> String? {
    let chain = try FrameworkChain.read(path)
    let reading = FrameworkReader.read(chain.documents, digest: InputFile.digest(of:))
    if DiagnosticList(chain.diagnostics + reading.diagnostics).hasErrors { return nil }
    return InputFile.digest(of: reading.canonical)
  }

  /// Says for each rule that runs case by case which it is, where, and why.
  private static func fallbacks(of compiled: CompiledFramework) -> [String] {
    compiled.rules.compactMap { placed in
      guard let refusal = placed.rule.refusal else { return nil }
      let place = placed.rule.expression.source.place(of: refusal.range)
      return "\(placed.item) \(placed.part): case by case: \(refusal.reason) (\(place.text))"
    }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func summary(of loaded: LoadedFramework) -> String {
    let framework = loaded.framework
    let prompts = framework.prompts
    let ruled = prompts.count { $0.met != nil }
    return "framework \(framework.id), version \(framework.version): "
      + counted(framework.standards.count, "standard") + ", "
      + counted(framework.questions.count, "key question") + ", "
      + counted(prompts.count, "prompt") + " (\(ruled) with rules)"
      + (loaded.bases.first.map { ", made from \($0)" } ?? "")
  }
}

/// What a document is, told by its outermost element before it is read.
enum DocumentKind: String, CaseIterable {
  case framework
  case delta
  case tailoring
  case vocabulary
  case calendar
  case evidence
  case mapping
  case indicators
  case recalculations
  case register
  case settings
  case workload
  case geography

  /// Looks at a document's beginning; `nil` when no outermost element of ours stands there.
  ///
  /// The reader of its kind then says what is wrong, be it the namespace. A file without a byte counts
  /// as a framework, so that the reader can say that it is empty.
  init?(of bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .framework
      return
    }
    let head = String(decoding: bytes.prefix(8192), as: UTF8.self)
    let found = Self.allCases.compactMap { kind -> (kind: DocumentKind, start: String.Index)? in
      guard let start = head.firstRange(of: "<\(kind.rawValue)") else { return nil }
      let next = head[start.upperBound...].first ?? ">"
      return next.isWhitespace || next == ">" || next == "/" ? (kind, start.lowerBound) : nil
    }
    guard let first = found.min(by: { $0.start < $1.start }) else { return nil }
    self = first.kind
  }
}
