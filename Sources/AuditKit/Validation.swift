package import AuditCore
import AuditEngine
import AuditReaders
import FEEL

/// Checks documents that somebody wrote: frameworks, vocabularies, calendars.
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
  }

  /// Checks one document.
  package static func check(
    _ path: String,
    vocabularyPath: String? = nil
  ) throws(SurroundingsFailure) -> Checked {
    let file = try InputFile.read(path)
    switch DocumentNamespace.detect(in: file.bytes) {
    case "urn:caseaudit:framework:1":
      let (loaded, diagnostics) = try LoadedFramework.load(path, vocabularyPath: vocabularyPath)
      return Checked(
        path: path,
        summary: loaded.map { summary(of: $0.framework) } ?? "framework",
        diagnostics: diagnostics,
        fallbacks: loaded.map { fallbacks(of: $0.compiled) } ?? []
      )
    case "urn:caseaudit:vocabulary:1":
      let reading = VocabularyReader.read(file)
      let summary = reading.vocabulary.map {
        [
          "vocabulary \($0.id), version \($0.version): \(counted($0.root.fields.count, "field"))",
          counted($0.root.lists.count, "list"), counted($0.codeLists.count, "code list"),
        ].joined(separator: ", ")
      }
      return Checked(
        path: path,
        summary: summary ?? "vocabulary",
        diagnostics: DiagnosticList(reading.diagnostics),
        fallbacks: []
      )
    case "urn:caseaudit:calendar:1":
      let reading = CalendarReader.read(file)
      let summary = reading.calendar.map { "calendar \($0.id): \($0.holidays.count) bank holidays" }
      return Checked(
        path: path,
        summary: summary ?? "calendar",
        diagnostics: DiagnosticList(reading.diagnostics),
        fallbacks: []
      )
    default:
      return Checked(
        path: path,
        summary: "document",
        diagnostics: DiagnosticList([.unknownDocument(path)]),
        fallbacks: []
      )
    }
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

  private static func summary(of framework: Framework) -> String {
    let prompts = framework.prompts
    let ruled = prompts.count { $0.met != nil }
    return "framework \(framework.id), version \(framework.version): "
      + counted(framework.standards.count, "standard") + ", "
      + counted(framework.questions.count, "key question") + ", "
      + counted(prompts.count, "prompt") + " (\(ruled) with rules)"
  }
}

/// Finds out what a document is before it is read.
enum DocumentNamespace {
  /// The first `urn:caseaudit:...` namespace near the start of a document; `nil` when there is none.
  static func detect(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(8192), as: UTF8.self)
    guard let start = head.firstRange(of: "urn:caseaudit:")?.lowerBound else { return nil }
    return String(head[start...].prefix { $0 != "\"" && $0 != "'" })
  }
}
