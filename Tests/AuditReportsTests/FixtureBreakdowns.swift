import AuditCore

/// The fixture's cases in groups, one with a hostile name, one too small, one not recorded.
enum FixtureBreakdowns {
  static let breakdowns = [
    breakdown("sex", "Sex", ["Female", "Male", "Not recorded"]) { row in
      row % 11 == 0 ? 2 : row % 3 == 0 ? 0 : 1
    },
    breakdown("grade", "Grade of practitioner", [ResultFixture.script, "Officer", "Trainee"]) {
      row in row % 16 == 2 ? 2 : row % 2
    },
  ]

  private static func breakdown(
    _ id: String,
    _ title: String,
    _ titles: [String],
    group: (Int) -> Int
  ) -> BreakdownResult {
    let groups = (0..<48).map { UInt8(group($0)) }
    let units = ResultFixture.units.units.indices.map { unit in
      titles.indices.map { group in
        counts(rows(unit).filter { Int(groups[$0]) == group })
      }
    }
    return BreakdownResult(
      id: id,
      title: title,
      groups: titles.map { BreakdownResult.Group(title: $0, isRecorded: $0 != "Not recorded") },
      groupOfCase: groups,
      units: units,
      differences: units.indices.map { unit in
        unit == 0 && id == "sex"
          ? [BreakdownResult.Difference(question: 4, lower: 1, higher: 0)] : []
      }
    )
  }

  private static func rows(_ unit: Int) -> [Int] {
    (0..<48).filter { row in
      let place = ResultFixture.units.unitOfCase[row]
      return place != UnitTree.noUnit && (unit == 0 || Int(place) == unit)
    }
  }

  private static func counts(_ rows: [Int]) -> BreakdownResult.Counts {
    BreakdownResult.Counts(
      caseCount: rows.count,
      shares: ResultFixture.outcomes.indicated.indices.map { question in
        let found = rows.map { ResultFixture.outcomes.counted(question: question, case: $0) }
        let sufficient = found.count { $0 == .sufficient }
        let others = found.count { $0 == .insufficient || $0 == .notEvidenced }
        return Share(sufficient, of: sufficient + others)
      }
    )
  }
}
