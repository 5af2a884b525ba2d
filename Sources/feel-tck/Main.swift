import Foundation

/// The command `feel-tck`: runs folders in the layout of the DMN conformance suite.
@main
enum Main {
  private static let usage = """
    Usage: feel-tck [--skip-list FILE] PATH...

    Runs each folder that holds a .dmn model and its tests, and all such folders below, and prints
    a line for each test that fails and a closing line with the counts.
    In the skip list a line is 'FOLDER/TEST REASON'; tests whose reason begins with 'external' are
    left out of the count, all others are known to fail and reported once they pass.
    Exit codes: 0 all pass, 1 some fail or a line of the skip list is stale, 3 nothing can be read,
    64 wrong usage.

    """

  static func main() {
    var paths: [String] = []
    var skips = SkipList()
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--help", "-h":
        write(usage, to: .standardOutput)
        return
      case "--skip-list":
        guard let path = arguments.popFirst() else { stop(64, usage) }
        guard let bytes = FileManager.default.contents(atPath: path) else {
          stop(3, "error: the skip list '\(path)' cannot be read\n")
        }
        skips = SkipList(String(decoding: bytes, as: UTF8.self))
      case _ where argument.hasPrefix("-"): stop(64, usage)
      default: paths.append(argument)
      }
    }
    if paths.isEmpty { stop(64, usage) }
    var run = ConformanceRun(skips: skips)
    for path in paths { run.run(path: path.hasSuffix("/") ? String(path.dropLast()) : path) }
    report(run)
  }

  private static func report(_ run: ConformanceRun) {
    for outcome in run.outcomes {
      switch outcome.verdict {
      case .passed, .skipped: break
      case .failed: write("FAIL \(outcome.name) \(outcome.details)\n", to: .standardOutput)
      case .known: write("known \(outcome.name) \(outcome.details)\n", to: .standardOutput)
      case .stale:
        write("STALE \(outcome.name) passes: strike it from the skip list\n", to: .standardOutput)
      }
    }
    for complaint in run.complaints { write("\(complaint)\n", to: .standardError) }
    write("\(run.summary)\n", to: .standardOutput)
    exit(run.outcomes.isEmpty ? 3 : run.isClean ? 0 : 1)
  }

  private static func write(_ text: String, to handle: FileHandle) {
    handle.write(Data(text.utf8))
  }

  private static func stop(_ code: Int32, _ message: String) -> Never {
    write(message, to: .standardError)
    exit(code)
  }
}
