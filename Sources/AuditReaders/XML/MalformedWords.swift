import AuditCore

/// Our words for libxml2's kinds of faults in the text of an XML document.
enum MalformedWords {
  /// Words one fault by its number in libxml2's list.
  static func diagnostic(_ fault: XMLTreeParser.Malformed, in file: SourceFile) -> Diagnostic {
    var range: Range<Int>?
    if fault.line > 0 {
      let offset = file.offset(ofLine: fault.line) + max(fault.column - 1, 0)
      range = offset..<offset + 1
    }
    if fault.code == 26 { range = entity(endingAt: range, in: file) }
    let place = range.map { file.place(of: $0) } ?? Place(path: file.path)
    if fault.code == 26 { return XMLMessages.unknownEntity(at: place) }
    // The end of the text within an element is reported like something after the document's end.
    let code = fault.code == 5 && fault.open != nil ? 77 : fault.code
    var note: String?
    if code == 76 || code == 77, let open = fault.open {
      note = "<\(open.name)> on line \(file.place(of: open.range).line) is still open"
    } else if words[code] == nil, !fault.message.isEmpty {
      note = fault.message.split(separator: "\n").joined(separator: " ")
    }
    let (headline, help) = words[code] ?? ("the text is not well-formed XML", nil)
    return XMLMessages.malformed(headline, note: note, help: help, at: place)
  }

  /// The entity that libxml2 had just read when it found it unknown.
  private static func entity(endingAt range: Range<Int>?, in file: SourceFile) -> Range<Int>? {
    guard let range else { return nil }
    let end = min(range.lowerBound, file.bytes.count)
    guard let start = file.bytes[..<end].lastIndex(of: UInt8(ascii: "&")),
      let close = file.bytes[start...].firstIndex(of: UInt8(ascii: ";")), close - start < 100
    else { return range }
    return start..<close + 1
  }

  private static let words: [Int: (headline: String, help: String?)] = [
    4: ("the file does not begin with an XML element", "begin with <framework …> or its like"),
    5: ("something stands after the document's end", "keep one outermost element"),
    8: ("a numbered character is not allowed in XML", "write the character itself"),
    9: ("a character is not allowed in XML", "delete the character"),
    23: ("an entity lacks its semicolon", "write &amp; for a lone ampersand"),
    38: ("'<' stands within an attribute", "write &lt; for less than"),
    39: ("an attribute's value lacks its quotation mark", "write name=\"value\""),
    40: ("an attribute's value does not end", "close it with the quotation mark it began with"),
    41: ("an attribute has no value", "write name=\"value\""),
    42: ("an attribute is written twice", "keep one of the two"),
    62: ("']]>' stands within text", "write ]]&gt;"),
    65: (
      "a blank is missing between two attributes",
      "put a blank there, or close the quotation mark before"
    ),
    68: ("a name is missing or is not one", "write &lt; for less than and &amp; for an ampersand"),
    73: ("a tag does not end with '>'", "close the tag"),
    76: ("an element is closed under another's name", "close the innermost open element first"),
    77: ("the document ends before its elements are closed", "check that the file is whole"),
    80: ("'--' stands within a comment", "write a single hyphen"),
    201: ("a prefix stands for no namespace", "declare it, or leave the prefix out"),
  ]
}
