import Synchronization
import Testing

@testable import AuditEngine

struct ParallelTests {
  private struct Fault: Error, Equatable {
    let index: Int
  }

  @Test(arguments: [1, 2, 7]) func `every piece of work is done once`(threads: Int) {
    let counts = Mutex(Array(repeating: 0, count: 100))
    Parallel.run(count: 100, threads: threads) { (index: Int) in
      counts.withLock { $0[index] += 1 }
    }
    #expect(counts.withLock { $0 } == Array(repeating: 1, count: 100))
  }

  @Test func `no piece is begun after one has failed`() {
    let begun = Mutex(0)
    #expect(throws: Fault(index: 4)) {
      try Parallel.run(count: 1_000, threads: 1) { (index: Int) throws(Fault) in
        begun.withLock { $0 += 1 }
        if index >= 4 { throw Fault(index: index) }
      }
    }
    #expect(begun.withLock { $0 } == 5)
  }

  @Test func `a failure is told whichever thread it is from`() {
    #expect(throws: Fault(index: 63)) {
      try Parallel.run(count: 64, threads: 4) { (index: Int) throws(Fault) in
        if index == 63 { throw Fault(index: index) }
      }
    }
  }

  @Test func `no work is no failure`() {
    Parallel.run(count: 0, threads: 4) { (_: Int) in Issue.record("there is nothing to do") }
  }
}
