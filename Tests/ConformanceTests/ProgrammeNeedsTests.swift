import AuditCore
import DMN
import FEEL
import Foundation
import Testing

/// Holds the shipped model of programme needs against the table of the program it was taken from.
struct ProgrammeNeedsTests {
  private static let rows: [ContextValue] = TieringTests.read("programme-needs/cases.csv")

  @Test func `every row of the programme needs has the pathway of its table`() throws {
    guard ConformanceFolder.part("programme-needs/cases.csv") != nil else { return }
    let model = try TieringTests.model("programme-needs")
    #expect(!Self.rows.isEmpty)
    for row in Self.rows {
      let place = Place(path: "cases.csv")
      let fitted = model.fit(row, isText: true, for: "expectedOutcome", at: place)
      let given = fitted.given.filter { $0.name != "expectedOutcome" }
      let found = model.decide("expectedOutcome", given)
      #expect(found == row["expectedOutcome"])
    }
  }
}
