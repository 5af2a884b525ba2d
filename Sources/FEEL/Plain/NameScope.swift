/// Named values of which the nearest counts, as they grow from one step of a logic to the next.
///
/// A scope that is made wider shares what it was made from: a name is added in the time it takes to
/// write it down, however many there are. To find one takes a look at each that was added later.
public struct NameScope: Sendable {
  private var nearest: Entry?

  private final class Entry: Sendable {
    let name: String
    let value: Value
    let next: Entry?

    init(_ name: String, _ value: Value, _ next: Entry?) {
      self.name = name
      self.value = value
      self.next = next
    }
  }

  /// Creates a scope of nothing.
  public init() {}

  /// Whether nothing is named.
  public var isEmpty: Bool { nearest == nil }

  /// The nearest value of a name; `nil` when there is none.
  public subscript(_ name: String) -> Value? {
    var entry = nearest
    while let found = entry {
      if found.name == name { return found.value }
      entry = found.next
    }
    return nil
  }

  /// Names a value, nearer than all others.
  public mutating func add(_ name: String, _ value: Value) {
    nearest = Entry(name, value, nearest)
  }
}
