import Testing

@testable import AuditEngine

struct BlockTruthTests {
  private enum Answer: CaseIterable {
    case yes, no, unknown, failed
  }

  private func truth(_ answers: [Answer]) -> BlockTruth {
    func bits(_ wanted: (Answer) -> Bool) -> [UInt64] {
      [answers.enumerated().reduce(0) { $0 | (wanted($1.element) ? 1 << UInt64($1.offset) : 0) }]
    }
    return BlockTruth(
      isTrue: bits { $0 == .yes },
      isKnown: bits { $0 == .yes || $0 == .no },
      failures: bits { $0 == .failed },
      count: answers.count
    )
  }

  private func answers(_ truth: BlockTruth) -> [Answer] {
    (0..<truth.count).map { row in
      let one = truth.row(row)
      if one.isTrue[0] == 1 { return .yes }
      if one.isKnown[0] == 1 { return .no }
      return one.failed(0) == 1 ? .failed : .unknown
    }
  }

  @Test func `both of two conditions hold by three-valued logic and a failure outweighs a gap`() {
    let left = Answer.allCases.flatMap { Array(repeating: $0, count: 4) }
    let right = (0..<4).flatMap { _ in Answer.allCases }
    #expect(
      answers(truth(left).and(truth(right))) == [
        .yes, .no, .unknown, .failed,
        .no, .no, .no, .no,
        .unknown, .no, .unknown, .failed,
        .failed, .no, .failed, .failed,
      ]
    )
  }

  @Test func `a condition that always holds has no bit past its last case`() {
    let truth = BlockTruth(always: true, count: 70)
    #expect(truth.isTrue == [~0, 63])
    #expect(truth.isKnown == [~0, 63])
    #expect(truth.valid(1) == 63)
    #expect(BlockTruth(always: false, count: 70).isTrue == [0, 0])
  }
}
