/// Text taken out of a file, each part of which can be found in the file again.
///
/// An attribute's entities make the decoded text shorter than its source; the segments map
/// offsets in the text to offsets in the file.
public struct LocatedText: Sendable, Hashable {
  /// The decoded text.
  public let text: String
  /// The file it came from.
  public let file: SourceFile
  /// Points where text and file run in step, ordered, the first at text offset 0.
  public let segments: [Segment]

  /// A point from which text and file advance byte by byte together.
  public struct Segment: Sendable, Hashable {
    /// The offset in the decoded text, in UTF-8 bytes.
    public let textOffset: Int
    /// The offset in the file, in bytes.
    public let fileOffset: Int

    /// Creates a segment.
    public init(textOffset: Int, fileOffset: Int) {
      self.textOffset = textOffset
      self.fileOffset = fileOffset
    }
  }

  /// Creates located text from its segments; without any, the text stands at the file's start.
  public init(text: String, file: SourceFile, segments: [Segment]) {
    self.text = text
    self.file = file
    self.segments = segments.isEmpty ? [Segment(textOffset: 0, fileOffset: 0)] : segments
  }

  /// Creates located text that is a whole file of its own, as for the command line or a test.
  public init(_ text: String, path: String = "expression") {
    self.init(text: text, file: SourceFile(path: path, text: text), segments: [])
  }

  /// Finds a range of the text, in UTF-8 offsets, in the file.
  public func place(of range: Range<Int>) -> Place {
    file.place(of: fileOffset(range.lowerBound)..<fileOffset(range.upperBound))
  }

  /// The place of the whole text.
  public var place: Place { place(of: 0..<text.utf8.count) }

  private func fileOffset(_ textOffset: Int) -> Int {
    var found = segments[0]
    for segment in segments where segment.textOffset <= textOffset { found = segment }
    return found.fileOffset + (textOffset - found.textOffset)
  }

  /// Compares texts by what they say and where.
  public static func == (left: LocatedText, right: LocatedText) -> Bool {
    left.text == right.text && left.file.path == right.file.path && left.segments == right.segments
  }

  /// Feeds the text and its place to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(file.path)
    hasher.combine(segments)
  }
}
