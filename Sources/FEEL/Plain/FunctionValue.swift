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
  /// What works out the value where a program gives the function; `nil` for a literal.
  let host: Host?

  /// Works out a value from arguments, one for each parameter.
  public typealias Host = @Sendable ([Value]) -> Value

  init(parameters: [String], slots: [Int], body: CheckedNode, closure: [Int: Value]) {
    self.parameters = parameters
    self.slots = slots
    self.body = body
    self.closure = closure
    host = nil
  }

  /// Creates a function that a program works out.
  public init(parameters: [String], host: @escaping Host) {
    self.parameters = parameters
    slots = []
    body = CheckedNode(.literal(.null(.notRecorded)), type: .any, range: 0..<0)
    closure = [:]
    self.host = host
  }

  /// Functions are equal only to themselves, which no expression can tell; so never.
  public static func == (left: FunctionValue, right: FunctionValue) -> Bool { false }

  /// Feeds the parameters to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(parameters) }
}
