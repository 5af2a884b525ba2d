import AuditCore

/// Reads JSON into trees, one for each element of an array at the outermost level.
struct JSONTreeReader {
  private var scanner: JSONScanner
  var tree = DocumentTree()

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, line: Int) {
    scanner = JSONScanner(bytes, from: start, to: end, line: line)
  }

  /// The line that reading has come to.
  var line: Int { scanner.line }

  /// Reads a whole document and hands over each tree.
  mutating func read(
    names: inout DocumentNames,
    _ take: (DocumentTree, inout DocumentNames) -> Void
  ) throws(JSONScanner.Fault) {
    if try scanner.peek() == .array {
      scanner.enter()
      if !scanner.take(UInt8(ascii: "]")) {
        repeat { try readOne(&names, take) } while scanner.take(UInt8(ascii: ","))
        try scanner.expect(UInt8(ascii: "]"), "a comma or ] was expected")
      }
    } else {
      try readOne(&names, take)
    }
    guard scanner.isAtEnd() else {
      throw JSONScanner.Fault(offset: scanner.offset, reason: "text follows its end")
    }
  }

  private mutating func readOne(
    _ names: inout DocumentNames,
    _ take: (DocumentTree, inout DocumentNames) -> Void
  ) throws(JSONScanner.Fault) {
    let kind = try scanner.peek()
    tree.clear(line: scanner.line)
    if kind == .object {
      try readObject(0, &names, depth: 1)
    } else {
      // The document has no name; its value is told as a record of the wrong shape.
      try scanner.skip(depth: 1)
      tree.setValue([], of: 0)
    }
    take(tree, &names)
  }

  private mutating func readObject(
    _ node: Int,
    _ names: inout DocumentNames,
    depth: Int
  ) throws(JSONScanner.Fault) {
    try check(depth)
    scanner.enter()
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try scanner.takeString { String(decoding: $0, as: UTF8.self) }
      try scanner.expect(UInt8(ascii: ":"), "a colon was expected")
      try readValue(names.number(of: key), under: node, &names, depth: depth, isElement: false)
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "}"), "a comma or } was expected")
  }

  private mutating func readValue(
    _ name: Int32,
    under node: Int,
    _ names: inout DocumentNames,
    depth: Int,
    isElement: Bool
  ) throws(JSONScanner.Fault) {
    let kind = try scanner.peek()
    let line = scanner.line
    switch kind {
    case .object:
      let child = tree.add(.record, name: name, under: node, line: line, isElement: isElement)
      try readObject(child, &names, depth: depth + 1)
    case .array:
      try check(depth)
      scanner.enter()
      if scanner.take(UInt8(ascii: "]")) {
        _ = tree.add(.emptyArray, name: name, under: node, line: line, isElement: true)
        return
      }
      repeat {
        try readValue(name, under: node, &names, depth: depth + 1, isElement: true)
      } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "]"), "a comma or ] was expected")
    case .string:
      let text = try scanner.takeString { Array($0) }
      tree.add(value: text, name: name, under: node, line: line, isElement: isElement)
    case .number:
      var text = Array(try scanner.takeNumber())
      if text.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
        let written = Decimal128(String(decoding: text, as: UTF8.self))?.reduced.description
        if let written { text = Array(written.utf8) }
      }
      tree.add(value: text, name: name, under: node, line: line, isElement: isElement)
    case .yes, .no:
      let word = kind == .yes ? try scanner.takeWord("true") : try scanner.takeWord("false")
      tree.add(value: word, name: name, under: node, line: line, isElement: isElement)
    case .null:
      _ = try scanner.takeWord("null")
      _ = tree.add(.nothing, name: name, under: node, line: line, isElement: isElement)
    }
  }

  private func check(_ depth: Int) throws(JSONScanner.Fault) {
    if depth >= JSONScanner.deepest {
      throw JSONScanner.Fault(
        offset: scanner.offset,
        reason: "it is nested deeper than \(JSONScanner.deepest) levels"
      )
    }
    if tree.isTooLarge {
      throw JSONScanner.Fault(offset: scanner.offset, reason: "one record is too large to be read")
    }
  }
}
