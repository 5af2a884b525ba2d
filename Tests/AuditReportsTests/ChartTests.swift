import AuditCore
import Foundation
import Testing

@testable import AuditReports

struct ChartTests {
  private let map = ReportMap(ResultFixture.result, casePageLimit: 100)

  private func text(_ node: MarkupNode) -> String {
    var writer = MarkupWriter()
    writer.write(node)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func result(
    _ shares: [(Int, Int)],
    interval: ShareInterval? = nil
  ) -> [QuestionResult] {
    shares.enumerated().map { position, share in
      QuestionResult(
        question: position + 2,
        share: Share(share.0, of: share.1),
        bestCase: Share(share.0, of: share.1),
        worstCase: Share(share.0, of: share.1),
        counts: SufficiencyCounts(),
        judgedCount: 0,
        ratingID: "good",
        interval: interval
      )
    }
  }

  private func standard(_ questions: [QuestionResult], deciding: Int?) -> StandardResult {
    StandardResult(
      standard: 2,
      status: .rated("inadequate"),
      questions: questions,
      deciding: deciding,
      bestCase: .rated("good"),
      worstCase: .rated("inadequate")
    )
  }

  @Test func `the bars of key questions say which is lowest and what it makes of the standard`() {
    let chart = text(
      QuestionBars(
        index: map.index,
        result: standard(result([(8, 10), (9, 10), (2, 10)]), deciding: 2)
      ).node
    )
    #expect(
      chart.contains(
        "2.2.3 keeping other people safe is lowest, at 20 per cent, and makes 2.2 Inadequate"
      )
    )
    #expect(chart.contains("80 per cent of 10") && chart.contains(" – decides"))
  }

  @Test func `a bar is as long as its share, and its range as its interval`() {
    let chart = text(
      QuestionBars(
        index: map.index,
        result: standard(
          result(
            [(1, 2), (3, 4)],
            interval: ShareInterval(lowerTenths: 250, upperTenths: 755)
          ),
          deciding: 0
        )
      ).node
    )
    #expect(chart.contains("class=\"share\" x=\"0\" y=\"55\" width=\"300\" height=\"14\""))
    #expect(chart.contains("M150 71v8M150 75H453M453 71v8"))
  }

