/// Which unit each case belongs to: every unit gets its share, the units mixed in the files.
struct UnitPlan: Sendable {
  /// One place in the profile.
  struct Seat: Sendable, Hashable {
    /// The names from the widest level to the narrowest: region, unit, team.
    var names: [String]
    /// The unit's index among all units.
    var unit: Int
    /// The unit's quality.
    var quality: Double
  }

  /// How many cases there are.
  let count: Int
  private let seats: [Seat]
  /// The number of the first case of each unit, with one more entry for the end.
  private let starts: [Int]
  private let stride: Int

  /// Creates the plan of so many cases.
  init(profile: GeneratorProfile, count: Int) {
    let units = profile.regions.flatMap { region in region.units.map { (region.name, $0) } }
    let total = max(units.reduce(0) { $0 + max($1.1.weight, 0) }, 1)
    var starts = [0]
    var weight = 0
    for (_, unit) in units {
      weight += max(unit.weight, 0)
      starts.append(count * weight / total)
    }
    self.count = count
    self.starts = starts
    seats = units.enumerated().map { index, entry in
      Seat(names: [entry.0, entry.1.name], unit: index, quality: entry.1.quality)
    }
    // A step without a common divisor visits every place once, so that units are mixed.
    var step = max(count * 382 / 1000, 1)
    while Self.commonDivisor(step, max(count, 1)) != 1 { step += 1 }
    stride = step
  }

  /// The seat of a case; `nil` when the profile has no unit.
  func seat(of number: Int) -> Seat? {
    guard !seats.isEmpty, count > 0 else { return nil }
    let place = number % count * stride % count
    var low = 0
    var high = seats.count - 1
    while low < high {
      let middle = (low + high) / 2
      if starts[middle + 1] > place { high = middle } else { low = middle + 1 }
    }
    var seat = seats[low]
    seat.names.append("Team \(number / max(seats.count, 1) % 3 + 1)")
    return seat
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : commonDivisor(b, a % b)
  }
}
