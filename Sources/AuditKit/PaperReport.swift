import Foundation

/// A finished audit on paper: its single file, printed to PDF by a browser that is installed.
package struct PaperReport {
  /// How long the browser may take, in seconds.
  private static let timeLimit = 120.0
  /// The names under which the browser is installed, in the order in which they are tried.
  private static let programs = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
  ]

  private let folder: String
  private let searchPath: String

  /// Prepares a printing.
  ///
  /// - Parameters:
  ///   - folder: The audit's folder.
  ///   - searchPath: The folders in which to look for the browser, with colons between them.
  package init(folder: String, searchPath: String) {
    self.folder = folder
    self.searchPath = searchPath
  }

  /// Prints to a file, which is written anew.
  ///
  /// - Throws: When the audit has no single file, no browser is installed, or it fails.
  package func write(to path: String) throws(SurroundingsFailure) {
    let page = URL(filePath: folder).appending(path: SingleFileReport.path)
    guard case .file = FileKind(at: page.path) else {
      throw SurroundingsFailure(
        "there is no '\(folder)/\(SingleFileReport.path)' to print",
        help: "run the audit with --single-file, and name its folder here"
      )
    }
    guard let browser else {
      throw SurroundingsFailure(
        "printing needs Chromium, and it is not installed",
        help: "install it (Debian: apt-get install chromium), or print the page from any browser"
      )
    }
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "caseaudit-print-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let printed = scratch.appending(path: "report.pdf")
    do {
      try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    } catch {
      throw SurroundingsFailure(
        "cannot make a temporary folder for the browser",
        help: "check that the disk is not full, or set TMPDIR to a folder that may be written"
      )
    }
    try run(browser, page: page, profile: scratch.appending(path: "profile"), to: printed)
    try Self.move(printed, to: path)
  }

  private var browser: URL? {
    let folders = searchPath.split(separator: ":").map { URL(filePath: String($0)) }
    for name in Self.programs {
      for folder in folders {
        let program = folder.appending(path: name)
        if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      }
    }
    return nil
  }

  /// Runs the browser without network, in a profile of its own, for no longer than the time limit.
  private func run(
    _ browser: URL,
    page: URL,
    profile: URL,
    to printed: URL
  ) throws(SurroundingsFailure) {
    let process = Process()
    process.executableURL = browser
    // The page runs no script and asks for nothing, by its own policy; the proxy leads nowhere, so
    // that the browser's own errands find nothing either.
    process.arguments = [
      "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
      "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
      "--proxy-server=127.0.0.1:9", "--user-data-dir=\(profile.path)", "--no-pdf-header-footer",
      "--print-to-pdf=\(printed.path)",
    ]
    // Chromium refuses its sandbox to the superuser, as whom containers often run.
    if getuid() == 0 { process.arguments?.append("--no-sandbox") }
    process.arguments?.append(page.absoluteString)
    // What a browser says may quote the page, so nobody is shown it.
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw SurroundingsFailure(
        "cannot start '\(browser.path)'",
        help: "check that it may be run, or print the page from any browser"
      )
    }
    let end = Date(timeIntervalSinceNow: Self.timeLimit)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
    if process.isRunning {
      process.terminate()
      throw SurroundingsFailure(
        "the browser did not finish printing in \(Int(Self.timeLimit)) seconds",
        help: "print the page from any browser"
      )
    }
    guard process.terminationStatus == 0, Self.isWhole(printed) else {
      throw SurroundingsFailure(
        "the browser could not print the page",
        help: "print the page from any browser"
      )
    }
  }

  /// Whether a file begins and ends as a PDF does.
  private static func isWhole(_ file: URL) -> Bool {
    guard let data = FileManager.default.contents(atPath: file.path) else { return false }
    return data.starts(with: Array("%PDF-".utf8)) && data.suffix(32).contains(UInt8(ascii: "%"))
  }

  private static func move(_ printed: URL, to path: String) throws(SurroundingsFailure) {
    do {
      let data = try Data(contentsOf: printed, options: .mappedIfSafe)
      try data.write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw SurroundingsFailure(
        "cannot write '\(path)'",
        help: "check that its folder exists and may be written"
      )
    }
  }
}
