import AuditCore
import AuditReaders
import AuditTestSupport
import DMN
import FEEL
import Foundation
import Testing

struct DecisionFuzzTests {
  /// A small generator of numbers that repeats itself for a seed.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  @Test(arguments: 1...4) func `a spoilt model is told or decided, and never stops the program`(
    seed: Int
  ) throws {
    let path = Repository.standards.appending(path: "decisions/registrations.dmn").path
    let whole = try #require(FileManager.default.contents(atPath: path)).map { $0 }
    var numbers = Numbers(state: UInt64(seed))
    var toldCount = 0
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0...numbers.below(3) {
        let start = numbers.below(bytes.count)
        let end = min(bytes.count, start + numbers.below(40))
        switch numbers.below(3) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: numbers.below(bytes.count))
        default: bytes[start] = UInt8(numbers.below(128))
        }
      }
      let (model, faults) = DecisionReader.read(SourceFile(path: "spoilt.dmn", bytes: bytes))
      guard let model else {
        #expect(!faults.isEmpty, "seed \(seed)")
        toldCount += 1
        continue
      }
      let (decisions, diagnostics) = CompiledDecisions.compile([model])
      toldCount += (faults + diagnostics).isEmpty ? 0 : 1
      for name in decisions.decisionNames { _ = decisions.explain(name, []) }
    }
    #expect(toldCount > 10)
  }
}
