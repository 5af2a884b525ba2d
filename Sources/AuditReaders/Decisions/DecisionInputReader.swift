public import AuditCore
public import FEEL

/// Reads the inputs of decisions from JSON or CSV, numbers exact and text as text.
public enum DecisionInputReader {
  /// One set of inputs and where it stands.
  public struct Inputs: Sendable {
    /// The inputs by their names.
    public let values: ContextValue
    /// The line in the file, from 1.
    public let line: Int
    /// Whether all values are text, because the file has no other kind.
    public var isText = false
  }

  /// Reads a file; its first character tells JSON from CSV.
  ///
  /// - Returns: The sets of inputs before the first fault; and the fault, without case values.
  public static func read(_ file: SourceFile) -> (cases: [Inputs], diagnostics: [Diagnostic]) {
    let first = file.bytes.first { $0 != 0xEF && $0 != 0xBB && $0 != 0xBF && $0 > 32 }
    let isJSON = first.map { [UInt8(ascii: "{"), UInt8(ascii: "[")].contains($0) } ?? true
    return isJSON ? readJSON(file) : readCSV(file)
  }

  /// Reads a row of names, which may be dotted paths, and a set of inputs from each row below.
  private static func readCSV(_ file: SourceFile) -> ([Inputs], [Diagnostic]) {
    if let offset = TextEncoding.firstFault(file.bytes) {
      var place = file.place(of: offset..<offset + 1)
      place.excerpt = nil
      return ([], [XMLMessages.encoding("this byte is not UTF-8", at: place)])
    }
    let csv = SmallCSV(String(decoding: file.bytes, as: UTF8.self))
    var diagnostics: [Diagnostic] = []
    if let fault = csv.fault {
      let place = Place(path: file.path, line: fault.line, column: fault.column)
      diagnostics.append(DecisionMessages.brokenRow(place))
    }
    let names = csv.rows.first?.map(\.text) ?? []
    var found: [Inputs] = []
    for row in csv.rows.dropFirst() {
      let line = row.first?.line ?? 0
      if row.count != names.count {
        let place = Place(path: file.path, line: line)
        diagnostics.append(
          DecisionMessages.unevenRow(
            "row",
            cells: "cells",
            found: row.count,
            expected: names.count,
            at: place
          )
        )
        break
      }
      var values = ContextValue()
      for (name, cell) in zip(names, row) {
        let value = cell.text.isEmpty ? Value.null(.notRecorded) : .string(cell.text)
        set(value, at: name.split(separator: ".")[...], in: &values)
      }
      found.append(Inputs(values: values, line: line, isText: true))
    }
    if found.isEmpty, diagnostics.isEmpty {
      diagnostics.append(DecisionMessages.noInput(Place(path: file.path)))
    }
    return (found, diagnostics)
  }

  private static func set(
    _ value: Value,
    at path: ArraySlice<Substring>,
    in context: inout ContextValue
  ) {
    guard let head = path.first.map(String.init) else { return }
    let index = context.entries.firstIndex { $0.key == head }
    guard path.count > 1 else {
      if index == nil { context.entries.append(.init(head, value)) }
      return
    }
    var inner = ContextValue()
    if let index, case .context(let known) = context.entries[index].value { inner = known }
    set(value, at: path.dropFirst(), in: &inner)
    if let index {
      context.entries[index].value = .context(inner)
    } else {
      context.entries.append(.init(head, .context(inner)))
    }
  }

  /// Reads an object, an array of objects, or objects one after another as JSON Lines has them.
  private static func readJSON(_ file: SourceFile) -> ([Inputs], [Diagnostic]) {
    var found: [Inputs] = []
    let fault = file.bytes.withUnsafeBufferPointer { bytes -> Diagnostic? in
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var parser = Parser(
        scanner: JSONScanner(bytes, from: start, to: bytes.count, line: 1)
      )
      do throws(JSONScanner.Fault) {
        try parser.readAll(into: &found)
      } catch {
        var place = file.place(of: error.offset..<error.offset + 1)
        place.excerpt = nil
        return DecisionMessages.brokenInput(error.reason, at: place)
      }
      return nil
    }
    if let fault { return (found, [fault]) }
    if found.isEmpty { return ([], [DecisionMessages.noInput(Place(path: file.path))]) }
    return (found, [])
  }

  private struct Parser {
    var scanner: JSONScanner

    mutating func readAll(into found: inout [Inputs]) throws(JSONScanner.Fault) {
      if !scanner.isAtEnd(), try scanner.peek() == .array {
        scanner.enter()
        if !scanner.take(UInt8(ascii: "]")) {
          repeat { found.append(try object()) } while scanner.take(UInt8(ascii: ","))
          try scanner.expect(UInt8(ascii: "]"), "a comma or ] was expected")
        }
        if !scanner.isAtEnd() { throw .init(offset: scanner.offset, reason: "it goes on") }
        return
      }
      while !scanner.isAtEnd() { found.append(try object()) }
    }

    private mutating func object() throws(JSONScanner.Fault) -> Inputs {
      guard try scanner.peek() == .object else {
        throw .init(offset: scanner.offset, reason: "an object was expected")
      }
      let line = scanner.line
      guard case .context(let values) = try value(depth: 0) else {
        throw .init(offset: scanner.offset, reason: "an object was expected")
      }
      return Inputs(values: values, line: line)
    }

    private mutating func value(depth: Int) throws(JSONScanner.Fault) -> Value {
      guard depth < JSONScanner.deepest else {
        let reason = "it is nested deeper than \(JSONScanner.deepest) levels"
        throw .init(offset: scanner.offset, reason: reason)
      }
      switch try scanner.peek() {
      case .string: return .string(try scanner.takeString { String(decoding: $0, as: UTF8.self) })
      case .number:
        let offset = scanner.offset
        let text = String(decoding: try scanner.takeNumber(), as: UTF8.self)
        guard let number = Decimal128(text) else {
          throw .init(offset: offset, reason: "a number is too large")
        }
        return .number(number)
      case .yes:
        _ = try scanner.takeWord("true")
        return .boolean(true)
      case .no:
        _ = try scanner.takeWord("false")
        return .boolean(false)
      case .null:
        _ = try scanner.takeWord("null")
        return .null(.notRecorded)
      case .array: return .list(try elements(depth: depth))
      case .object: return .context(try entries(depth: depth))
      }
    }

    private mutating func elements(depth: Int) throws(JSONScanner.Fault) -> [Value] {
      scanner.enter()
      if scanner.take(UInt8(ascii: "]")) { return [] }
      var values: [Value] = []
      repeat { values.append(try value(depth: depth + 1)) } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "]"), "a comma or ] was expected")
      return values
    }

    private mutating func entries(depth: Int) throws(JSONScanner.Fault) -> ContextValue {
      scanner.enter()
      var context = ContextValue()
      if scanner.take(UInt8(ascii: "}")) { return context }
      repeat {
        scanner.skipBlanks()
        guard scanner.offset < scanner.end, scanner.bytes[scanner.offset] == UInt8(ascii: "\"")
        else {
          throw .init(offset: scanner.offset, reason: "a name in quotes was expected")
        }
        let offset = scanner.offset
        let key = try scanner.takeString { String(decoding: $0, as: UTF8.self) }
        try scanner.expect(UInt8(ascii: ":"), "a colon was expected")
        if context[key] != nil {
          throw .init(offset: offset, reason: "a name is given twice in an object")
        }
        context.entries.append(.init(key, try value(depth: depth + 1)))
      } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"), "a comma or } was expected")
      return context
    }
  }
}
