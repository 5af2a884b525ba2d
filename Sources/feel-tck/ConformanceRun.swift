import AuditCore
import AuditReaders
import DMN
import FEEL
import Foundation

/// Runs folders of decision models and their tests.
struct ConformanceRun {
  /// What became of one test.
  struct Outcome {
    /// The folder's name and the test's id.
    let name: String
    let verdict: Verdict
    /// What was expected, found, and why; empty for a test that passed.
    var details: String = ""
  }

  enum Verdict {
    case passed
    case failed
    /// It fails as the skip list says it would.
    case known
    /// It calls an external function, which is not run.
    case skipped
    /// The skip list names it, but it passes.
    case stale
  }

  let skips: SkipList
  /// What the models may know of the world: the rules of time zones, and what the clock shows.
  let environment: Environment
  private(set) var outcomes: [Outcome] = []
  /// What is wrong with the files themselves.
  private(set) var complaints: [String] = []

  init(skips: SkipList, environment: Environment = Self.surroundings()) {
    self.skips = skips
    self.environment = environment
  }

  /// The environment that this machine gives.
  static func surroundings() -> Environment {
    let seconds = Int(Date().timeIntervalSince1970)
    let day = CalendarDay(dayNumber: seconds / 86_400)
    let time = TimeValue(secondOfDay: seconds % 86_400, zone: .offset(0))
    return Environment(
      nullEquality: .standard,
      now: DateTimeValue(day: day, time: time),
      zones: TimeZoneFiles.read()
    )
  }

  /// Runs a folder, or all folders in it.
  mutating func run(path: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let models = names.filter { $0.hasSuffix(".dmn") }.sorted()
    if models.isEmpty {
      for name in names.sorted() where isFolder("\(path)/\(name)") {
        run(path: "\(path)/\(name)")
      }
      if names.isEmpty { complaints.append("\(path): nothing to run") }
      return
    }
    for name in names.sorted() where name.hasSuffix(".xml") {
      run(tests: "\(path)/\(name)", folder: path, models: models)
    }
  }

  private func isFolder(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }

  private mutating func run(tests path: String, folder: String, models: [String]) {
    guard let file = read(path) else { return }
    let (suite, faults) = DecisionTestReader.read(file)
    complaints += faults.map(line)
    guard let suite else { return }
    let folderName = (folder as NSString).lastPathComponent
    let name = models.contains(suite.modelName) ? suite.modelName : models[0]
    guard let model = read("\(folder)/\(name)") else { return }
    let (all, modelFaults) = DecisionLibrary.read(model)
    let (decisions, _) = CompiledDecisions.compile(all)
    // Faults of expressions belong to the tests that expect null for them.
    for fault in modelFaults { complaints.append(line(fault)) }
    for test in suite.tests {
      let id = "\(folderName)/\(test.id)"
      let failures = test.failures(with: decisions, environment)
      let details = failures.map { describe($0) }.joined(separator: "; ")
      outcomes.append(
        Outcome(name: id, verdict: verdict(id, isPassed: failures.isEmpty), details: details)
      )
    }
  }

  private func verdict(_ id: String, isPassed: Bool) -> Verdict {
    switch (skips.entries[id], isPassed) {
    case (nil, true): .passed
    case (nil, false): .failed
    case (_?, true): .stale
    case (.external?, false): .skipped
    case (.knownFailure?, false): .known
    }
  }

  private func describe(_ failure: DecisionTest.Failure) -> String {
    let expected = FEELText.write(failure.expected.value)
    guard let found = failure.found else {
      return "\(failure.expected.name): expected \(expected), got nothing (no such decision)"
    }
    var text = "\(failure.expected.name): expected \(expected), got \(FEELText.write(found))"
    if case .failed(let reason)? = found.nullReason { text += " (\(reason))" }
    return text
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place.map { "\($0.text): " } ?? ""
    return
      "\(place)\(diagnostic.severity.rawValue)[\(diagnostic.code.name)]: \(diagnostic.headline)"
  }

  private mutating func read(_ path: String) -> SourceFile? {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      complaints.append("\(path): cannot be read")
      return nil
    }
    return SourceFile(path: path, bytes: Array(bytes))
  }

  // MARK: - Counts

  func count(_ verdict: Verdict) -> Int { outcomes.count { $0.verdict == verdict } }

  /// The closing line.
  var summary: String {
    let passed = count(.passed) + count(.stale)
    return "\(passed) passed, \(count(.failed) + count(.known)) failed, \(count(.skipped)) skipped"
  }

  /// Whether every test passed, or failed as the skip list says.
  var isClean: Bool {
    count(.failed) == 0 && count(.stale) == 0 && !outcomes.isEmpty && complaints.isEmpty
  }
}

/// Tests that are known not to pass, each with the reason.
struct SkipList {
  enum Entry {
    /// It calls an external function: the only reason not to count a test at all.
    case external
    /// It is run all the same, and must be struck out once it passes.
    case knownFailure(String)
  }

  var entries: [String: Entry] = [:]

  init() {}

  /// Reads a list: a line for each test, `folder/id reason`; `#` begins a remark.
  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      let parts = trimmed.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      let reason = parts.count > 1 ? String(parts[1]) : ""
      let isExternal = reason.hasPrefix("external")
      entries[String(parts[0])] = isExternal ? .external : .knownFailure(reason)
    }
  }
}
