extension FEEL {
  /// Reads a day, a time, a day with a time or a length of time, as `@"…"` would.
  ///
  /// - Returns: The value; `nil` when the text is none of these.
  public static func temporalValue(_ text: String) -> Value? { TemporalText.value(text) }

  /// Whether two values are equal as `=` says; `nil` when they are of different kinds.
  public static func areEqual(_ left: Value, _ right: Value) -> Bool? {
    Comparison.areEqual(left, right)
  }

  /// How two values are ordered, below, at or above zero; `nil` when they have no order.
  public static func order(_ left: Value, _ right: Value) -> Int? {
    Comparison.order(left, right)
  }
}

extension FEEL {
  /// The sum of two values as `+` says; `nil` when they cannot be added.
  public static func sum(_ left: Value, _ right: Value) -> Value? {
    let value = Arithmetic.value(.add, left, right)
    return value.isNull ? nil : value
  }
}

extension FunctionValue {
  /// Calls the function from outside of an expression.
  public func callAsFunction(_ arguments: [Value], _ environment: Environment) -> Value {
    Evaluation(environment).invoke(self, arguments)
  }
}
