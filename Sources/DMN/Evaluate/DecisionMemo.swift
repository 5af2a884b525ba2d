import FEEL
import Synchronization

/// What decisions came to for what they were made from, so that what many cases share is decided once.
///
/// A decision depends on nothing but the values of what it requires, and on an environment that is the
/// same for all runs with one memo. What failed is not kept: the run may have been out of steps.
public final class DecisionMemo: Sendable {
  /// What a decision was made from: the values of the inputs and decisions that it requires, in order.
  struct Key: Hashable {
    let decision: Int
    let values: [Value]
  }

  /// How many values are kept; when there are more, all are forgotten.
  private static let limit = 20_000
  private let known = Mutex<[Key: Value]>([:])

  /// Creates a memo of nothing.
  public init() {}

  subscript(_ key: Key) -> Value? {
    known.withLock { $0[key] }
  }

  func keep(_ value: Value, for key: Key) {
    if case .null(.failed) = value { return }
    known.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = value
    }
  }
}
