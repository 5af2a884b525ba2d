import AuditCore
import Testing

@testable import AuditEngine

struct ListedUnitsTests {
  private static let levels = [
    TinyFramework.level("region", field: "unit.region", standards: []),
    TinyFramework.level("pdu", field: "unit.pdu", standards: []),
  ]

  private static let geography = Geography(
    id: "made-up",
    version: "1",
    title: "Made up",
    levels: [
      .init(id: "region", label: "Region", field: "unit.region"),
      .init(id: "pdu", label: "Delivery unit", field: "unit.pdu"),
    ],
    units: [
      .init(code: "NM", name: "Northmarch", level: 0, parent: nil),
      .init(code: "NM01", name: "Alderbeck", level: 1, parent: 0),
      .init(code: "NM02", name: "Unpaid Work", level: 1, parent: 0),
      .init(
        code: "NM03",
        name: "Carrow",
        level: 1,
        parent: 0,
        closedOn: CalendarDay("2024-03-31"),
        mergedInto: "NM01"
      ),
      .init(code: "EW", name: "Eastwold", level: 0, parent: nil),
      .init(code: "EW02", name: "Unpaid Work", level: 1, parent: 4),
      .init(
        code: "EW03",
        name: "Fellside",
        level: 1,
        parent: 4,
        closedOn: CalendarDay("2024-03-31"),
        mergedInto: "NM01",
        rollsUp: true
      ),
    ]
  )

  private static func place(
    _ text: String,
    asOf: String = "2024-07-01"
  ) -> (tree: UnitTree, lost: Int, listed: ListedUnits) {
    let cases = TinyCases.table(text)
    let listed = ListedUnits(
      geography,
      levels: levels,
      records: cases.records,
      asOf: CalendarDay(asOf) ?? CalendarDay(dayNumber: 0)
    )
    let (tree, lost) = UnitTreeBuilder.build(
      levels: levels,
      rowCount: cases.count,
      names: listed.rows,
      standings: listed.standings
    )
    return (tree, lost, listed)
  }

  private static func paths(_ tree: UnitTree) -> [String] {
    tree.unitOfCase.map { unit in
      unit < 0
        ? "none" : tree.path(to: Int(unit)).map { tree.units[$0].name }.joined(separator: " > ")
    }
  }

  @Test func `codes and names are one unit, letter case and blanks ignored`() {
    let (tree, lost, listed) = Self.place(
      """
      case.id | unit.region | unit.pdu
      C-0001  | Northmarch  | Alderbeck
      C-0002  | NORTH MARCH | alder-beck
      C-0003  | NM          | NM01
      """
    )
    #expect(Self.paths(tree) == Array(repeating: "Northmarch > Alderbeck", count: 3))
    #expect(tree.units.count == 2 && lost == 0 && listed.faults.isEmpty)
    #expect(tree.units.allSatisfy { $0.standing == .listed })
  }

  @Test func `the wider unit follows the list, also where the record lacks or mistakes it`() {
    let (tree, lost, listed) = Self.place(
      """
      case.id | unit.region | unit.pdu
      C-0001  |             | Alderbeck
      C-0002  | Eastwold    | Alderbeck
      """
    )
    #expect(Self.paths(tree) == Array(repeating: "Northmarch > Alderbeck", count: 2))
    #expect(lost == 0)
    #expect(listed.faults.map(\.kind) == [.elsewhere(unit: 0)])
  }

  @Test func `a name that several units have is told apart by its wider unit`() {
    let (tree, _, listed) = Self.place(
      """
      case.id | unit.region | unit.pdu
      C-0001  | Eastwold    | Unpaid Work
      C-0002  | Northmarch  | Unpaid Work
      """
    )
    #expect(Self.paths(tree) == ["Eastwold > Unpaid Work", "Northmarch > Unpaid Work"])
    #expect(listed.faults.isEmpty)
  }

  @Test func `a unit that the list lacks is kept, marked and counted`() {
    let (tree, lost, listed) = Self.place(
      """
      case.id | unit.region | unit.pdu
      C-0001  | Northmarch  | Elsewhere
      C-0002  | Northmarch  | Elsewhere
      C-0003  | Farland     | Nowhere
      """
    )
    #expect(Self.paths(tree)[0] == "Northmarch > Elsewhere" && lost == 0)
    #expect(Self.paths(tree)[2] == "Farland > Nowhere")
    #expect(listed.faults.map(\.count) == [2, 1, 1])
    #expect(tree.units.filter { $0.standing == .notListed }.count == 3)
  }

  @Test func `a closed unit is told with the one that took its work, and keeps its cases`() {
    let (tree, _, listed) = Self.place(
      """
      case.id | unit.region | unit.pdu
      C-0001  | Northmarch  | Carrow
      """
    )
    #expect(Self.paths(tree) == ["Northmarch > Carrow"])
    #expect(listed.faults.map(\.kind) == [.closed(unit: 3)])
    #expect(listed.successor(of: listed.unit(3)) == "Alderbeck")
    let closed = CalendarDay("2024-03-31").map {
      UnitTree.Standing.closed($0, mergedInto: "Alderbeck")
    }
    #expect(closed != nil && tree.units[1].standing == closed)
  }

  @Test func `a closed unit that rolls up counts with the one that took its work, and is told`() {
    let text = """
      case.id | unit.region | unit.pdu
      C-0001  | Eastwold    | Fellside
      C-0002  | Northmarch  | EW03
      C-0003  | Northmarch  | Alderbeck
      """
    let (tree, lost, listed) = Self.place(text)
    #expect(Self.paths(tree) == Array(repeating: "Northmarch > Alderbeck", count: 3) && lost == 0)
    #expect(listed.faults.map(\.kind) == [.merged(unit: 6, into: 1)])
    #expect(listed.faults.map(\.count) == [2])
    #expect(tree.units.allSatisfy { $0.standing == .listed })
  }

  @Test func `a unit rolls up only from the day after its last`() {
    let text = """
      case.id | unit.region | unit.pdu
      C-0001  | Eastwold    | Fellside
      """
    #expect(Self.paths(Self.place(text, asOf: "2024-03-31").tree) == ["Eastwold > Fellside"])
    #expect(Self.paths(Self.place(text, asOf: "2024-04-01").tree) == ["Northmarch > Alderbeck"])
  }
}
