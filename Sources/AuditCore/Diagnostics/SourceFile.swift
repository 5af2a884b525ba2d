/// The path, bytes and line starts of one text that somebody wrote.
public final class SourceFile: Sendable {
  /// The file as the person named it.
  public let path: String
  /// The file's bytes, in UTF-8.
  public let bytes: [UInt8]
  /// The byte offset at which each line starts, first line first.
  private let lineStarts: [Int]

  /// Creates a source file from its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// Creates a source file from text.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Finds the line, column and excerpt of a range of byte offsets.
  ///
  /// - Parameter range: Offsets from 0; clamped to the file, and to the line it begins on.
  /// - Returns: A place whose mark is at least one character long.
  public func place(of range: Range<Int>) -> Place {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let line = lineIndex(of: lower)
    let lineStart = lineStarts[line]
    let lineEnd = endOfLine(line)
    let upper = min(max(range.upperBound, lower), lineEnd)
    let column = String(decoding: bytes[lineStart..<lower], as: UTF8.self).count + 1
    let marked = upper > lower ? String(decoding: bytes[lower..<upper], as: UTF8.self).count : 1
    let text = String(decoding: bytes[lineStart..<max(lineEnd, lineStart)], as: UTF8.self)
    return Place(
      path: path,
      line: line + 1,
      column: column,
      excerpt: Place.Excerpt(text: text, markLength: max(marked, 1))
    )
  }

  /// The byte offset of a line's start; lines count from 1.
  public func offset(ofLine line: Int) -> Int {
    lineStarts[min(max(line - 1, 0), lineStarts.count - 1)]
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private func endOfLine(_ line: Int) -> Int {
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if end > lineStarts[line], bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }
}
