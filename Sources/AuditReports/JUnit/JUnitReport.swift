public import AuditCore

/// An audit's ratings as JUnit XML, for pipelines that show tests.
///
/// A unit is a suite; its overall rating, each composite, standard and key question is a test. A
/// test fails below the rating that is asked for, is in error where a rule failed on a case, and is
/// skipped where nothing is rated.
public struct JUnitReport: Sendable {
  private let result: AuditResult
  private let index: FrameworkIndex
  /// The position in the scale of the rating that is asked for.
  private let least: Int

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - result: The audit.
  ///   - failBelow: The position in the scale of the rating that everything must reach; `nil` for
  ///     the scale's second best, or the best of two.
  public init(result: AuditResult, failBelow: Int? = nil) {
    self.result = result
    index = FrameworkIndex(result.framework)
    let top = result.framework.scale.ratings.count - 1
    least = failBelow ?? max(top - 1, min(top, 1))
  }

  /// The report, the same bytes for the same result.
  public var bytes: [UInt8] { suites.document }

  private var suites: XMLPiece {
    let suites = result.unitResults.map(suite)
    return XMLPiece(
      name: "testsuites",
      attributes: [("name", line(result.framework.title))]
        + Self.totals(suites.flatMap(\.children)),
      children: suites
    )
  }

  private func suite(_ unit: UnitResult) -> XMLPiece {
    let names = result.units.path(to: unit.unit).map { result.units.units[$0].name }
    let name = line(names.joined(separator: " / "))
    let tests =
      unit.allComposites.compactMap { composite(name, $0) }
      + unit.standards.flatMap { standard(name, $0, unit) }
    return XMLPiece(
      name: "testsuite",
      attributes: [("name", name)] + Self.totals(tests) + [
        ("id", String(unit.unit)), ("timestamp", timestamp),
      ],
      children: tests
    )
  }

  /// The moment of the run, without the letter that the format does not know.
  private var timestamp: String {
    let text = result.provenance.runAt
    return text.hasSuffix("Z") ? String(text.dropLast()) : text
  }

  private static func totals(_ tests: [XMLPiece]) -> [(String, String)] {
    let kinds = [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
    return [("tests", String(tests.count))]
      + kinds.map { name, kind in
        (name, String(tests.count { $0.children.first?.name == kind }))
      } + [("time", "0")]
  }

  private func composite(_ suite: String, _ result: CompositeResult) -> XMLPiece? {
    guard let rule = index.composite(result.code) else { return nil }
    return test(
      suite,
      rule.title,
      status: result.status,
      because: ReportText.sentence(ReportText.made(result, rule))
    )
  }

  private func standard(
    _ suite: String,
    _ found: StandardResult,
    _ unit: UnitResult
  ) -> [XMLPiece] {
    let standard = index.standards[found.standard]
    let own = test(
      suite,
      "\(standard.code) \(standard.title)",
      status: isRated(found.standard, unit) ? found.status : .unrated,
      // Who entered a rating is left out, as in every file for machines.
      because: found.evidence.map { "Entered on organisational evidence on \($0.on.words)." }
        ?? ReportText.decided(found, index) ?? ""
    )
    return [own] + found.questions.map { question(suite, $0, of: found.standard, unit) }
  }

  private func question(
    _ suite: String,
    _ found: QuestionResult,
    of standard: Int,
    _ unit: UnitResult
  ) -> XMLPiece {
    let question = index.questions[found.question]
    let name = "\(question.code) \(question.title)"
    let errors = found.counts[.error]
    if errors > 0, let text = ReportText.errors(errors) {
      return test(suite, name, outcome: "error", "rule", ReportText.sentence(text), "")
    }
    let status: RatingStatus =
      !isRated(standard, unit) || !question.isSelected
      ? .unrated : found.ratingID.map { .rated($0) } ?? .noCases
    let rounding = index.bands(of: standard)?.rounding ?? .halfUp
    return test(suite, name, status: status, because: ReportText.known(found, rounding))
  }

  private func isRated(_ standard: Int, _ unit: UnitResult) -> Bool {
    let level = result.units.units[unit.unit].level
    guard index.standards[standard].isRated else { return false }
    guard result.framework.levels.indices.contains(level) else { return true }
    return result.framework.levels[level].standards.contains(index.standards[standard].code)
  }

  private func test(
    _ suite: String,
    _ name: String,
    status: RatingStatus,
    because reason: String
  ) -> XMLPiece {
    guard let id = status.ratingID else {
      let message = "\(ReportText.status(status, index)). \(ReportText.reason(status))"
      return test(suite, name, outcome: "skipped", nil, message, "")
    }
    let scale = result.framework.scale
    guard let rank = scale.rank(of: id), rank < least, scale.ratings.indices.contains(least) else {
      return test(suite, name, outcome: nil, nil, "", "")
    }
    let message = "\(index.label(id)), below \(scale.ratings[least].label)"
    return test(suite, name, outcome: "failure", "rating", message, reason)
  }

  private func test(
    _ suite: String,
    _ name: String,
    outcome: String?,
    _ type: String?,
    _ message: String,
    _ text: String
  ) -> XMLPiece {
    let attributes = [("classname", suite), ("name", line(name)), ("time", "0")]
    guard let outcome else { return XMLPiece(name: "testcase", attributes: attributes) }
    let found = XMLPiece(
      name: outcome,
      attributes: [("message", line(message))] + (type.map { [("type", $0)] } ?? []),
      text: line(text)
    )
    return XMLPiece(name: "testcase", attributes: attributes, children: [found])
  }

  private func line(_ text: String) -> String { PrintableText.line(text) }
}
