import AuditCore
import Foundation

/// The command `rates`: times an evaluator over cases that are in memory already.
@main
enum Main {
  private static let usage = """
    Usage: rates columns|plain VOCABULARY FRAMEWORK CASES [--threads N] [--repeats N]

    Reads the cases, compiles the framework's rules, evaluates all of them over all cases once
    without a clock and then so many times with it, and prints JSON: the seconds of each time, and
    for each rule how many cases met it, did not, or lack what it needs.

    """

  static func main() {
    var words: [String] = []
    var options = ["--threads": 1, "--repeats": 5]
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      if options[argument] != nil {
        guard let value = arguments.popFirst().flatMap({ Int($0) }), value > 0 else { stop(usage) }
        options[argument] = value
      } else {
        words.append(argument)
      }
    }
    guard words.count == 4, let evaluator = TimedEvaluator(rawValue: words[0]) else { stop(usage) }
    do {
      let race = try Race(vocabulary: words[1], framework: words[2], cases: words[3])
      let timing = race.timing(
        of: evaluator,
        threads: options["--threads"] ?? 1,
        repeats: options["--repeats"] ?? 1
      )
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      FileHandle.standardOutput.write(try encoder.encode(timing) + Data("\n".utf8))
    } catch {
      stop("error: \(error)\n")
    }
  }

  private static func stop(_ message: String) -> Never {
    FileHandle.standardError.write(Data(message.utf8))
    exit(2)
  }
}
