import AuditCore

/// What the records indicate of a key question, worked out from its prompts for a block of cases.
enum Indication {
  /// The default rule, over 64 cases at a time.
  ///
  /// Critical prompts not met make a question insufficient; critical prompts not evidenced leave it
  /// not evidenced. Otherwise more prompts not met than met make it insufficient, more not evidenced
  /// than met leave it not evidenced. A question none of whose prompts applies does not apply.
  static func byDefault(
    applies: BlockTruth,
    prompts: [OutcomeBits],
    isCritical: [Bool]
  ) -> [Sufficiency] {
    var column: [Sufficiency] = []
    column.reserveCapacity(applies.count)
    var met = BitCounter(upTo: prompts.count)
    var notMet = met
    var notEvidenced = met
    for word in applies.isTrue.indices {
      var gravelyNotMet: UInt64 = 0
      var gravelyUnknown: UInt64 = 0
      var awaiting: UInt64 = 0
      var failed = applies.failed(word)
      met.reset()
      notMet.reset()
      notEvidenced.reset()
      for (prompt, critical) in zip(prompts, isCritical) {
        met.add(prompt.met[word])
        notMet.add(prompt.notMet[word])
        notEvidenced.add(prompt.notEvidenced[word])
        awaiting |= prompt.awaiting[word]
        failed |= prompt.failed[word]
        if critical {
          gravelyNotMet |= prompt.notMet[word]
          gravelyUnknown |= prompt.notEvidenced[word]
        }
      }
      let decided = met.isPositive | notMet.isPositive | notEvidenced.isPositive
      let unknown = ~applies.isKnown[word]
      let isInsufficient =
        gravelyNotMet | (~gravelyUnknown & decided & notMet.isGreater(than: met))
      let isOpen =
        ~isInsufficient & (gravelyUnknown | notEvidenced.isGreater(than: met))
      append(
        to: &column,
        count: min(64, applies.count - word * 64),
        notApplicable: applies.isKnown[word]
          & ~(applies.isTrue[word] & (decided | awaiting | failed)),
        failed: failed,
        awaiting: ~unknown & awaiting & ~decided,
        notEvidenced: unknown | isOpen,
        insufficient: isInsufficient
      )
    }
    return column
  }

  /// A framework's own rule, of which the value is known for each case.
  static func byRule(
    _ rule: BlockTruth,
    applies: BlockTruth,
    prompts: [OutcomeBits]
  ) -> [Sufficiency] {
    var column: [Sufficiency] = []
    column.reserveCapacity(applies.count)
    for word in applies.isTrue.indices {
      var decided: UInt64 = 0
      var awaiting: UInt64 = 0
      var failed = applies.failed(word) | rule.failed(word)
      for prompt in prompts {
        decided |= prompt.met[word] | prompt.notMet[word] | prompt.notEvidenced[word]
        awaiting |= prompt.awaiting[word]
        failed |= prompt.failed[word]
      }
      let unknown = ~applies.isKnown[word]
      append(
        to: &column,
        count: min(64, applies.count - word * 64),
        notApplicable: applies.isKnown[word]
          & ~(applies.isTrue[word] & (decided | awaiting | failed)),
        failed: failed,
        awaiting: ~unknown & awaiting & ~decided,
        notEvidenced: unknown | ~rule.isKnown[word],
        insufficient: ~rule.isTrue[word]
      )
    }
    return column
  }

  /// Adds one sufficiency a case; of several bits the first in the order of the parameters counts.
  private static func append(
    to column: inout [Sufficiency],
    count: Int,
    notApplicable: UInt64,
    failed: UInt64,
    awaiting: UInt64,
    notEvidenced: UInt64,
    insufficient: UInt64
  ) {
    let open = ~notApplicable & ~failed
    var none = notApplicable
    var error = ~notApplicable & failed
    var waiting = open & awaiting
    var lacking = open & ~awaiting & notEvidenced
    var lower = open & ~awaiting & ~notEvidenced & insufficient
    for _ in 0..<count {
      let pick = none & 1 | (error & 1) << 1 | (waiting & 1) << 2 | (lacking & 1) << 3
      column.append(sufficiencies[Int(pick | (lower & 1) << 4)])
      none >>= 1
      error >>= 1
      waiting >>= 1
      lacking >>= 1
      lower >>= 1
    }
  }

  /// The sufficiency for each set of bits, of which at most one is set.
  private static let sufficiencies: [Sufficiency] = (0..<32).map { bits in
    switch bits {
    case 1: .notApplicable
    case 2: .error
    case 4: .awaitingJudgement
    case 8: .notEvidenced
    case 16: .insufficient
    default: .sufficient
    }
  }
}
