import Dispatch
import Synchronization

/// Spreads pieces of work over threads and keeps their results in order.
public enum Parallel {
  /// Works out one value for each index, at most so many at a time; one thread works in place.
  public static func map<T: Sendable>(
    count: Int,
    threads: Int,
    _ body: @Sendable (Int) -> T
  ) -> [T] {
    if threads <= 1 || count <= 1 { return (0..<count).map(body) }
    let board = Board<T>(count: count)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while let index = board.next() { board.put(body(index), at: index) }
    }
    return board.results
  }

  /// Hands out indices and collects results.
  private final class Board<T: Sendable>: Sendable {
    private struct State {
      var next = 0
      var results: [T?]
    }
    private let count: Int
    private let state: Mutex<State>

    init(count: Int) {
      self.count = count
      state = Mutex(State(results: Array(repeating: nil, count: count)))
    }

    func next() -> Int? {
      state.withLock { state in
        guard state.next < count else { return nil }
        state.next += 1
        return state.next - 1
      }
    }

    func put(_ value: T, at index: Int) { state.withLock { $0.results[index] = value } }

    var results: [T] { state.withLock { $0.results.compactMap { $0 } } }
  }
}
