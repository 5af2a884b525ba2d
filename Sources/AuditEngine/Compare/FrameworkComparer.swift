public import AuditCore

/// Finds what is otherwise in one framework than in another.
public struct FrameworkComparer {
  private let old: FrameworkParts
  private let new: FrameworkParts
  private let oldByKey: [String: FrameworkPart]
  private let newByKey: [String: FrameworkPart]
  private var changes: [FrameworkChange] = []

  /// Compares two frameworks part by part; parts are the same when code or name is.
  public static func compare(_ old: Framework, _ new: Framework) -> FrameworkComparison {
    var comparer = FrameworkComparer(old, new)
    comparer.run()
    let changes = FrameworkChange.Topic.allCases.flatMap { topic in
      comparer.changes.filter { $0.topic == topic }
    }
    return FrameworkComparison(old: side(old), new: side(new), changes: changes)
  }

  private static func side(_ framework: Framework) -> FrameworkComparison.Side {
    FrameworkComparison.Side(
      id: framework.id,
      version: framework.version,
      title: framework.title
    )
  }

  private init(_ old: Framework, _ new: Framework) {
    self.old = FrameworkParts(old)
    self.new = FrameworkParts(new)
    // A faulty framework may hold a code twice; the first counts.
    oldByKey = Dictionary(
      self.old.all.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    newByKey = Dictionary(
      self.new.all.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private mutating func run() {
    for part in new.all {
      if let was = oldByKey[part.key] {
        compare(was, part)
      } else {
        come(part)
      }
    }
    for part in old.all where newByKey[part.key] == nil { go(part) }
    findMoved()
  }

  /// A part that is only in the new framework; what it holds is told with it.
  private mutating func come(_ part: FrameworkPart) {
    if let holder = part.holder, oldByKey[holder] == nil { return }
    let topic = part.topic ?? .added
    changes.append(
      FrameworkChange(topic: topic, item: part.item, old: nil, new: about(part, in: new))
    )
  }

  /// A part that is only in the old framework.
  private mutating func go(_ part: FrameworkPart) {
    if let holder = part.holder, newByKey[holder] == nil { return }
    let topic = part.topic.map { $0 == .added ? .dropped : $0 } ?? .dropped
    changes.append(
      FrameworkChange(topic: topic, item: part.item, old: about(part, in: old), new: nil)
    )
  }

  /// What a part is about, with the number of what it holds.
  private func about(_ part: FrameworkPart, in parts: FrameworkParts) -> String {
    let held = parts.all.filter { $0.holder == part.key }.count
    guard held > 0 else { return FrameworkParts.plain(part.about) }
    let noun =
      part.key.hasPrefix("domain")
      ? "standard" : part.key.hasPrefix("standard") ? "key question" : "prompt"
    return "\(FrameworkParts.plain(part.about)) (\(held) \(noun)\(held == 1 ? "" : "s"))"
  }

  private mutating func compare(_ was: FrameworkPart, _ part: FrameworkPart) {
    let oldValues = Dictionary(
      was.properties.map { ($0.name, $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    var names = Set<String>()
    for property in part.properties where names.insert(property.name).inserted {
      let value = oldValues[property.name] ?? nil
      if value == property.value { continue }
      add(property, of: part, old: value, new: property.value)
    }
    for property in was.properties where !names.contains(property.name) && property.value != nil {
      add(property, of: part, old: property.value, new: nil)
    }
    if was.examples != part.examples {
      let shared = part.examples.filter(was.examples.contains).count
      let count = part.examples.count
      changes.append(
        FrameworkChange(
          topic: .examples,
          item: part.item,
          old: was.examples.isEmpty ? "none" : "\(was.examples.count)",
          new: count == 0 ? "none" : "\(count), \(count - shared) of them new"
        )
      )
    }
    if let holder = part.holder, let earlier = was.holder, holder != earlier {
      changes.append(
        FrameworkChange(
          topic: .moved,
          item: part.item,
          old: oldByKey[earlier]?.item,
          new: newByKey[holder]?.item
        )
      )
    }
  }

  private mutating func add(
    _ property: FrameworkPart.Property,
    of part: FrameworkPart,
    old: String?,
    new: String?
  ) {
    changes.append(
      FrameworkChange(
        topic: property.topic,
        item: part.item,
        part: property.name,
        old: old,
        new: new
      )
    )
  }

  /// Finds parts that stand in another order within the same holder.
  private mutating func findMoved() {
    let holders = Set(new.all.map(\.holder))
    var moved: [String: String] = [:]
    for holder in holders {
      for kind in ["domain", "standard", "question", "prompt"] {
        let isHere = { (part: FrameworkPart) in
          part.holder == holder && part.key.hasPrefix("\(kind) ")
        }
        let now = new.all.filter(isHere).map(\.key)
        let before = old.all.filter(isHere).map(\.key).filter(Set(now).contains)
        let kept = now.filter(Set(before).contains)
        for case .insert(let position, let key, _) in kept.difference(from: before) {
          moved[key] = position == 0 ? "first" : "after \(newByKey[kept[position - 1]]?.item ?? "")"
        }
      }
    }
    for part in new.all {
      guard let place = moved[part.key] else { continue }
      changes.append(FrameworkChange(topic: .moved, item: part.item, old: nil, new: place))
    }
  }
}
