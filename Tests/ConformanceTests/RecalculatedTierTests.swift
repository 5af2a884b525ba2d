import AuditCore
import AuditEngine
import AuditReaders
import AuditTestSupport
import DMN
import FEEL
import Foundation
import Testing

/// Holds the shipped recalculation of tiers, from the fields of a case, against the tests of the
/// program that the models were taken from.
struct RecalculatedTierTests {
  private static func file(_ path: String) throws -> SourceFile {
    let url = Repository.standards.appending(path: path)
    return SourceFile(path: url.path, bytes: Array(try Data(contentsOf: url)))
  }

  private static func compiled() throws -> (Vocabulary, [CompiledRecalculation]) {
    let words = VocabularyReader.read(try file("vocabularies/probation-case.xml")).vocabulary
    let vocabulary = try #require(words)
    let reading = RecalculationReader.read(try file("recalculations/tiering.xml"))
    let set = try #require(reading.set)
    var models: [String: [DecisionModel]] = [:]
    for use in set.models {
      let library = DecisionLibrary.read(try file("decisions/\(use.modelID).dmn"))
      models[use.modelID] = library.models
    }
    let (compiled, diagnostics) = RecalculationCompiler.compile(
      set,
      vocabulary: vocabulary,
      models: models
    )
    #expect(reading.diagnostics + diagnostics == [])
    return (vocabulary, try #require(compiled))
  }

  /// What came of a case: the value and the steps, by their titles.
  private struct Found {
    var tier: String?
    var steps: [String: String] = [:]
  }

  private static func results(_ cases: [(TierCase, record: String)]) throws -> [Found] {
    let (vocabulary, compiled) = try compiled()
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "cases.jsonl")
    try cases.map(\.record).joined(separator: "\n")
      .write(to: file, atomically: true, encoding: .utf8)
    let reading = try CaseReader.read(path: file.path, vocabulary: vocabulary)
    #expect(reading.diagnostics.map(\.headline) == [])
    let records = reading.table.records
    try #require(records.rowCount == cases.count)
    let units = UnitTree(
      units: [],
      unitOfCase: Array(repeating: UnitTree.noUnit, count: records.rowCount)
    )
    var days: [CalendarDay: [RecalculationResult]] = [:]
    for day in Set(cases.map(\.0.asOf)) {
      let found = Recalculator.run(
        compiled,
        records: records,
        units: units,
        asOf: day,
        threads: 1
      )
      days[day] = zip(found.results, compiled).map {
        Recalculator.explain(
          $0,
          by: $1,
          records: records,
          rows: Array(0..<records.rowCount),
          asOf: day,
          threads: 1
        )
      }
    }
    return cases.enumerated().map { row, one in
      guard let result = days[one.0.asOf]?[one.0.recalculation] else { return Found() }
      let index = result.computed[row]
      var found = Found(tier: index < 0 ? nil : result.values[Int(index)].uppercased())
      for (step, words) in zip(result.recalculation.steps, result.steps[row] ?? []) {
        found.steps[step.title] = words
      }
      return found
    }
  }

  @Test func `every whole case of the tests of tiers comes out as it must from a case's fields`()
    throws
  {
    guard ConformanceFolder.part("tiering/cases.jsonl") != nil else { return }
    var cases: [(TierCase, record: String)] = []
    var leftOut: [String: String] = [:]
    for one in TieringTests.read("tiering/cases.jsonl").compactMap(TierCase.init) {
      do throws(TierCase.LeftOut) {
        cases.append((one, try one.record(position: cases.count)))
      } catch {
        leftOut[one.id] = error.words
      }
    }
    for ((one, _), found) in zip(cases, try Self.results(cases)) {
      for entry in one.expected.entries {
        let wanted = Self.words(entry.value)
        #expect(Self.part(entry.key, of: found) == wanted, "\(one.id) \(entry.key)")
      }
    }
    #expect(cases.count == 124)
    #expect(
      Set(leftOut.values) == [
        "a case has one risk of serious harm and one MAPPA level",
        "a case is one sentence of a person",
        "an order made longer is no requirement of the vocabulary",
      ]
    )
  }

  private static func words(_ value: Value) -> String? {
    switch value {
    case .string("MISSING"): nil
    case .string("NOT_SUPERVISED"): "NOT SUPERVISED"
    case .string(let text): text
    case .number(let number): "\(number)"
    case .boolean(let answer): answer ? "yes" : "no"
    default: nil
    }
  }

  /// A part of what came of a case by the name that the tests have for it.
  private static func part(_ name: String, of found: Found) -> String? {
    switch name {
    case "tier": found.tier
    case "protectLevel": found.tier.map { String($0.prefix(1)) }
    case "changeLevel": found.tier.map { String($0.dropFirst()) }
    case "protectPoints": found.steps["Points for protection"]
    case "changePoints": found.steps["Points for change"]
    case "hasMandateForChange": found.steps["Mandate for change"]
    case "provisional": found.steps["Provisional"]
    // A score that no band holds gives no tier.
    case "error": found.tier == nil ? "yes" : "no"
    default: "unknown part \(name)"
    }
  }
}
