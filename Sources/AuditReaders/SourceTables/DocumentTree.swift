import AuditCore

/// One document, or one of its records, as named nodes in flat memory.
///
/// The elements of an array are nodes with the array's name side by side, as repeated elements of XML
/// are; attributes are nodes whose names begin with `@`. Node 0 is the document.
struct DocumentTree {
  /// What a node holds.
  enum Kind: UInt8 {
    /// Other nodes.
    case record
    /// A value.
    case value
    /// Nothing, as `null`.
    case nothing
    /// The place of an array without elements.
    case emptyArray
  }

  struct Node {
    /// The number of its name.
    var name: Int32
    var kind: Kind
    /// Whether it is an element of an array.
    var isElement: Bool
    var line: UInt32
    var parent: Int32
    var first: Int32 = -1
    var last: Int32 = -1
    var next: Int32 = -1
    /// Where its value lies in the bytes.
    var start: Int32 = 0
    var count: Int32 = 0
  }

  private(set) var nodes: [Node] = []
  private(set) var bytes: [UInt8] = []
  /// The most bytes of values that one document may hold.
  static let largestSize = 1 << 30

  init() { clear() }

  /// Takes all nodes out but the document's own.
  mutating func clear(line: Int = 1) {
    nodes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    let line = UInt32(truncatingIfNeeded: line)
    nodes.append(Node(name: -1, kind: .record, isElement: false, line: line, parent: -1))
  }

  /// Whether it holds more than the bounds allow.
  var isTooLarge: Bool { bytes.count > Self.largestSize || nodes.count > 1 << 28 }

  /// Adds a node at the end of its parent's.
  mutating func add(
    _ kind: Kind,
    name: Int32,
    under parent: Int,
    line: Int,
    isElement: Bool = false
  ) -> Int {
    let index = nodes.count
    nodes.append(
      Node(
        name: name,
        kind: kind,
        isElement: isElement,
        line: UInt32(truncatingIfNeeded: line),
        parent: Int32(parent)
      )
    )
    if nodes[parent].first < 0 {
      nodes[parent].first = Int32(index)
    } else {
      nodes[Int(nodes[parent].last)].next = Int32(index)
    }
    nodes[parent].last = Int32(index)
    return index
  }

  /// Adds a node with a value.
  mutating func add(
    value: some Collection<UInt8>,
    name: Int32,
    under parent: Int,
    line: Int,
    isElement: Bool = false
  ) {
    let index = add(.value, name: name, under: parent, line: line, isElement: isElement)
    setValue(value, of: index)
  }

  /// Gives a node a value beside the nodes that it holds.
  mutating func setValue(_ value: some Collection<UInt8>, of index: Int) {
    nodes[index].start = Int32(truncatingIfNeeded: bytes.count)
    nodes[index].count = Int32(truncatingIfNeeded: value.count)
    bytes.append(contentsOf: value)
  }

  /// Calls a closure with each node right under one.
  func forEachChild(of parent: Int, _ body: (Int) -> Void) {
    var child = Int(nodes[parent].first)
    while child >= 0 {
      body(child)
      child = Int(nodes[child].next)
    }
  }
}

/// The names that occur in documents, each with a number, so that comparing names is cheap.
///
/// Names that differ in nothing but case, blanks and joining marks are alike.
struct DocumentNames {
  /// One name as it is written.
  struct Name {
    let text: String
    let namespace: String?
    /// The number that all names alike have in common.
    let plain: Int32
  }

  private(set) var names: [Name] = []
  private var byText: [String: Int32] = [:]
  private var plainNumbers: [String: Int32] = [:]

  /// The number of a name.
  mutating func number(of text: String, namespace: String? = nil) -> Int32 {
    let key = namespace.map { "{\($0)}\(text)" } ?? text
    if let known = byText[key] { return known }
    let number = Int32(names.count)
    names.append(Name(text: text, namespace: namespace, plain: plainNumber(of: text)))
    byText[key] = number
    return number
  }

  /// The number that all names like one have in common.
  mutating func plainNumber(of text: String) -> Int32 {
    let plain = PlainName.of(text)
    if let known = plainNumbers[plain] { return known }
    let number = Int32(plainNumbers.count)
    plainNumbers[plain] = number
    return number
  }
}

/// A path through a document: names from outside to inside, and steps outwards.
struct DocumentPath {
  /// One step.
  enum Step {
    /// To the nodes of a name; of one namespace only where it is given.
    case child(plain: Int32, namespace: String?)
    /// To the record around.
    case parent
  }

  let steps: [Step]

  /// Reads a path, as `parent.crn`, `Header/@id` or `{urn:x}Assessment`; `.` is the record itself.
  init(_ text: String, names: inout DocumentNames) {
    var steps: [Step] = []
    for part in Self.parts(text) {
      if part.text == "parent" {
        steps.append(.parent)
      } else {
        steps.append(.child(plain: names.plainNumber(of: part.text), namespace: part.namespace))
      }
    }
    self.steps = steps
  }

  /// Splits a path at points and strokes outside braces.
  static func parts(_ text: String) -> [(text: String, namespace: String?)] {
    var parts: [(text: String, namespace: String?)] = []
    var name = ""
    var namespace: String?
    var isInBraces = false
    for character in text + "/" {
      if isInBraces {
        if character == "}" { isInBraces = false } else { namespace?.append(character) }
      } else if character == "{" {
        isInBraces = true
        namespace = ""
      } else if character == "/" || character == "." {
        if !name.isEmpty { parts.append((name, namespace)) }
        name = ""
        namespace = nil
      } else {
        name.append(character)
      }
    }
    return parts
  }

  /// The nodes that the path leads to from one.
  func nodes(from start: Int, in tree: DocumentTree, _ names: DocumentNames) -> [Int] {
    var found = [start]
    for step in steps {
      var next: [Int] = []
      for node in found {
        switch step {
        case .parent:
          let parent = Int(tree.nodes[node].parent)
          if parent >= 0 { next.append(parent) }
        case .child(let plain, let namespace):
          tree.forEachChild(of: node) { child in
            let name = names.names[Int(tree.nodes[child].name)]
            if name.plain == plain, namespace == nil || namespace == name.namespace {
              next.append(child)
            }
          }
        }
      }
      found = next
      if found.isEmpty { break }
    }
    return found
  }
}
