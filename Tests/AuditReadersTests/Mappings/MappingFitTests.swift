import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

struct MappingFitTests {
  static let mappings: [Mapping] = {
    let folder = Repository.standards.appending(path: "mappings")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      let path = folder.appending(path: name).path
      guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
      return MappingReader.read(SourceFile(path: path, bytes: Array(bytes))).mapping
    }
  }()

  private static func fits(_ path: String) throws -> [MappingFit] {
    MappingFit.best(mappings, try ExtractInspection.look(at: path, lists: [], rowLimit: 100))
  }

  private static func fits(_ files: [String: String]) throws -> [MappingFit] {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try fits(folder.path)
  }

  @Test(
    arguments: [
      ("approved-premises", "approved-premises"), ("crs-performance", "crs-performance"),
      ("ndelius", "ndelius-csv"), ("oasys", "oasys-summary"), ("oasys-messages", "oasys-message"),
      ("reports", "reports"), ("tier-details", "tier-details"), ("unpaid-work", "unpaid-work"),
      ("workload-extract", "workload-extract"),
    ]
  )
  func `the mapping made for a feed reads its sample, and no other does`(
    sample: String,
    id: String
  ) throws {
    let fits = try Self.fits(FeedFixture.sample(sample).path)
    #expect(fits.map(\.id) == [id])
    #expect(fits.first?.isWhole == true)
    #expect(fits.first.map { $0.tables == $0.allTables } == true)
  }

  @Test func `the mapping that comes nearest says which tables and columns it lacks`() throws {
    let fits = try Self.fits([
      "upw_details.csv": """
      PERSON_REF,EVENT_NUMBER,UPW_LENGTH_MINUTES,UPW_MINUTES_CREDITED,UPW_STATUS,Comment
      X1,1,600,0,1,

      """
    ])
    #expect(fits.map(\.id) == ["unpaid-work"])
    #expect(fits.first?.isWhole == false)
    #expect(fits.first?.lacks == ["column 'CRN' of 'order'", "table 'appointment'"])
    #expect(fits.first.map { [$0.columns, $0.allColumns] } == [4, 6])
  }

  @Test func `an only table is known by its columns, whatever its file is called`() throws {
    let sample = FeedFixture.sample("approved-premises/approved_premises_referral.csv")
    let text = try String(contentsOf: sample, encoding: .utf8)
    #expect(try Self.fits(["Export (3).csv": text]).map(\.id) == ["approved-premises"])
  }

  @Test func `files of another kind are read by none`() throws {
    #expect(try Self.fits(["shopping.csv": "Item,Price\nBread,2\n"]) == [])
    #expect(try Self.fits([:]) == [])
  }
}
