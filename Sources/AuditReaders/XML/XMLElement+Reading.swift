import AuditCore

extension XMLElement {
  /// An attribute's words; empty when it is not written.
  func words(_ name: String) -> String { attribute(name)?.value.words ?? "" }

  /// An attribute's words; `nil` when it is not written.
  func name(in attribute: String) -> String? {
    let words = words(attribute)
    return words.isEmpty ? nil : words
  }

  /// An attribute's text with its place, without blanks at the ends; `nil` when there is none.
  func located(_ name: String) -> LocatedText? {
    guard let value = attribute(name)?.value.trimmed, !value.text.isEmpty else { return nil }
    return value
  }

  /// Whether an attribute says yes; `nil` when it is not written or says neither yes nor no.
  func isYes(_ name: String) -> Bool? {
    switch attribute(name)?.value.text {
    case "yes": true
    case "no": false
    default: nil
    }
  }

  /// The words of a child element's text; empty when there is none.
  func words(ofChild name: String) -> String { child(name)?.text.words ?? "" }

  /// A child element's text with its place; `nil` when there is none.
  func located(child name: String) -> LocatedText? {
    guard let text = child(name)?.text.trimmed, !text.text.isEmpty else { return nil }
    return text
  }

  /// The source that the element's numbers name; `nil` when it names none.
  var numberSource: NumberSource? {
    let id = words("source")
    return id.isEmpty
      ? nil : NumberSource(sourceID: id, isVerified: isYes("verified") ?? false)
  }

  /// The place of an attribute's value, or of the element's name where it is not written.
  func place(of name: String) -> Place { attribute(name)?.place ?? place }

  /// An attribute's words at its blanks, each with its place.
  func list(_ name: String) -> [LocatedText] {
    guard let value = attribute(name)?.value else { return [] }
    var found: [LocatedText] = []
    var start: Int?
    let bytes = Array(value.text.utf8) + [32]
    for (offset, byte) in bytes.enumerated() {
      if byte != 32 {
        start = start ?? offset
      } else if let first = start {
        found.append(value.slice(first..<offset))
        start = nil
      }
    }
    return found
  }
}

extension LocatedText {
  /// A part of the text, in UTF-8 offsets, still in its place.
  func slice(_ range: Range<Int>) -> LocatedText {
    let base = segments.last { $0.textOffset <= range.lowerBound } ?? segments[0]
    let head = Segment(
      textOffset: 0,
      fileOffset: base.fileOffset + range.lowerBound - base.textOffset
    )
    let rest = segments.filter {
      $0.textOffset > range.lowerBound && $0.textOffset <= range.upperBound
    }
    return LocatedText(
      text: String(decoding: Array(text.utf8)[range], as: UTF8.self),
      file: file,
      segments: [head]
        + rest.map {
          Segment(textOffset: $0.textOffset - range.lowerBound, fileOffset: $0.fileOffset)
        }
    )
  }
}
