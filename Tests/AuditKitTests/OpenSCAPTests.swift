import AuditCore
import AuditKit
import AuditTestSupport
import Foundation
import Testing

private let oscapProgram = ProcessInfo.processInfo.environment["CASEAUDIT_OSCAP"]

/// Holds XCCDF's four scoring models, written as frameworks, against `oscap` on random trees.
///
/// Opt-in: set `CASEAUDIT_OSCAP` to the program, as `oscap`.
@Suite(.enabled(if: oscapProgram != nil, "CASEAUDIT_OSCAP names no program"))
struct OpenSCAPTests {
  @Test(arguments: 1...24) func `the four scoring models of XCCDF come to what oscap says`(
    seed: UInt64
  ) throws {
    var tree = ScoredTree(seed: seed)
    let benchmark = tree.group(depth: 0)
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let expected = try oscap(benchmark, in: folder)
    let found = try caseaudit(benchmark, in: folder)
    for model in ["default", "flat", "flat-unweighted", "absolute"] {
      let (want, have) = (try #require(expected[model]), try #require(found[model]))
      // Its numbers are floats with six decimals.
      #expect(abs(want - have) < 0.001 * max(1, want.magnitude / 10), "\(model): \(want), \(have)")
    }
  }

  // MARK: - The other program

  private func oscap(_ benchmark: ScoredTree.Group, in folder: URL) throws -> [String: Double] {
    try Data(Self.oval.utf8).write(to: folder.appending(path: "oval.xml"))
    let models = ["default", "flat", "flat-unweighted", "absolute"]
      .map { "<model system=\"urn:xccdf:scoring:\($0)\"/>" }.joined(separator: "\n")
    let xccdf = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2" id="xccdf_t_benchmark_1">
      <status>draft</status><version>1</version>\(models)
      \(benchmark.children.map(\.xccdf).joined(separator: "\n"))
      </Benchmark>
      """
    try Data(xccdf.utf8).write(to: folder.appending(path: "xccdf.xml"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      oscapProgram ?? "oscap", "xccdf", "eval", "--results", "results.xml", "xccdf.xml",
    ]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let results = try String(contentsOf: folder.appending(path: "results.xml"), encoding: .utf8)
    var scores: [String: Double] = [:]
    let pattern = #/<score system="urn:xccdf:scoring:(?<model>[a-z-]+)"[^>]*>(?<score>[0-9.]+)/#
    for match in results.matches(of: pattern) {
      scores[String(match.model)] = Double(match.score)
    }
    return scores
  }

  private static let oval = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oval_definitions xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5"
      xmlns:oval="http://oval.mitre.org/XMLSchema/oval-common-5"
      xmlns:ind="http://oval.mitre.org/XMLSchema/oval-definitions-5#independent">
    <generator><oval:schema_version>5.10</oval:schema_version>
    <oval:timestamp>2024-01-01T00:00:00</oval:timestamp></generator>
    <definitions>
    <definition id="oval:t:def:1" version="1" class="compliance">
    <metadata><title>pass</title><description>passes</description></metadata>
    <criteria><criterion test_ref="oval:t:tst:1"/></criteria></definition>
    <definition id="oval:t:def:2" version="1" class="compliance">
    <metadata><title>fail</title><description>fails</description></metadata>
    <criteria negate="true"><criterion test_ref="oval:t:tst:1"/></criteria></definition>
    </definitions>
    <tests><ind:family_test id="oval:t:tst:1" version="1" check="at least one" comment="family">
    <ind:object object_ref="oval:t:obj:1"/><ind:state state_ref="oval:t:ste:1"/>
    </ind:family_test></tests>
    <objects><ind:family_object id="oval:t:obj:1" version="1"/></objects>
    <states><ind:family_state id="oval:t:ste:1" version="1"><ind:family>unix</ind:family>
    </ind:family_state></states>
    </oval_definitions>
    """

  // MARK: - This program

  private func caseaudit(_ benchmark: ScoredTree.Group, in folder: URL) throws -> [String: Double] {
    let frameworks = folder.appending(path: "frameworks")
    try FileManager.default.createDirectory(at: frameworks, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "vocabularies"),
      withDestinationURL: Repository.standards.appending(path: "vocabularies")
    )
    let file = frameworks.appending(path: "scored.xml")
    try Data(Self.framework(benchmark).utf8).write(to: file)
    let scores = folder.appending(path: "scores.csv")
    // What was not checked has no score.
    let rows = benchmark.rules.compactMap { rule in
      rule.passes.map { "Host,\(rule.code),,,\($0 ? 100 : 0),,\n" }
    }
    try Data((RatingFromScores.header + rows.joined()).utf8).write(to: scores)
    let day = try #require(CalendarDay("2024-07-01"))
    let (rated, _, diagnostics) = try ScoreRating(
      frameworkPath: file.path,
      scoresPath: scores.path,
      asOf: day,
      environment: AuditEnvironment(
        runAt: "2024-07-01T09:30:00Z",
        today: day,
        programVersion: "test",
        threadCount: 1
      )
    ).run()
    let result = try #require(rated, "\(diagnostics.all.map(\.headline))")
    let unit = try #require(result.unitResults.first)
    let absolute = unit.composites.first { $0.code == "A" }?.status == .rated("pass")
    return [
      "default": unit.overall?.value?.decimal.double ?? .nan,
      "flat": Double(unit.composites.first { $0.code == "F" }?.points ?? -1),
      "flat-unweighted": Double(unit.composites.first { $0.code == "U" }?.points ?? -1),
      "absolute": absolute ? 1 : 0,
    ]
  }

  private static func framework(_ benchmark: ScoredTree.Group) -> String {
    let rules = benchmark.rules
    let standards = rules.map { rule in
      """
      <standard code="\(rule.code)" title="Rule" bands="half"><keyQuestion code="\(rule.code).1"
      title="passes"><prompt code="a"><question>Does it pass?</question></prompt></keyQuestion>
      </standard>
      """
    }
    let codes = rules.map(\.code).joined(separator: " ")
    let weighted = rules.map { "<member code=\"\($0.code)\" weight=\"\($0.weight)\"/>" }.joined()
    let common = "levels=\"host\" missing=\"leaveOut\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <framework xmlns="urn:caseaudit:framework:1" id="scored" version="1.0"
        vocabulary="inspection-unit">
      <title>Scoring models</title>
      <ratings><rating id="fail" label="Fail" points="0"/><rating id="pass" label="Pass" points="1"/>
      </ratings>
      <level id="host" label="Host" plural="Hosts" field="unit.name"/>
      <bands id="half" over="share"><band rating="fail" from="0" below="50"/>
      <band rating="pass" from="50" to="100"/></bands>
      <domain code="D" title="Rules">\(standards.joined(separator: "\n"))</domain>
      \(benchmark.groups.map { $0.composite(common) }.joined(separator: "\n"))
      <composite code="F" title="Flat" by="sum" \(common)>\(weighted)</composite>
      <composite code="U" title="Flat unweighted" by="sum" \(common) of="\(codes)"/>
      <composite code="A" title="Absolute" by="lowest" \(common) of="\(codes)"/>
      <overall title="Default" by="score" \(common)>\(benchmark.members)</overall>
      </framework>
      """
  }
}

/// A random tree of groups and rules with weights.
private struct ScoredTree {
  struct Rule {
    var code: String
    var weight: Int
    /// Whether it passes; `nil` when it was not checked.
    var passes: Bool?
  }

  struct Group {
    var code: String
    var weight: Int
    var children: [Node]

    /// All rules, in order.
    var rules: [Rule] {
      children.flatMap { node -> [Rule] in
        switch node {
        case .rule(let rule): [rule]
        case .group(let group): group.rules
        }
      }
    }

    /// All groups within, those within others first.
    var groups: [Group] {
      children.flatMap { node -> [Group] in
        if case .group(let group) = node { return group.groups + [group] }
        return []
      }
    }

    var members: String {
      children.map { "<member code=\"\($0.code)\" weight=\"\($0.weight)\"/>" }.joined()
    }

    func composite(_ common: String) -> String {
      "<composite code=\"\(code)\" title=\"Group\" by=\"score\" \(common)>\(members)</composite>"
    }
  }

  indirect enum Node {
    case rule(Rule)
    case group(Group)

    var code: String {
      switch self {
      case .rule(let rule): rule.code
      case .group(let group): group.code
      }
    }

    var weight: Int {
      switch self {
      case .rule(let rule): rule.weight
      case .group(let group): group.weight
      }
    }

    var xccdf: String {
      switch self {
      case .rule(let rule):
        let check = rule.passes.map { passes in
          """
          <check system="http://oval.mitre.org/XMLSchema/oval-definitions-5">\
          <check-content-ref href="oval.xml" name="oval:t:def:\(passes ? 1 : 2)"/></check>
          """
        }
        return """
          <Rule id="xccdf_t_rule_\(rule.code)" weight="\(rule.weight)" selected="true">\
          <title>r</title>\(check ?? "")</Rule>
          """
      case .group(let group):
        return """
          <Group id="xccdf_t_group_\(group.code)" weight="\(group.weight)"><title>g</title>
          \(group.children.map(\.xccdf).joined(separator: "\n"))
          </Group>
          """
      }
    }
  }

  private var state: UInt64
  private var count = 0

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// A group with two to four children, no deeper than three levels; a rule is always checked in it.
  mutating func group(depth: Int) -> Group {
    count += 1
    let code = "G\(count)"
    var children: [Node] = [.rule(rule(isChecked: true))]
    for _ in 0..<1 + next(3) {
      if depth < 3, next(3) == 0 {
        children.append(.group(group(depth: depth + 1)))
      } else {
        children.append(.rule(rule(isChecked: next(6) > 0)))
      }
    }
    return Group(code: code, weight: 1 + next(5), children: children)
  }

  private mutating func rule(isChecked: Bool) -> Rule {
    count += 1
    return Rule(code: "R\(count)", weight: 1 + next(5), passes: isChecked ? next(4) > 0 : nil)
  }

  /// A number below a bound (SplitMix64).
  private mutating func next(_ bound: UInt64) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % bound)
  }
}
