import AuditCore
import AuditGenerator
import Testing

struct JudgementMakerTests {
  private static let framework = TinyRules.everyKind
  private static let generator = CaseGenerator(
    vocabulary: TinyVocabulary.vocabulary,
    framework: framework,
    seed: 5,
    asOf: CalendarDay(dayNumber: 20_088)
  )

  private static func rows(count: Int, units: Set<String>? = nil) -> [[Substring]] {
    var bytes: [UInt8] = []
    generator.generateJudgements(count: count, unitNames: units) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  @Test func `every case has a judgement of every key question`() {
    let rows = Self.rows(count: 30)
    #expect(rows[0] == ["case", "unit", "item", "judgement", "by", "on", "why"])
    let judged = rows.dropFirst().filter { !$0[0].isEmpty }
    #expect(judged.count == 90)
    #expect(
      Set(judged.map { $0[3] }).isSubset(of: ["sufficient", "insufficient", "not applicable"])
    )
    #expect(judged.allSatisfy { !$0[4].isEmpty && CalendarDay($0[5]) != nil })
  }

  @Test func `a key question of a standard rated on evidence is not judged case by case`() {
    var framework = Self.framework
    framework.domains[0].standards[0].questions = [
      KeyQuestion(
        code: "1.1.1",
        title: "direction",
        prompts: [
          Prompt(code: "1.1.1.a", question: "Is it known?", place: Place(path: "rules.xml"))
        ],
        place: Place(path: "rules.xml")
      )
    ]
    let generator = CaseGenerator(
      vocabulary: TinyVocabulary.vocabulary,
      framework: framework,
      seed: 5,
      asOf: CalendarDay(dayNumber: 20_088)
    )
    var bytes: [UInt8] = []
    generator.generateJudgements(count: 10, unitNames: nil) { bytes += $0 }
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(rows.contains { $0.contains(",1.2.1,") })
    #expect(!rows.contains { $0.contains(",1.1.1,") })
  }

  @Test func `better units are judged sufficient more often`() {
    func share(_ unit: String) -> Double {
      let judged = Self.rows(count: 200, units: [unit]).filter { !$0[0].isEmpty }
      let sufficient = judged.filter { $0[3] == "sufficient" }.count
      let insufficient = judged.filter { $0[3] == "insufficient" }.count
      return Double(sufficient) / Double(max(sufficient + insufficient, 1))
    }
    #expect(share("Alderbeck") > share("Carrow Vale"))
    #expect(share("Carrow Vale") > share("Dunmere"))
  }

  @Test func `units are rated on evidence by ratings of the scale`() {
    let ratings = Self.rows(count: 10).dropFirst().filter { $0[0].isEmpty }
    #expect(ratings.map { $0[1] } == ["Alderbeck", "Brackendale", "Carrow Vale", "Dunmere"])
    #expect(ratings.allSatisfy { $0[2] == "1.1" })
    let known = Set(Self.framework.scale.ratings.map(\.id))
    #expect(ratings.allSatisfy { known.contains(String($0[3])) })
  }
}
