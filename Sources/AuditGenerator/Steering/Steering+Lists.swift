import AuditCore
import FEEL

extension Steering {
  /// A list of records with the filters laid over it.
  struct FilteredList {
    /// The way to the record that has the list.
    let owner: [Step]
    let list: Int
    /// Each filter's frame and condition, innermost first.
    let filters: [(frame: Int, condition: CheckedNode)]
  }

  /// The most records that steering gives a list.
  private static let mostItems = 400

  /// Finds the list that a node filters; `nil` for anything else.
  func filteredList(_ node: CheckedNode) -> FilteredList? {
    switch node.kind {
    case .records(let frame, let list):
      return way(frame).map { FilteredList(owner: $0, list: list, filters: []) }
    case .recordFilter(let frame, let inner, let condition):
      guard let found = filteredList(inner) else { return nil }
      return FilteredList(
        owner: found.owner,
        list: found.list,
        filters: found.filters + [(frame, condition)]
      )
    case .definition(let index): return filteredList(book.definitions[index].root)
    default: return nil
    }
  }

  func itemCount(_ list: FilteredList) -> Int { record(list.owner)?.lists[list.list].count ?? 0 }

  /// Does something with a record of a list in reach of some frames.
  mutating func with<Result>(
    _ list: FilteredList,
    _ index: Int,
    _ frame: Int? = nil,
    _ body: (inout Steering) -> Result
  ) -> Result {
    let saved = frames
    let way = list.owner + [Step(list: list.list, index: index)]
    for filter in list.filters { frames[filter.frame] = way }
    if let frame { frames[frame] = way }
    defer { frames = saved }
    return body(&self)
  }

  /// The indices of the records that pass the filters.
  mutating func passing(_ list: FilteredList) -> [Int] {
    (0..<itemCount(list)).filter { index in
      with(list, index) { $0.allHold(list.filters.map(\.condition)) }
    }
  }

  /// Makes up one more record of a list and gives its index; `nil` when there are too many.
  private mutating func add(_ list: FilteredList) -> Int? {
    let count = itemCount(list)
    guard count < Self.mostItems else { return nil }
    let item = maker(list.owner).makeItem(list: list.list, root: draft, &story)
    change(list.owner) { $0.lists[list.list].append(item) }
    return count
  }

  private mutating func remove(_ list: FilteredList, _ index: Int) {
    change(list.owner) { $0.lists[list.list].remove(at: index) }
  }

  /// Finds or makes a record that passes the filters and is already of the kind that is wanted.
  ///
  /// Changing another kind of record into it would undo what a different rule found there.
  mutating func passingItem(
    _ list: FilteredList,
    _ frame: Int? = nil,
    _ identity: [CheckedNode] = []
  ) -> Int? {
    let fitting = passing(list).filter { index in
      with(list, index, frame) { $0.allHold(identity) }
    }
    if let found = story.random.element(of: fitting) { return found }
    guard let index = add(list) else { return nil }
    let passes = with(list, index, frame) { steering in
      for part in identity { steering.steer(part, to: true) }
      for filter in list.filters { steering.steer(filter.condition, to: true) }
      return steering.allHold(list.filters.map(\.condition))
    }
    if passes { return index }
    remove(list, index)
    return nil
  }

  /// The parts of a condition that say which kind of record it is about, not how well it was done.
  private static func identity(of condition: CheckedNode) -> [CheckedNode] {
    switch condition.kind {
    case .and(let parts): parts.flatMap { identity(of: $0) }
    case .comparison(.equal, let left, let right) where !isNull(left) && !isNull(right):
      [condition]
    case .isIn(let value, _): if case .code = value.type { [condition] } else { [] }
    default: []
    }
  }

  /// Makes `some` or `every` true or false.
  mutating func quantify(
    _ quantifier: Quantifier,
    _ frame: Int,
    _ node: CheckedNode,
    _ condition: CheckedNode,
    _ wanted: Bool
  ) {
    guard let list = filteredList(node) else { return }
    // `some` false and `every` true concern each record; the others need only one.
    if (quantifier == .some) == wanted {
      let identity = wanted ? Self.identity(of: condition) : []
      guard let index = passingItem(list, frame, identity) else { return }
      _ = with(list, index, frame) { steering in
        steering.steer(condition, to: wanted)
        for filter in list.filters { steering.steer(filter.condition, to: true) }
        return steering.steer(condition, to: wanted)
      }
      return
    }
    for index in passing(list).reversed() {
      let isDone = with(list, index, frame) { steering in
        steering.steer(condition, to: wanted)
          || !steering.allHold(list.filters.map(\.condition))
      }
      if !isDone { remove(list, index) }
    }
  }

  /// Gives a list so many records that pass its filters.
  mutating func setCount(_ node: CheckedNode, _ count: Int) -> Bool {
    guard let list = filteredList(node) else { return false }
    var found = passing(list)
    while found.count > count { remove(list, found.removeLast()) }
    while found.count < count {
      guard let index = add(list) else { return false }
      let passes = with(list, index) { steering in
        for filter in list.filters { steering.steer(filter.condition, to: true) }
        return steering.allHold(list.filters.map(\.condition))
      }
      guard passes else {
        remove(list, index)
        return false
      }
      found.append(index)
    }
    return true
  }

  /// Gives the least or greatest of a list's values a value.
  mutating func setExtreme(_ node: CheckedNode, _ isGreatest: Bool, _ value: Value) -> Bool {
    guard case .recordMap(let frame, let inner, let body) = node.kind,
      let list = filteredList(inner), let first = passingItem(list)
    else { return false }
    if case .null = value { return setCount(inner, 0) }
    let limit = CheckedNode(.literal(value), type: body.type, range: body.range)
    let sign: ComparisonOperator = isGreatest ? .lessOrEqual : .greaterOrEqual
    let within = CheckedNode(.comparison(sign, body, limit), type: .boolean, range: body.range)
    let isSet = with(list, first, frame) { $0.assign(body, value) }
    for index in passing(list).reversed() where index != first {
      let isWithin = with(list, index, frame) { $0.steer(within, to: true) }
      if !isWithin { remove(list, index) }
    }
    return isSet
  }
}
