/// A function as a value: a literal with what it closed over, or one that a program gives.
public struct FunctionValue: Sendable, Hashable {
  /// The parameters' names.
  public let parameters: [String]
  /// The parameters' slots in the body.
  let slots: [Int]
  /// The body.
  let body: CheckedNode
  /// The locals at the place where the function was written.
  let closure: [Int: Value]
  /// The named values at that place.
  let constants: [String: Value]
  /// What works out the value where a program gives the function; `nil` for a literal.
  let host: Host?
  /// The built-in that the function is; `nil` for any other.
  let builtin: Builtin?

  /// Works out a value from arguments, one for each parameter.
  public typealias Host = @Sendable ([Value]) -> Value

  init(
    parameters: [String],
    slots: [Int],
    body: CheckedNode,
    closure: [Int: Value],
    constants: [String: Value]
  ) {
    self.parameters = parameters
    self.slots = slots
    self.body = body
    self.closure = closure
    self.constants = constants
    (host, builtin) = (nil, nil)
  }

  init(_ builtin: Builtin) {
    parameters = builtin.signatures[0].parameters.map(\.name)
    (slots, closure, constants, host) = ([], [:], [:], nil)
    body = CheckedNode(.literal(.null(.notRecorded)), type: .any, range: 0..<0)
    self.builtin = builtin
  }

  /// Creates a function that a program works out.
  public init(parameters: [String], host: @escaping Host) {
    self.parameters = parameters
    slots = []
    body = CheckedNode(.literal(.null(.notRecorded)), type: .any, range: 0..<0)
    (closure, constants) = ([:], [:])
    self.host = host
    builtin = nil
  }

  /// Whether the function can be called with so many arguments.
  public func takes(_ count: Int) -> Bool {
    builtin.map { $0.signatures.contains { $0.takes(count) } } ?? (count == parameters.count)
  }

  /// Functions are equal only to themselves, which no expression can tell; so never.
  public static func == (left: FunctionValue, right: FunctionValue) -> Bool { false }

  /// Feeds the parameters to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(parameters) }
}
