import AuditCore
import Testing

@testable import AuditEngine

struct UnitTreeBuilderTests {
  private let levels = [
    TinyFramework.level("region", field: "unit.region", standards: []),
    TinyFramework.level("pdu", field: "unit.pdu", standards: []),
  ]

  @Test func `units stand by name within their wider unit, wider levels first`() {
    let cases = TinyCases.table(
      """
      case.id | unit.region | unit.pdu
      C-0001  | Northmarch  | Carrow Vale
      C-0002  | Eastwold    | Alderbeck
      C-0003  | Northmarch  | Alderbeck
      C-0004  | Eastwold    | Alderbeck
      """
    )
    let (tree, withoutUnitCount) = UnitTreeBuilder.build(levels: levels, records: cases.records)
    #expect(
      tree.units.map(\.name) == [
        "Eastwold", "Northmarch", "Alderbeck", "Alderbeck", "Carrow Vale",
      ]
    )
    #expect(tree.units.map(\.parent) == [nil, nil, 0, 1, 1])
    #expect(tree.units[1].children == [3, 4])
    #expect(tree.unitOfCase == [4, 2, 3, 2])
    #expect(withoutUnitCount == 0)
  }

  @Test func `a case that lacks a name at any level has no unit`() {
    let cases = TinyCases.table(
      """
      case.id | unit.region | unit.pdu
      C-0001  | Northmarch  |
      C-0002  |             | Alderbeck
      C-0003  | Northmarch  | Alderbeck
      """
    )
    let (tree, withoutUnitCount) = UnitTreeBuilder.build(levels: levels, records: cases.records)
    #expect(tree.unitOfCase == [UnitTree.noUnit, UnitTree.noUnit, 1])
    #expect(withoutUnitCount == 2)
  }

  @Test func `units may be named by a code`() {
    let cases = TinyCases.table(
      """
      case.id | rosh.level
      C-0001  | medium
      C-0002  | high
      C-0003  |
      """
    )
    let level = TinyFramework.level("risk", field: "rosh.level", standards: [])
    let (tree, withoutUnitCount) = UnitTreeBuilder.build(levels: [level], records: cases.records)
    #expect(tree.units.map(\.name) == ["high", "medium"])
    #expect(tree.unitOfCase == [1, 0, UnitTree.noUnit])
    #expect(withoutUnitCount == 1)
  }
}
