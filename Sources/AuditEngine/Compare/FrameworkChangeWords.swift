import AuditCore

/// What is otherwise in the framework of two audits, in sentences, as far as their results tell.
struct FrameworkChangeWords {
  private let old: AuditSnapshot
  private let new: AuditSnapshot
  /// The most codes that one sentence names.
  private static let codeLimit = 12

  init(_ old: AuditSnapshot, _ new: AuditSnapshot) {
    self.old = old
    self.new = new
  }

  /// The sentences, the gravest first; none where the framework is the same.
  var sentences: [String] {
    var found: [String] = []
    if old.framework.version != new.framework.version {
      found.append(
        "The framework's version was \(old.framework.version) and is \(new.framework.version)."
      )
    }
    if old.scale != new.scale {
      found.append("The scale of ratings is another, so ratings are not compared.")
    }
    if old.notEvidencedCounts != new.notEvidencedCounts {
      found.append("What is not evidenced counts otherwise.")
    }
    found += items("standard", old.standards, new.standards, verb: "rated by other rules")
    found += items("key question", old.questions, new.questions, verb: "decided by other rules")
    found += items("prompt", old.prompts, new.prompts, verb: "asked by other rules")
    for role in ["vocabulary", "calendar"] where digest(role, old) != digest(role, new) {
      found.append("The \(role) that was read is another; the rules may come to other answers.")
    }
    return found
  }

  private func digest(_ role: String, _ audit: AuditSnapshot) -> String? {
    audit.inputs.first { $0.role == role }?.digest
  }

  private func items(
    _ noun: String,
    _ before: [AuditSnapshot.Item],
    _ after: [AuditSnapshot.Item],
    verb: String
  ) -> [String] {
    let rules = Dictionary(
      before.map { ($0.code, $0.rule) },
      uniquingKeysWith: { first, _ in first }
    )
    let codes = Set(after.map(\.code))
    let changed = after.filter { item in rules[item.code].map { $0 != item.rule } ?? false }
    let added = after.filter { rules[$0.code] == nil }
    let dropped = before.filter { !codes.contains($0.code) }
    return [
      sentence(noun, changed, verb),
      sentence(noun, added, "not in the earlier audit"),
      sentence(noun, dropped, "not looked at any more"),
    ].compactMap { $0 }
  }

  /// A sentence that counts and names items, as `2 prompts are asked by other rules: 2.1.3.b, 2.1.4.a`.
  private func sentence(_ noun: String, _ items: [AuditSnapshot.Item], _ verb: String) -> String? {
    guard !items.isEmpty else { return nil }
    let codes = items.prefix(Self.codeLimit).map(\.code)
    let more = items.count - codes.count
    let list = codes.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return "\(items.count) \(noun)\(items.count == 1 ? " is" : "s are") \(verb): \(list)."
  }
}
