import AuditCore
import Foundation

/// Reads cases from JSON: an array of objects, or an object with the array `cases`.
struct CaseJSONReader {
  private let stream: RecordStream
  private var scanner: JSONScanner
  /// The keys of each type of record, by the plan's index.
  private let trees: [KeyTree]

  init(
    _ stream: RecordStream,
    _ bytes: UnsafeBufferPointer<UInt8>,
    from offset: Int,
    to end: Int,
    line: Int
  ) {
    self.stream = stream
    trees = stream.root.plan.all.map { KeyTree($0.type) }
    scanner = JSONScanner(bytes, from: offset, to: end, line: line)
  }

  /// Goes on with another part of the same text.
  mutating func move(to part: Range<Int>, line: Int) {
    scanner = JSONScanner(
      scanner.bytes,
      from: part.lowerBound,
      to: part.upperBound,
      line: line
    )
  }

  /// Where reading stands.
  var position: (offset: Int, line: Int) { (scanner.offset, scanner.line) }

  /// Reads a whole document.
  mutating func readDocument(progress: ReadingProgress) throws(JSONScanner.Fault) {
    switch try scanner.peek() {
    case .array: try readCases(progress)
    case .object:
      scanner.enter()
      var isFound = false
      if !scanner.take(UInt8(ascii: "}")) {
        repeat {
          let name = try scanner.takeString { String(decoding: $0, as: UTF8.self) }
          try scanner.expect(UInt8(ascii: ":"), "a colon was expected")
          if name == "cases", !isFound, try scanner.peek() == .array {
            isFound = true
            try readCases(progress)
          } else {
            stream.noteUnknown(name, line: scanner.line, known: ["cases"])
            try scanner.skip(depth: 1)
          }
        } while scanner.take(UInt8(ascii: ","))
        try scanner.expect(UInt8(ascii: "}"), "a comma or } was expected")
      }
      if !isFound {
        throw JSONScanner.Fault(offset: 0, reason: "its object has no array named 'cases'")
      }
    default:
      throw JSONScanner.Fault(offset: scanner.offset, reason: "it is not an array of objects")
    }
    guard scanner.isAtEnd() else {
      throw JSONScanner.Fault(offset: scanner.offset, reason: "text follows its end")
    }
  }

  private mutating func readCases(_ progress: ReadingProgress) throws(JSONScanner.Fault) {
    scanner.enter()
    if scanner.take(UInt8(ascii: "]")) { return }
    var told = scanner.offset
    repeat {
      try readCase()
      if scanner.offset - told > 1 << 20 {
        progress.add(scanner.offset - told)
        told = scanner.offset
      }
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "]"), "a comma or ] was expected")
    progress.add(scanner.offset - told)
  }

  /// Reads one case, which must be an object.
  mutating func readCase() throws(JSONScanner.Fault) {
    scanner.skipBlanks()
    let start = position
    guard try scanner.peek() == .object else {
      try scanner.skip(depth: 1)
      stream.rejectCase(
        line: start.line,
        bytes: start.offset..<scanner.offset,
        .wrongShape
      )
      return
    }
    stream.beginCase(line: start.line, offset: start.offset)
    try readObject(0, of: trees[0], depth: 1)
    stream.end(at: scanner.offset)
  }

  /// Whether only blanks are left.
  mutating func isAtEnd() -> Bool { scanner.isAtEnd() }

  private mutating func readObject(
    _ node: Int,
    of tree: KeyTree,
    depth: Int
  ) throws(JSONScanner.Fault) {
    guard depth < JSONScanner.deepest else {
      throw JSONScanner.Fault(
        offset: scanner.offset,
        reason: "it is nested deeper than \(JSONScanner.deepest) levels"
      )
    }
    scanner.enter()
    if scanner.take(UInt8(ascii: "}")) { return }
    repeat {
      var unknown = ""
      let next = try scanner.takeString { key in
        let found = tree.find(node, key)
        if found < 0 { unknown = String(decoding: key, as: UTF8.self) }
        return found
      }
      try scanner.expect(UInt8(ascii: ":"), "a colon was expected")
      guard next >= 0 else {
        stream.noteUnknown(tree.path(node, unknown), line: scanner.line)
        try scanner.skip(depth: depth + 1)
        continue
      }
      try readValue(next, of: tree, depth: depth)
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "}"), "a comma or } was expected")
  }

  private mutating func readValue(
    _ node: Int,
    of tree: KeyTree,
    depth: Int
  ) throws(JSONScanner.Fault) {
    let kind = try scanner.peek()
    let record = stream.current
    let field = tree.field(node)
    let list = tree.list(node)
    switch kind {
    case .null: _ = try scanner.takeWord("null")
    case .object where field < 0 && list < 0:
      try readObject(node, of: tree, depth: depth + 1)
    case .array where list >= 0: try readList(list, depth: depth + 1)
    case .string where field >= 0:
      try scanner.takeString { record?.putOnce(field, $0) }
    case .number where field >= 0:
      let number = try scanner.takeNumber()
      putNumber(number, field)
    case .yes where field >= 0, .no where field >= 0:
      let word = kind == .yes ? try scanner.takeWord("true") : try scanner.takeWord("false")
      if record?.plan.fields[field].kind == .boolean {
        record?.putOnce(field, word)
      } else {
        stream.note(.wrongShape, field: field)
      }
    default:
      stream.note(.wrongShape, field: field)
      try scanner.skip(depth: depth + 1)
    }
  }

  private mutating func readList(_ list: Int, depth: Int) throws(JSONScanner.Fault) {
    guard let plan = stream.current?.plan.lists[list].index else { return }
    scanner.enter()
    if scanner.take(UInt8(ascii: "]")) { return }
    repeat {
      let kind = try scanner.peek()
      let start = position
      stream.begin(list: list, line: start.line, offset: start.offset)
      if kind == .object {
        try readObject(0, of: trees[plan], depth: depth)
      } else {
        stream.note(.wrongShape)
        try scanner.skip(depth: depth + 1)
      }
      stream.end(at: scanner.offset)
    } while scanner.take(UInt8(ascii: ","))
    try scanner.expect(UInt8(ascii: "]"), "a comma or ] was expected")
  }

  /// Reads a number, writing one with an exponent out in full.
  private func putNumber(_ number: UnsafeBufferPointer<UInt8>, _ field: Int) {
    guard let record = stream.current else { return }
    let hasExponent = number.contains { $0 | 0x20 == UInt8(ascii: "e") }
    let kind = record.plan.fields[field].kind
    guard hasExponent, kind == .decimal || kind == .integer else {
      return record.putOnce(field, number)
    }
    let text = String(decoding: number, as: UTF8.self)
    let written = Decimal128(text)?.reduced.description ?? text
    Array(written.utf8).withUnsafeBufferPointer { record.putOnce(field, $0) }
  }
}
