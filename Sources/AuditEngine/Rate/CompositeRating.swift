import AuditCore

/// What is known of a standard or composite when something is made of it.
struct MemberStanding {
  /// The rating, or why there is none.
  var status: RatingStatus
  /// Its own score in per cent: a share, a percentage; `nil` where it has none.
  var score: Ratio?
  /// The relevant cases that it rests on.
  var share = Share(0, of: 0)
}

/// Makes one rating of the ratings of members, before anything holds it back.
struct CompositeRating {
  /// The rule.
  let rule: CompositeRule
  /// The bands; `nil` where there are none.
  let bands: BandTable?
  /// The scale.
  let scale: RatingScale

  /// What the members come to.
  struct Made {
    /// The rating, or why there is none.
    var status: RatingStatus
    /// What was banded.
    var value: Ratio?
    /// The points of the rated members times their weights.
    var points = 0
    /// The greatest such points of all members, and of those that are rated.
    var maximum = 0
    var ratedMaximum = 0
    /// How many members are rated.
    var ratedCount = 0
    /// The members without a rating.
    var missing: [String] = []
    /// The rule that gave the rating.
    var rule: Int?
    /// The numbers that conditions read.
    var mean: Ratio?
    var percent: Ratio?
  }

  /// Makes the rating.
  ///
  /// - Parameters:
  ///   - members: One standing for each member, in the rule's order.
  ///   - given: The value, where it is known without the members.
  ///   - entered: The rating, where a person entered it.
  ///   - firstTrue: Finds the first rule of the composite that is true, from what was made so far.
  /// - Returns: The rating with the numbers behind it.
  func make(
    of members: [MemberStanding],
    given: Ratio?,
    entered: String?,
    firstTrue: (Made) -> Int?
  ) -> Made {
    var made = totals(of: members)
    let isGiven = given != nil
    made.value = given ?? value(of: members, made)
    if case .evidence = rule.method {
      made.status = entered.map { .rated($0) } ?? .awaitingEvidence
      return made
    }
    let waits = rule.missing == .incomplete ? made.missing : []
    if !isGiven, !waits.isEmpty {
      made.status = entered.map { .rated($0) } ?? .incomplete(waits)
    } else if !isGiven, made.ratedCount < rule.leastRated, !isScored(members) {
      made.status = entered.map { .rated($0) } ?? fewRated(made, members)
    } else {
      rate(&made, members, firstTrue)
    }
    return made
  }

  /// The greatest value that bands over what is made can meet; `nil` where nothing is banded.
  var maximumValue: Ratio? {
    let best = Ratio(scale.ratings.map(\.points).max() ?? 0)
    switch rule.method {
    case .sum:
      return rule.members.reduce(Ratio.zero as Ratio?) { sum, member in
        Ratio(member.weight).flatMap { $0.multiplied(by: best) }.flatMap { sum?.adding($0) }
      }
    case .mean: return best
    case .percentOfMaximum, .score: return Ratio(100)
    case .lowest, .highest, .rules, .evidence: return nil
    }
  }

  /// Scores need no rating of the members.
  private func isScored(_ members: [MemberStanding]) -> Bool {
    rule.method == .score && members.contains { $0.score != nil }
  }

  private func fewRated(_ made: Made, _ members: [MemberStanding]) -> RatingStatus {
    if made.ratedCount == 0, members.allSatisfy({ $0.status == .noCases }) { return .noCases }
    return .tooFewRated(needed: max(rule.leastRated, 1))
  }

  private func totals(of members: [MemberStanding]) -> Made {
    var made = Made(status: .unrated)
    let best = scale.ratings.map(\.points).max() ?? 0
    var mean = WeightedMean()
    var percent = WeightedMean()
    for (member, standing) in zip(rule.members, members) {
      // In sums, weights are whole; elsewhere points are shown unweighted.
      let weight = member.weight.integer ?? 1
      made.maximum += weight * best
      guard let rating = standing.status.ratingID.flatMap(scale.rating) else {
        if rule.method != .score || standing.score == nil { made.missing.append(member.code) }
        continue
      }
      made.ratedCount += 1
      made.points += weight * rating.points
      made.ratedMaximum += weight * best
      let exact = Ratio(member.weight) ?? Ratio(1)
      mean.add(Ratio(rating.points), weight: exact)
      if let share = Ratio(Int128(rating.points) * 100, Int128(best)) {
        percent.add(share, weight: exact)
      }
    }
    made.mean = mean.value
    made.percent = percent.value
    return made
  }

  private func value(of members: [MemberStanding], _ made: Made) -> Ratio? {
    switch rule.method {
    case .sum: return made.ratedCount == 0 ? nil : Ratio(made.points)
    case .mean: return made.mean
    case .percentOfMaximum: return made.percent
    case .score:
      var mean = WeightedMean()
      for (member, standing) in zip(rule.members, members) {
        guard let score = standing.score, let weight = Ratio(member.weight) else { continue }
        mean.add(score, weight: weight)
      }
      return mean.value
    case .lowest, .highest, .rules, .evidence: return nil
    }
  }

  private func rate(
    _ made: inout Made,
    _ members: [MemberStanding],
    _ firstTrue: (Made) -> Int?
  ) {
    switch rule.method {
    case .sum, .mean, .percentOfMaximum, .score:
      guard let bands, let value = made.value else {
        made.status = bands == nil ? .unrated : .incomplete(made.missing)
        return
      }
      made.status = bands.position(of: value).map { .rated(bands.ratingIDs[$0]) } ?? .unrated
    case .lowest, .highest:
      let ranks = members.compactMap { $0.status.ratingID.flatMap(scale.rank) }
      let rank = rule.method == .lowest ? ranks.min() : ranks.max()
      made.status = rank.map { .rated(scale.ratings[$0].id) } ?? .noCases
    case .rules(let choices, let otherwise):
      made.rule = firstTrue(made)
      let id = made.rule.map { choices[$0].ratingID } ?? otherwise
      made.status = id.map { .rated($0) } ?? .noRule
    case .evidence: break
    }
  }
}
