import AuditCore

/// What a schema cannot hold of a workload scheme: names that are used are there, and once.
struct WorkloadSchemeChecks {
  private(set) var diagnostics: [Diagnostic] = []
  private let root: XMLElement

  init(root: XMLElement) {
    self.root = root
    let sources = checkOnce(root.children("source"), "id", "source")
    for part in root.children {
      if let source = part.attribute("source") {
        check(source.value.words, in: sources, "source", at: source.place)
      }
    }
    let tiers = checkOnce(members("tiers", "tier"), "code", "tier")
    _ = checkOnce(
      members("tiers", "tier").filter { $0.name(in: "number") != nil },
      "number",
      "tier number"
    )
    _ = checkOnce(members("work", "report"), "code", "report")
    _ = checkOnce(members("work", "contact"), "code", "contact")
    _ = checkOnce(members("reductions", "reduction"), "code", "reduction")
    let targets = checkOnce(members("amounts", "target"), "id", "target")
    let hours = checkOnce(members("amounts", "hours"), "id", "hours")
    let grades = checkOnce(members("grades", "grade"), "code", "grade")
    checkSourceCodes()
    if let other = root.child("grades")?.attribute("other") {
      check(other.value.words, in: grades, "grade", at: other.place)
    }
    for grade in members("grades", "grade") {
      check(grade.words("target"), in: targets, "target", at: grade.place(of: "target"))
      if let name = grade.name(in: "hours") {
        check(name, in: hours, "hours", at: grade.place(of: "hours"))
      }
    }
    for limit in members("limits", "complexity") {
      check(limit.words("grade"), in: grades, "grade", at: limit.place(of: "grade"))
      for tier in limit.list("tiers") { check(tier.text, in: tiers, "tier", at: tier.place) }
      if limit.name(in: "tiers") == nil, limit.name(in: "rosh") == nil {
        diagnostics.append(WorkloadMessages.emptyComplexity(at: limit.place))
      }
    }
    diagnostics = DiagnosticList(diagnostics).sorted
  }

  private func members(_ group: String, _ name: String) -> [XMLElement] {
    root.child(group)?.children(name) ?? []
  }

  /// Tells names that stand twice; letter case, blanks and dashes do not make two names of one.
  private mutating func checkOnce(_ elements: [XMLElement], _ name: String, _ noun: String)
    -> [String]
  {
    var lines: [String: Int] = [:]
    for element in elements {
      let written = element.words(name)
      let plain = WorkloadScheme.plain(written)
      if let line = lines[plain] {
        diagnostics.append(
          WorkloadMessages.nameTwice(noun, written, firstLine: line, at: element.place(of: name))
        )
      } else {
        lines[plain] = element.line
      }
    }
    return elements.map { $0.words(name) }
  }

  private mutating func checkSourceCodes() {
    var lines: [String: Int] = [:]
    for grade in members("grades", "grade") {
      for code in grade.list("codes") {
        if let line = lines.updateValue(grade.line, forKey: WorkloadScheme.plain(code.text)) {
          diagnostics.append(
            WorkloadMessages.nameTwice("grade code", code.text, firstLine: line, at: code.place)
          )
        }
      }
    }
  }

  private mutating func check(_ name: String, in known: [String], _ noun: String, at place: Place) {
    if known.contains(name) { return }
    diagnostics.append(WorkloadMessages.unknownName(noun, name, known: known, at: place))
  }
}
