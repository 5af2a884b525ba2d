/// A function as a value: a literal with what it closed over, or a built-in.
public struct FunctionValue: Sendable, Hashable {
  /// The parameters' names.
  public let parameters: [String]
  /// The parameters' slots in the body.
  let slots: [Int]
  /// The body.
  let body: CheckedNode
  /// The locals at the place where the function was written.
  let closure: [Int: Value]

  /// Functions are equal only to themselves, which no expression can tell; so never.
  public static func == (left: FunctionValue, right: FunctionValue) -> Bool { false }

  /// Feeds the parameters to a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(parameters) }
}