  @Test func `band edges stand in the bars at their percentages with the ratings' names`() {
    let axis = PercentAxis(left: 0, right: 6000, bands: map.index.bands(of: 2), index: map.index)
    let frame = text(axis.frame(top: 300, bottom: 900))
    for place in ["x1=\"300\"", "x1=\"390\"", "x1=\"480\""] { #expect(frame.contains(place)) }
    for name in ["Inadequate", "Requires", "improvement", "Good", "Outstanding"] {
      #expect(frame.contains(">\(name)<"))
    }
  }

  @Test func `one key question alone needs no bars`() {
    let node = QuestionBars(
      index: map.index,
      result: standard(result([(1, 2)]), deciding: 0)
    ).node
    #expect(node.isEmpty)
  }

  @Test func `units stand in order, and those below the second best rating have another shape`() {
    var lowered = ResultFixture.result
    lowered.unitResults[2].standards[2].questions[2].share = Share(1, of: 12)
    lowered.unitResults[2].standards[2].questions[2].ratingID = "inadequate"
    let map = ReportMap(lowered, casePageLimit: 100)
    let dots = UnitDots(map: map, question: 4, units: [1, 2, 3, 4])
    let shares = dots.entries.map(\.result.share)
    for (left, right) in zip(shares, shares.dropFirst()) { #expect(!Share.isLower(left, right)) }
    #expect(dots.entries.last?.unit == 2)
    let chart = text(dots.node)
    #expect(chart.contains("One of four units is below Good on 2.2.3"))
    #expect(chart.components(separatedBy: "<circle").count - 1 == 3)
    let best = text(UnitDots(map: self.map, question: 4, units: [1, 2, 3, 4]).node)
    #expect(best.contains("All four units are Good or better on 2.2.3"))
  }

  @Test func `a unit far from the others lies outside the funnel`() throws {
    let entries = [(85, 100), (59, 100), (57, 100), (58, 100), (56, 100)].enumerated().map {
      UnitDots.Entry(unit: $0.offset, result: result([$0.element])[0])
    }
    let funnel = FunnelPlot(map: map, question: 4, entries: entries)
    #expect(funnel.standing(entries[0]) == .alarming)
    #expect(funnel.standing(entries[2]) == .within)
    let chart = text(funnel.node)
    #expect(
      chart.contains("One of five units differs from the others by more than chance on 2.2.3")
    )
    #expect(chart.contains(">Northmarch</text>"))
  }

  @Test func `units that differ by chance alone lie within the funnel`() {
    let entries = [(50, 100), (52, 100), (48, 100)].enumerated().map {
      UnitDots.Entry(unit: $0.offset, result: result([$0.element])[0])
    }
    let funnel = FunnelPlot(map: map, question: 4, entries: entries)
    #expect(text(funnel.node).contains("On 2.2.3 no unit differs from the others"))
    #expect(!FunnelPlot(map: map, question: 4, entries: Array(entries.prefix(2))).isWorthDrawing)
  }

  @Test func `the strip fills the box of each rating and says how many are below the second best`()
  {
    let standards = ["good", "inadequate", "outstanding"].map { id in
      StandardResult(standard: 1, status: .rated(id), bestCase: .rated(id), worstCase: .rated(id))
    }
    let chart = text(RatingStrip(index: map.index, id: "strip", standards: standards).node)
    #expect(chart.contains("One of three standards is below Good"))
    for tone in ["tone0", "tone2", "tone3"] { #expect(chart.contains("class=\"cell \(tone)\"")) }
    #expect(chart.components(separatedBy: "class=\"cell empty\"").count - 1 == 9)
  }

  @Test func `what may be better or worse is a line below its box`() {
    let open = StandardResult(
      standard: 1,
      status: .rated("good"),
      bestCase: .rated("outstanding"),
      worstCase: .rated("inadequate")
    )
    let sure = StandardResult(
      standard: 2,
      status: .rated("good"),
      bestCase: .rated("good"),
      worstCase: .rated("good")
    )
    let chart = text(RatingStrip(index: map.index, id: "strip", standards: [open, sure]).node)
    #expect(chart.components(separatedBy: "class=\"whisker\"").count - 1 == 1)
  }

  @Test func `the spread counts the units of each rating`() {
    let chart = text(RatingSpread(map: map, units: map.narrowestUnits).node)
    for standard in ResultFixture.framework.standards where standard.isRated {
      #expect(chart.contains(">\(standard.code) \(standard.title)<"))
    }
    #expect(chart.contains("units are below Good on") || chart.contains("units is below Good on"))
  }

  @Test func `completeness names the row with the greatest part missing`() {
    let rows = [
      CompletenessBars.Row(name: "First", completeness: Completeness(told: 90, missing: 10)),
      CompletenessBars.Row(name: "Second", completeness: Completeness(told: 7, missing: 3)),
    ]
    let chart = text(CompletenessBars(id: "c", subject: "s", rows: rows).node)
    #expect(
      chart.contains("Second is least complete: 30 per cent of its answers are not evidenced")
    )
    #expect(chart.contains("First: 10 of 100 not evidenced"))
    let little = Completeness(told: 9_999, missing: 1)
    #expect(little.percentMissing == "less than 1 per cent")
  }

  @Test func `places are written without a float`() {
    #expect([0, 5, 10, 123, -7].map(Mark.written) == ["0", "0.5", "1", "12.3", "-0.7"])
  }

  @Test func `a long rating is set in two lines of about the same length`() {
    #expect(Mark.inTwo("Requires improvement") == ["Requires", "improvement"])
    #expect(Mark.inTwo("Good") == ["Good"])
    #expect(Mark.cut("Harbour and Vale", to: 8) == "Harbour…")
  }

  @Test func `every drawing is named and described, and a table stands on its page`() {
    for (path, scan) in FixturePages.scans {
      let ids = Set(scan.values(of: "id"))
      let drawings = scan.tags.filter { $0.attributes["role"] == "img" }
      for drawing in drawings {
        let named = drawing.attributes["aria-labelledby"]?.split(separator: " ").map(String.init)
        #expect(named?.count == 2 && named?.allSatisfy(ids.contains) == true, "\(path)")
      }
      #expect(scan.count("figure") == drawings.count && scan.count("desc") == drawings.count)
      if !drawings.isEmpty { #expect(scan.count("table") > 0, "\(path)") }
    }
    #expect(FixturePages.scans.values.contains { $0.count("figure") > 1 })
  }
}
