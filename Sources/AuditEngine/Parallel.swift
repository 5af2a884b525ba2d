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

  /// Does a piece of work for each index, at most so many at a time, until one of them fails.
  ///
  /// - Throws: The failure of the piece with the lowest index among those that were begun.
  public static func run<Failure: Error>(
    count: Int,
    threads: Int,
    _ body: @Sendable (Int) throws(Failure) -> Void
  ) throws(Failure) {
    let queue = Mutex((next: 0, failure: (index: Int, error: Failure)?.none))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
      while true {
        let taken: Int? = queue.withLock { state in
          guard state.failure == nil, state.next < count else { return nil }
          state.next += 1
          return state.next - 1
        }
        guard let index = taken else { return }
        do throws(Failure) {
          try body(index)
        } catch {
          queue.withLock { state in
            if state.failure.map({ index < $0.index }) ?? true { state.failure = (index, error) }
          }
        }
      }
    }
    if let failure = queue.withLock({ $0.failure }) { throw failure.error }
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
