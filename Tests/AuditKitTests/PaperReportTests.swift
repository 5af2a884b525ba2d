import AuditTestSupport
import Foundation
import Testing

@testable import AuditKit

struct PaperReportTests {
  /// An audit's folder with a single file, and a folder of programs with one browser.
  private static func work(browser: String? = nil) throws -> URL {
    let work = try Repository.temporaryFolder()
    for name in ["audit", "bin"] {
      try FileManager.default.createDirectory(
        at: work.appending(path: name),
        withIntermediateDirectories: true
      )
    }
    try Data("<p>C-0001</p>".utf8).write(to: work.appending(path: "audit/report.html"))
    if let browser {
      let program = work.appending(path: "bin/chromium")
      try Data("#!/bin/sh\n\(browser)\n".utf8).write(to: program)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755],
        ofItemAtPath: program.path
      )
    }
    return work
  }

  private static func headline(_ work: URL, folder: String = "audit", to name: String = "a.pdf")
    -> String?
  {
    let report = PaperReport(
      folder: work.appending(path: folder).path,
      searchPath: work.appending(path: "bin").path
    )
    do {
      try report.write(to: work.appending(path: name).path)
      return nil
    } catch {
      return error.headline
    }
  }

  /// A browser that writes a PDF of its arguments to where it was told to.
  private static let printing = """
    for argument; do
      case $argument in --print-to-pdf=*) file=${argument#--print-to-pdf=};; esac
    done
    printf '%%PDF-1.7 %s %%%%EOF' "$*" > "$file"
    """

  @Test func `without a browser the message says what to install`() throws {
    let work = try Self.work()
    defer { try? FileManager.default.removeItem(at: work) }
    #expect(Self.headline(work) == "printing needs Chromium, and it is not installed")
  }

  @Test func `without a single file the message says how to get one`() throws {
    let work = try Self.work(browser: Self.printing)
    defer { try? FileManager.default.removeItem(at: work) }
    #expect(Self.headline(work, folder: "bin")?.hasSuffix("/bin/report.html' to print") == true)
  }

  @Test func `the browser prints without network, in a profile that is gone afterwards`() throws {
    let work = try Self.work(browser: Self.printing)
    defer { try? FileManager.default.removeItem(at: work) }
    #expect(Self.headline(work) == nil)
    let pdf = try String(contentsOf: work.appending(path: "a.pdf"), encoding: .utf8)
    #expect(pdf.contains("--headless") && pdf.contains("--proxy-server=127.0.0.1:9"))
    #expect(pdf.contains("/audit/report.html"))
    let words = pdf.split(separator: " ")
    let profile = try #require(words.first { $0.hasPrefix("--user-data-dir=") }).dropFirst(16)
    #expect(!FileManager.default.fileExists(atPath: String(profile)))
    let scratch = URL(filePath: String(profile)).deletingLastPathComponent()
    #expect(!FileManager.default.fileExists(atPath: scratch.path))
  }

  @Test(arguments: ["exit 1", "exit 0", "echo '<p>C-0001</p>' >&2; kill -9 $$"])
  func `a browser that fails leaves no file and quotes nothing`(browser: String) throws {
    let work = try Self.work(browser: browser)
    defer { try? FileManager.default.removeItem(at: work) }
    #expect(Self.headline(work) == "the browser could not print the page")
    #expect(!FileManager.default.fileExists(atPath: work.appending(path: "a.pdf").path))
  }

  @Test func `a file that cannot be written is named`() throws {
    let work = try Self.work(browser: Self.printing)
    defer { try? FileManager.default.removeItem(at: work) }
    #expect(Self.headline(work, to: "none/a.pdf")?.hasSuffix("/none/a.pdf'") == true)
  }
}
