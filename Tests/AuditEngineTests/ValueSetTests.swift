import AuditCore
import Testing

@testable import AuditEngine

struct ValueSetTests {
  private func from(_ low: Int, to high: Int) -> ValueSet {
    .ordered([.init(low: Decimal128(low), high: Decimal128(high))])
  }

  private let above5 = ValueSet.ordered([.init(low: Decimal128(5), includesLow: false)])
  private let above3 = ValueSet.ordered([.init(low: Decimal128(3), includesLow: false)])

  @Test func `what is above five is above three`() {
    #expect(above5.isSubset(of: above3))
    #expect(!above3.isSubset(of: above5))
    #expect(above5.isSubset(of: above5))
  }

  @Test func `what lies between is empty when the ends meet and do not count`() {
    let below5 = ValueSet.ordered([.init(high: Decimal128(5), includesHigh: false)])
    #expect(above5.intersection(below5)?.isEmpty == true)
    #expect(above5.complement.intersection(below5.complement)?.isEmpty == false)
    #expect(from(5, to: 4).isEmpty)
    #expect(!from(5, to: 5).isEmpty)
  }

  @Test func `a set and what is not in it hold everything between them`() {
    let sets = [from(1, to: 3), above5, .words(["a", "b"], isComplement: false)]
    for set in sets {
      #expect(set.intersection(set.complement)?.isEmpty == true)
      #expect(set.complement.complement.isSubset(of: set))
      #expect(set.isSubset(of: set.complement.complement))
      #expect(set.union(set.complement)?.complement.isEmpty == true)
    }
  }

  @Test func `words are kept apart from numbers`() {
    let words = ValueSet.words(["a"], isComplement: true)
    #expect(words.intersection(above5) == nil)
    #expect(!words.isSubset(of: above5))
    let less = ValueSet.words(["a", "b"], isComplement: true)
    #expect(words.intersection(less) == .words(["a", "b"], isComplement: true))
    #expect(words.union(.words(["a"], isComplement: false)) == .words([], isComplement: true))
  }
}
