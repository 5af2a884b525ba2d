import AuditGenerator
import Testing

struct RandomSourceTests {
  @Test func `the stream is that of the published generator`() {
    // The first values of SplitMix64 for the seed 1234567, as its authors' test vectors give them.
    var random = RandomSource(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test func `streams of one seed differ`() {
    var values: Set<UInt64> = []
    for stream in 0..<1000 {
      var random = RandomSource(seed: 1, stream: UInt64(stream))
      values.insert(random.next())
    }
    #expect(values.count == 1000)
  }
}
