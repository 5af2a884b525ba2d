import AuditCore
import FEEL

/// Changes a made-up case so that a rule comes out as wanted.
///
/// It works from the rule's tree: a conjunction is made true by making its parts true, a comparison
/// by giving one side a value on the right side of the other, `some contact` by changing or adding a
/// contact. What it cannot do it leaves; whoever asks looks at the outcome.
struct Steering {
  let book: RuleBook
  let maker: RecordMaker
  let calendar: WorkingDayCalendar
  /// The case.
  private(set) var draft: Draft
  var story: Story
  /// The records in reach beside the case: for each frame the way to its record.
  var frames: [Int: [Step]] = [:]
  /// Whether a count that would not be whole is rounded up.
  var roundsUp = true
  /// The case as a table; `nil` after a change.
  private var table: RecordTable?

  /// One step from a record to a record of one of its lists.
  struct Step: Hashable {
    let list: Int
    let index: Int
  }

  init(
    book: RuleBook,
    maker: RecordMaker,
    calendar: WorkingDayCalendar,
    draft: Draft,
    story: Story
  ) {
    self.book = book
    self.maker = maker
    self.calendar = calendar
    self.draft = draft
    self.story = story
  }

  // MARK: - Reading

  /// The value of a node for the case as it is now.
  mutating func evaluate(_ node: CheckedNode) -> Value {
    let now = table ?? RecordTable([draft], type: maker.type)
    table = now
    let evaluator = PlainEvaluator(
      environment: Environment(
        record: RecordReference(table: now, row: 0),
        definitions: book.definitions,
        constants: ["as of": .date(CalendarDay(dayNumber: story.asOf))],
        calendar: calendar
      )
    )
    return evaluator.evaluate(
      CheckedExpression(source: LocatedText(""), root: frames.isEmpty ? node : closed(node))
    )
  }

  /// Whether a node is true for the case as it is now.
  mutating func holds(_ node: CheckedNode) -> Bool { evaluate(node) == .boolean(true) }

  /// Whether all of some nodes are true.
  mutating func allHold(_ nodes: [CheckedNode]) -> Bool {
    for node in nodes where !holds(node) { return false }
    return true
  }

  /// The node with the values of the records in reach in place of their fields.
  private func closed(_ node: CheckedNode) -> CheckedNode {
    if case .field(let frame, let field) = node.kind, frame != 0, let way = frames[frame],
      let record = record(way), record.values.indices.contains(field)
    {
      let type = self.type(way).fields[field].type
      let value = record.values[field]?.value(type: type) ?? .null(.notRecorded)
      return CheckedNode(.literal(value), type: node.type, range: node.range)
    }
    return node.replacingChildren { closed($0) }
  }

  func record(_ way: [Step]) -> Draft? {
    var found = draft
    for step in way {
      guard found.lists[step.list].indices.contains(step.index) else { return nil }
      found = found.lists[step.list][step.index]
    }
    return found
  }

  func type(_ way: [Step]) -> RecordType {
    way.reduce(maker.type) { $0.lists[$1.list] }
  }

  func maker(_ way: [Step]) -> RecordMaker { way.reduce(maker) { $0.maker(list: $1.list) } }

  /// The way to a frame's record; `nil` for a frame that is not in reach.
  func way(_ frame: Int) -> [Step]? { frame == 0 ? [] : frames[frame] }

  // MARK: - Changing

  /// Changes the record at the end of a way.
  mutating func change(_ way: [Step], _ body: (inout Draft) -> Void) {
    table = nil
    Self.change(&draft, way[...], body)
  }

  private static func change(
    _ draft: inout Draft,
    _ way: ArraySlice<Step>,
    _ body: (inout Draft) -> Void
  ) {
    guard let step = way.first else { return body(&draft) }
    guard draft.lists[step.list].indices.contains(step.index) else { return }
    change(&draft.lists[step.list][step.index], way.dropFirst(), body)
  }

  /// Takes back all changes since a copy was made, but not the chance that was spent.
  mutating func restore(_ saved: Draft) {
    draft = saved
    table = nil
  }

  /// Makes a node true or false, and says whether that came about.
  @discardableResult
  mutating func steer(_ node: CheckedNode, to wanted: Bool) -> Bool {
    if evaluate(node) == .boolean(wanted) { return true }
    attempt(node, wanted)
    if evaluate(node) == .boolean(wanted) { return true }
    return shake(node, wanted)
  }

  private mutating func attempt(_ node: CheckedNode, _ wanted: Bool) {
    switch node.kind {
    case .field: assign(node, .boolean(wanted))
    case .definition(let index): attempt(book.definitions[index].root, wanted)
    case .and(let parts): steerParts(parts, all: wanted, to: wanted)
    case .or(let parts): steerParts(parts, all: !wanted, to: wanted)
    case .call(let builtin, let arguments) where builtin.name == "not" && arguments.count == 1:
      steer(arguments[0], to: !wanted)
    case .comparison(let sign, let left, let right):
      compare(sign, left, right, wanted)
    case .between(let value, let low, let high):
      if wanted || story.random.chance(0.5) {
        compare(.greaterOrEqual, value, low, wanted)
        if wanted, !holds(node) { compare(.lessOrEqual, value, high, true) }
      } else {
        compare(.lessOrEqual, value, high, false)
      }
    case .isIn(let value, let tests): include(value, tests, wanted)
    case .choice(let condition, let one, let other):
      steer(holds(condition) ? one : other, to: wanted)
    case .recordQuantifier(let quantifier, let frame, let list, let condition):
      quantify(quantifier, frame, list, condition, wanted)
    default: break
    }
  }

  private mutating func steerParts(_ parts: [CheckedNode], all: Bool, to wanted: Bool) {
    if all {
      // A second round mends what a later part broke of an earlier one.
      for _ in 0..<2 { for part in parts { steer(part, to: wanted) } }
      return
    }
    guard !parts.isEmpty else { return }
    let first = story.random.index(below: parts.count)
    for offset in parts.indices where steer(parts[(first + offset) % parts.count], to: wanted) {
      return
    }
  }

  /// The last resort: makes the fields that a node reads up anew until it comes out as wanted.
  private mutating func shake(_ node: CheckedNode, _ wanted: Bool) -> Bool {
    let saved = draft
    for _ in 0..<6 {
      for (way, field) in fields(in: node) { refill(way, field) }
      if evaluate(node) == .boolean(wanted) { return true }
    }
    restore(saved)
    return false
  }

  /// The fields that a node reads of the case and the records in reach, in order.
  func fields(in node: CheckedNode) -> [(way: [Step], field: Int)] {
    var found: [(way: [Step], field: Int)] = []
    node.forEach { part in
      if case .field(let frame, let field) = part.kind, let way = way(frame) {
        found.append((way, field))
      }
    }
    return found
  }

  /// Makes the value of a field up anew; the field that identifies the case stays.
  mutating func refill(_ way: [Step], _ field: Int) {
    guard let record = record(way), !(way.isEmpty && field == maker.keyField) else { return }
    let root = way.isEmpty ? nil : draft
    if let value = maker(way).remake(field: field, in: record, root: root, &story) {
      change(way) { $0.values[field] = value }
    }
  }
}
