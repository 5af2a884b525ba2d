import Dispatch
import Foundation

/// Runs numbered pieces of work on a few threads.
enum Workers {
  /// Runs pieces 0 up to `count`, each once, in no order.
  static func run(count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    if threads <= 1 || count <= 1 {
      for piece in 0..<count { body(piece) }
      return
    }
    let next = Counter()
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let piece = next.take()
        if piece >= count { return }
        body(piece)
      }
    }
  }

  private final class Counter: @unchecked Sendable {
    // Unchecked: the lock guards the value.
    private let lock = NSLock()
    private var value = 0

    func take() -> Int {
      lock.lock()
      defer { lock.unlock() }
      value += 1
      return value - 1
    }
  }
}

/// Results of numbered pieces of work, put down by several threads.
final class Board<Value: Sendable>: @unchecked Sendable {
  // Unchecked: the lock guards the places.
  private let lock = NSLock()
  private var places: [Value?]

  init(count: Int) { places = Array(repeating: nil, count: count) }

  /// Puts a result down.
  func set(_ index: Int, _ value: Value) {
    lock.lock()
    places[index] = value
    lock.unlock()
  }

  /// Takes a result away; `nil` when there is none.
  func take(_ index: Int) -> Value? {
    lock.lock()
    defer { lock.unlock() }
    defer { places[index] = nil }
    return places[index]
  }

  /// All results, in order.
  var values: [Value] { places.compactMap(\.self) }
}

/// Adds up the bytes that were read and tells whoever asked.
final class ReadingProgress: @unchecked Sendable {
  // Unchecked: the lock guards the count.
  private let lock = NSLock()
  private let total: Int
  private let report: (@Sendable (Int, Int) -> Void)?
  private var done = 0

  init(total: Int, report: (@Sendable (Int, Int) -> Void)?) {
    self.total = total
    self.report = report
  }

  /// Counts bytes as read.
  func add(_ count: Int) {
    guard let report else { return }
    lock.lock()
    done = min(done + count, total)
    let now = done
    lock.unlock()
    report(now, total)
  }
}
