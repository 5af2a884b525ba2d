public import Foundation

/// One run of the program as a process of its own.
public struct CommandRun: Sendable {
  /// What it wrote to standard output.
  public var output: String
  /// What it wrote to standard error.
  public var messages: String
  /// Its exit status.
  public var status: Int32

  /// Runs `caseaudit` with arguments in a folder, with a fixed clock, without colours; it may be
  /// given a file to read as its standard input.
  public static func caseaudit(
    _ arguments: [String],
    in folder: URL,
    input: URL? = nil
  ) throws -> CommandRun {
    try run(programs.appending(path: "caseaudit"), arguments, in: folder, input: input)
  }

  /// The folder of built programs: the one the tests themselves were built into.
  private static var programs: URL {
    // The test bundle or binary stands in the products folder on Linux.
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      if FileManager.default.isExecutableFile(atPath: folder.appending(path: "caseaudit").path) {
        return folder
      }
      folder = folder.deletingLastPathComponent()
    }
    return Repository.root.appending(path: ".build/debug")
  }

  /// Runs a program to its end and collects what it wrote.
  public static func run(
    _ program: URL,
    _ arguments: [String],
    in folder: URL,
    input: URL? = nil
  ) throws -> CommandRun {
    let scratch = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging([
      "SOURCE_DATE_EPOCH": "1719828000", "NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=no",
    ]) { $1 }
    let streams = ["output", "messages"].map { scratch.appending(path: $0) }
    for stream in streams { try Data().write(to: stream) }
    process.standardOutput = try FileHandle(forWritingTo: streams[0])
    process.standardError = try FileHandle(forWritingTo: streams[1])
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? .nullDevice
    try process.run()
    process.waitUntilExit()
    return CommandRun(
      output: String(decoding: try Data(contentsOf: streams[0]), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: streams[1]), as: UTF8.self),
      status: process.terminationStatus
    )
  }
}
