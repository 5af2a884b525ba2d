/// A function as a value: a literal with what it closed over, a built-in, or one that a program
/// gives.
public struct FunctionValue: Sendable, Hashable {
  /// The parameters' names.
  public let parameters: [String]
  /// The types that arguments must have; a built-in looks at them itself.
  let types: [ValueType]
  /// The type of what it gives.
  let result: ValueType
  /// What it does.
  let work: Work

  /// What a function does.
  enum Work: Sendable {
    /// Works out a body, in which the parameters have slots, among what it closed over.
    case body(CheckedNode, slots: [Int], closure: Closure)
    /// Calls a built-in.
    case builtin(Builtin)
    /// Calls what a program gave, and says how a call comes to its value.
    case host(Host, note: Note?)
  }

  /// What a literal closed over: the locals and the named values at the place where it stood.
  struct Closure: Sendable {
    let locals: [Int: Value]
    let names: NameScope
    let constants: [String: Value]
  }

  /// Works out a value from arguments, one for each parameter.
  public typealias Host = @Sendable ([Value]) -> Value

  /// Says in a few words how a call with these arguments comes to its value, as `row 3`; `nil` when
  /// there is nothing to say.
  public typealias Note = @Sendable ([Value]) -> String?

  /// Creates the function of a literal.
  init(
    parameters: [String],
    types: [ValueType],
    result: ValueType,
    slots: [Int],
    body: CheckedNode,
    closure: Closure
  ) {
    self.parameters = parameters
    self.types = types
    self.result = result
    work = .body(body, slots: slots, closure: closure)
  }

  /// Creates the function that a built-in is.
  init(_ builtin: Builtin) {
    parameters = builtin.signatures.first?.parameters.map(\.name) ?? []
    types = builtin.signatures.first?.parameters.map(\.type) ?? []
    result = builtin.signatures.first?.result ?? .any
    work = .builtin(builtin)
  }

  /// Creates a function that a program works out.
  public init(parameters: [String], note: Note? = nil, host: @escaping Host) {
    self.parameters = parameters
    types = parameters.map { _ in .any }
    result = .any
    work = .host(host, note: note)
  }

  /// Whether the function can be called with so many arguments.
  public func takes(_ count: Int) -> Bool {
    guard case .builtin(let builtin) = work else { return count == parameters.count }
    return builtin.signatures.contains { $0.takes(count) }
  }

  /// Whether the function may stand where one with such parameters and such a result is asked for:
  /// it takes all that such a one is given, and gives no more than such a one may.
  ///
  /// - Source: OMG DMN 1.5 section 10.3.2.9.3, conformance of function types.
  func isInstance(parameters: [ValueType], result: ValueType) -> Bool {
    func fits(_ types: [ValueType], _ own: ValueType) -> Bool {
      zip(parameters, types).allSatisfy { $0.conforms(to: $1) } && own.conforms(to: result)
    }
    guard case .builtin(let builtin) = work else {
      return parameters.count == types.count && fits(types, self.result)
    }
    return builtin.signatures.contains { signature in
      signature.takes(parameters.count)
        && fits(
          parameters.indices.compactMap { signature.parameter(at: $0)?.type },
          signature.result
        )
    }
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
