public import Foundation
public import Testing

/// Compares text with a golden file, or records it when `RECORD_GOLDEN` is set and fails the run.
public func expectGolden(
  _ text: String,
  _ file: URL,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(decoding: Data(contentsOf: file), as: UTF8.self) else {
    Issue.record(
      "no golden file \(file.lastPathComponent); record it with RECORD_GOLDEN=1",
      sourceLocation: sourceLocation
    )
    return
  }
  if text != expected {
    let got = text.split(separator: "\n", omittingEmptySubsequences: false)
    let want = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(got, want).prefix { $0 == $1 }.count
    Issue.record(
      """
      \(file.lastPathComponent) differs from line \(line + 1)
      expected: \(line < want.count ? String(want[line].prefix(300)) : "(end)")
      found:    \(line < got.count ? String(got[line].prefix(300)) : "(end)")
      """,
      sourceLocation: sourceLocation
    )
  }
}
