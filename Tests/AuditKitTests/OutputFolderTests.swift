import AuditKit
import AuditTestSupport
import Foundation
import Testing

struct OutputFolderTests {
  private func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `nothing is seen in its place before it is whole`() throws {
    try inTemporaryFolder { folder in
      let place = folder.appending(path: "out")
      let output = try OutputFolder(place.path, replacing: false)
      try output.write("report/index.html", Array("page".utf8))
      #expect(!FileManager.default.fileExists(atPath: place.path))
      try output.finish()
      #expect(try names(folder) == ["out"])
      #expect(
        try String(contentsOf: place.appending(path: "report/index.html"), encoding: .utf8)
          == "page"
      )
    }
  }

  @Test func `an abandoned output leaves what stood there before`() throws {
    try inTemporaryFolder { folder in
      let place = folder.appending(path: "out")
      let first = try OutputFolder(place.path, replacing: false)
      try first.write("a", [1])
      try first.finish()
      let second = try OutputFolder(place.path, replacing: true)
      try second.write("b", [2])
      second.abandon()
      #expect(try names(folder) == ["out"])
      #expect(try names(place).contains("a"))
    }
  }

  @Test func `a folder with other files is refused even when it may be replaced`() throws {
    try inTemporaryFolder { folder in
      try Data([1]).write(to: folder.appending(path: "precious.txt"))
      #expect(throws: SurroundingsFailure.self) {
        try OutputFolder(folder.path, replacing: true)
      }
      #expect(try names(folder) == ["precious.txt"])
    }
  }

  @Test func `an output folder of an earlier run is refused unless it may be replaced`() throws {
    try inTemporaryFolder { folder in
      let place = folder.appending(path: "out").path
      try OutputFolder(place, replacing: false).finish()
      #expect(throws: SurroundingsFailure.self) { try OutputFolder(place, replacing: false) }
    }
  }

  /// Whether this process may mount a file system of its own, as root in a sandbox may.
  private static let canMount: Bool = {
    guard let folder = try? Repository.temporaryFolder() else { return false }
    defer { try? FileManager.default.removeItem(at: folder) }
    guard run("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "none", folder.path]) else {
      return false
    }
    return run("/usr/bin/umount", [folder.path])
  }()

  private static func run(_ program: String, _ arguments: [String]) -> Bool {
    (try? CommandRun.run(URL(filePath: program), arguments, in: Repository.root))?.status == 0
  }

  @Test(.enabled(if: canMount, "only where a small disk can be mounted"))
  func `a full disk is said in words and nothing is left behind`() throws {
    try inTemporaryFolder { folder in
      let disk = folder.appending(path: "disk")
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      #expect(
        Self.run("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "none", disk.path])
      )
      defer { _ = Self.run("/usr/bin/umount", [disk.path]) }
      let output = try OutputFolder(disk.appending(path: "out").path, replacing: false)
      let failure = #expect(throws: SurroundingsFailure.self) {
        try output.write("result.json", Array(repeating: 7, count: 1 << 20))
      }
      #expect(failure?.help.contains("disk is not full") == true)
      output.abandon()
      #expect(try names(disk) == [])
    }
  }
}
