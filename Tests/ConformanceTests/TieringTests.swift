import AuditCore
import AuditReaders
import AuditTestSupport
import DMN
import FEEL
import Foundation
import Testing

/// Holds the shipped tiering models against the tests of the program they were taken from.
struct TieringTests {
  private static let rows: [ContextValue] = read("tiering/cases.jsonl")

  static func read(_ path: String) -> [ContextValue] {
    guard let url = ConformanceFolder.url?.appending(path: path),
      let bytes = FileManager.default.contents(atPath: url.path)
    else { return [] }
    let file = SourceFile(path: path, bytes: Array(bytes))
    return DecisionInputReader.read(file).cases.map(\.values)
  }

  static func model(_ name: String) throws -> CompiledDecisions {
    let path = Repository.standards.appending(path: "decisions/\(name).dmn").path
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let library = DecisionLibrary.read(SourceFile(path: path, bytes: Array(bytes)))
    let (decisions, diagnostics) = CompiledDecisions.compile(library.models)
    #expect(library.diagnostics + diagnostics == [])
    return decisions
  }

  /// What works out an expected value of a row: a model and the name of its decision or function.
  private static func decision(_ kind: String, _ key: String, _ id: String) -> (String, String)? {
    switch (kind, key) {
    case ("codeMap", _):
      if id.contains("NsiOutcome") { return ("tiering-2023", "nsiOutcome") }
      if id.contains("MappaLevel") { return ("registrations", "mappaLevelOf") }
      return ("registrations", id.contains("Rosh") ? "roshLevel" : "complexityFactor")
    case ("registrations", _): return ("registrations", key)
    case ("needSeverity", _): return ("tiering-2023", "needSeverity")
    case ("womenFactors", _): return ("tiering-2023", "womenFactors")
    case ("inputDefaults", "ogrs"), ("inputDefaults", "rsr"): return ("tiering-2023", key + "Used")
    case ("inputDefaults", "isFemale"): return ("tiering-2023", key)
    case ("inputDefaults", _): return nil
    case ("predictorSelection", _): return ("tiering-2026", "selectPredictors")
    case ("provisional", _): return ("tiering-2026", "provisionalBy")
    default: return (id.hasPrefix("v3") ? "tiering-2026" : "tiering-2023", key)
    }
  }

  @Test func `every row of the tiering tests comes out as it must`() throws {
    guard ConformanceFolder.part("tiering/cases.jsonl") != nil else { return }
    var models: [String: CompiledDecisions] = [:]
    for name in ["registrations", "tiering-2023", "tiering-2026"] {
      models[name] = try Self.model(name)
    }
    #expect(Self.rows.count > 100)
    var memos: [String: DecisionMemo] = [:]
    for row in Self.rows {
      guard case .string(let id)? = row["id"], case .string(let kind)? = row["kind"],
        case .string(let asOf)? = row["asOf"], case .context(let inputs)? = row["inputs"],
        case .context(let expected)? = row["expected"]
      else {
        Issue.record("a row is not as expected")
        continue
      }
      let day = try #require(CalendarDay(asOf))
      let now = DateTimeValue(day: day, time: TimeValue(secondOfDay: 0, zone: .offset(0)))
      let environment = Environment(nullEquality: .standard, now: now)
      for entry in expected.entries {
        guard let (name, decision) = Self.decision(kind, entry.key, id) else { continue }
        let model = try #require(models[name])
        let fitted = model.fit(inputs, for: decision, at: Place(path: "cases.jsonl"))
        var found = try #require(model.decide(decision, fitted.given, environment), "\(decision)")
        let memo = memos["\(name) \(asOf)", default: DecisionMemo()]
        memos["\(name) \(asOf)"] = memo
        let remembered = model.decide(decision, fitted.given, environment, memo)
        #expect(remembered.map(FEELText.write) == FEELText.write(found), "\(id) \(entry.key)")
        if case .context(let several) = found, let part = several[entry.key] { found = part }
        #expect(
          DecisionTest.areSame(entry.value, found),
          "\(id) \(entry.key): \(FEELText.write(entry.value)) but \(FEELText.write(found))"
        )
      }
    }
  }
}
