import AuditCore

/// A JSON document as a tree whose members know where they stand.
struct JSONTree {
  /// A value.
  indirect enum Value {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])
  }

  /// The value.
  let value: Value
  /// The offset of its first byte.
  let offset: Int

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - passedOver: Members of the outermost object whose values are checked, but not kept.
  /// - Returns: The document's value.
  /// - Throws: The first fault of the text, where it is no JSON.
  static func read(_ file: SourceFile, passingOver passedOver: Set<String>) throws(JSONScanner
    .Fault)
    -> JSONTree
  {
    let result = file.bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(JSONScanner.Fault) in
        var scanner = JSONScanner(bytes, from: 0, to: bytes.count, line: 1)
        let tree = try value(&scanner, depth: 0, passedOver)
        guard scanner.isAtEnd() else {
          throw JSONScanner.Fault(offset: scanner.offset, reason: "something follows its end")
        }
        return tree
      }
    }
    return try result.get()
  }

  private static func value(
    _ scanner: inout JSONScanner,
    depth: Int,
    _ passedOver: Set<String>
  ) throws(JSONScanner.Fault) -> JSONTree {
    guard depth < JSONScanner.deepest else {
      throw JSONScanner.Fault(
        offset: scanner.offset,
        reason: "it is nested deeper than \(JSONScanner.deepest) levels"
      )
    }
    let kind = try scanner.peek()
    let offset = scanner.offset
    func made(_ value: Value) -> JSONTree { JSONTree(value: value, offset: offset) }
    switch kind {
    case .string: return made(.text(try text(&scanner)))
    case .number: return made(.number(String(decoding: try scanner.takeNumber(), as: UTF8.self)))
    case .yes:
      _ = try scanner.takeWord("true")
      return made(.boolean(true))
    case .no:
      _ = try scanner.takeWord("false")
      return made(.boolean(false))
    case .null:
      _ = try scanner.takeWord("null")
      return made(.null)
    case .array:
      scanner.enter()
      var values: [JSONTree] = []
      if scanner.take(UInt8(ascii: "]")) { return made(.list(values)) }
      repeat {
        values.append(try value(&scanner, depth: depth + 1, passedOver))
      } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "]"), "a comma or ] was expected")
      return made(.list(values))
    case .object:
      scanner.enter()
      var members: [String: JSONTree] = [:]
      if scanner.take(UInt8(ascii: "}")) { return made(.object(members)) }
      repeat {
        let name = try text(&scanner)
        try scanner.expect(UInt8(ascii: ":"), "a colon was expected")
        if depth == 0, passedOver.contains(name) {
          try scanner.skip(depth: depth + 1)
        } else {
          members[name] = try value(&scanner, depth: depth + 1, passedOver)
        }
      } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"), "a comma or } was expected")
      return made(.object(members))
    }
  }

  private static func text(_ scanner: inout JSONScanner) throws(JSONScanner.Fault) -> String {
    try scanner.takeString { String(decoding: $0, as: UTF8.self) }
  }
}

/// A member of a document that is not there or not what it should be.
struct JSONLack: Error {
  /// The member's name.
  var name: String
  /// The offset of the value that lacks it.
  var offset: Int
}

extension JSONTree {
  /// A member of an object.
  func member(_ name: String) throws(JSONLack) -> JSONTree {
    guard case .object(let members) = value, let found = members[name] else {
      throw JSONLack(name: name, offset: offset)
    }
    return found
  }

  /// A member that is a text.
  func text(_ name: String) throws(JSONLack) -> String {
    let found = try member(name)
    guard case .text(let text) = found.value else {
      throw JSONLack(name: name, offset: found.offset)
    }
    return text
  }

  /// A member that is a text or absent; `nil` for null, too.
  func optionalText(_ name: String) -> String? {
    guard case .object(let members) = value, case .text(let text) = members[name]?.value else {
      return nil
    }
    return text
  }

  /// A member that is a whole number from 0.
  func count(_ name: String) throws(JSONLack) -> Int {
    let found = try member(name)
    guard case .number(let text) = found.value, let number = Int(text), number >= 0 else {
      throw JSONLack(name: name, offset: found.offset)
    }
    return number
  }

  /// A member that is true or false.
  func boolean(_ name: String) throws(JSONLack) -> Bool {
    let found = try member(name)
    guard case .boolean(let value) = found.value else {
      throw JSONLack(name: name, offset: found.offset)
    }
    return value
  }

  /// A member that is a list.
  func list(_ name: String) throws(JSONLack) -> [JSONTree] {
    let found = try member(name)
    guard case .list(let values) = found.value else {
      throw JSONLack(name: name, offset: found.offset)
    }
    return values
  }

  /// Whether it is null.
  var isNull: Bool {
    if case .null = value { return true }
    return false
  }
}
