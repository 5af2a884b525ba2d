/// What is known of a case before any of its fields: where it is, how well it is worked, chance.
struct Story {
  /// The case's own stream of chance.
  var random: RandomSource
  /// The case's number, from 0.
  let number: Int
  /// The day of the audit.
  let asOf: Int
  /// The unit.
  let seat: UnitPlan.Seat?

  /// The probability that a piece of work is done well.
  var quality: Double { seat?.quality ?? 0.75 }
}
