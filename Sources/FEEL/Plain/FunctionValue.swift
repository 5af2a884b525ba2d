/// A function as a value: a literal with what it closed over, a built-in, or one of a program.
public struct FunctionValue: Sendable, Hashable {
  /// The parameters' names.
  public let parameters: [String]
  /// The types that arguments must have; a built-in looks at them itself.
  let types: [ValueType]
  /// What it does.
  let work: Work

  /// What a function does.
  enum Work: Sendable {
    /// Works out a body, in which the parameters have slots, among what it closed over.
    case body(CheckedNode, slots: [Int], closure: [Int: Value], constants: [String: Value])
    /// Calls a built-in.
    case builtin(Builtin)
    /// Asks the program.
    case host(Host)
  }

  /// Works out a value from arguments, one for each parameter.
  public typealias Host = @Sendable ([Value]) -> Value

  /// Creates the function of a literal.
  init(
    parameters: [String],
    types: [ValueType],
    slots: [Int],
    body: CheckedNode,
    closure: [Int: Value],
    constants: [String: Value]
  ) {
    self.parameters = parameters
    self.types = types
    work = .body(body, slots: slots, closure: closure, constants: constants)
  }

  /// Creates the function that a built-in is.
  init(_ builtin: Builtin) {
    parameters = builtin.signatures.first?.parameters.map(\.name) ?? []
    types = builtin.signatures.first?.parameters.map(\.type) ?? []
    work = .builtin(builtin)
  }

  /// Creates a function that a program works out, and whose arguments it looks at itself.
  public init(parameters: [String], host: @escaping Host) {
    self.parameters = parameters
    types = parameters.map { _ in .any }
    work = .host(host)
  }

  /// Whether the function can be called with so many arguments.
  public func takes(_ count: Int) -> Bool {
    if case .builtin(let builtin) = work { return builtin.signatures.contains { $0.takes(count) } }
    return count == parameters.count
  }

  /// The function as it is written, without its body.
  var text: String {
    switch work {
    case .body, .host: "function(\(parameters.joined(separator: ", ")))"
    case .builtin(let builtin): builtin.name
    }
  }

  /// Functions are equal only to themselves, which no expression can tell; so never.
  public static func == (left: FunctionValue, right: FunctionValue) -> Bool { false }

  /// Feeds the parameters to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(parameters) }
}
