import AuditTestSupport
import Foundation
import Testing

struct ImportTests {
  /// The imports that each target may have; the targets without Foundation cannot reach a locale.
  private static let allowed: [String: Set<String>] = [
    "AuditCore": [],
    "AuditStatistics": [],
    "FEEL": ["AuditCore", "CAuditKernels"],
    "DMN": ["AuditCore", "FEEL", "Synchronization"],
    "AuditReaders": [
      "AuditCore", "FEEL", "DMN", "CLibXML2", "CLibZip", "CAuditKernels", "Foundation", "Dispatch",
    ],
    "AuditEngine": ["AuditCore", "AuditStatistics", "FEEL", "DMN", "Dispatch", "Synchronization"],
    "AuditWorkload": ["AuditCore"],
    "AuditReports": ["AuditCore", "AuditStatistics"],
    "AuditWorkbooks": ["AuditCore", "AuditReports", "CLibXLSXWriter"],
    "AuditGenerator": ["AuditCore", "FEEL"],
    "AuditKit": [
      "AuditCore", "FEEL", "DMN", "AuditReaders", "AuditEngine", "AuditWorkload", "AuditReports",
      "AuditWorkbooks", "AuditGenerator", "Foundation", "Crypto",
    ],
    "caseaudit": ["AuditCore", "AuditKit", "ArgumentParser", "Foundation", "Synchronization"],
    "feel-tck": ["AuditCore", "FEEL", "DMN", "AuditReaders", "Foundation"],
  ]

  @Test(arguments: allowed.keys.sorted()) func `a target imports only what the map allows`(
    target: String
  ) throws {
    let folder = Repository.root.appending(path: "Sources/\(target)")
    for (file, text) in try Self.swiftFiles(in: folder) {
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let position = words.firstIndex(of: "import"), position <= 1,
          words.count > position + 1
        else { continue }
        let module = String(words[position + 1])
        let isAllowed = Self.allowed[target]?.contains(module) == true
        #expect(isAllowed, "\(target)/\(file) imports \(module)")
      }
    }
  }

  @Test func `no source file has grown past 400 lines`() throws {
    for (file, text) in try Self.swiftFiles(in: Repository.root.appending(path: "Sources")) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 401, "\(file) has \(lines) lines")
    }
  }

  private static func swiftFiles(in folder: URL) throws -> [(String, String)] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
      .sorted()
      .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
  }
}
