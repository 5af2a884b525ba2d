extension Value {
  /// Whether the value is of a type, as `instance of` asks it; null is of its own type alone.
  public func isInstance(of type: ValueType) -> Bool {
    isNull ? type == .null : belongs(to: type, allowingNull: false)
  }

  /// Whether the value may stand where a type is declared; null may stand anywhere.
  public func conforms(to type: ValueType) -> Bool { belongs(to: type, allowingNull: true) }

  /// The value as a declared type takes it; `nil` when the type cannot take it.
  ///
  /// A list of one stands for its element and a value for a list of itself; a day is the midnight,
  /// in universal time, with which it begins.
  /// - Source: OMG DMN 1.5 section 10.3.2.9.4.
  public func converted(to type: ValueType) -> Value? {
    if conforms(to: type) { return self }
    switch (self, type) {
    case (_, .list(let element)):
      if case .list = self { return nil }
      return converted(to: element).map { .list([$0]) }
    case (.list(let values), _) where values.count == 1: return values[0].converted(to: type)
    case (.date(let day), .dateTime):
      let midnight = TimeValue(secondOfDay: 0, zone: .offset(0))
      return .dateTime(DateTimeValue(day: day, time: midnight))
    default: return nil
    }
  }

  private func belongs(to type: ValueType, allowingNull: Bool) -> Bool {
    if isNull { return allowingNull || type == .null }
    func fits(_ value: Value?, _ type: ValueType) -> Bool {
      guard let value else { return false }
      return value.isNull || value.belongs(to: type, allowingNull: allowingNull)
    }
    switch (type, self) {
    case (.any, _): return true
    case (.list(let element), .list(let values)):
      return values.allSatisfy {
        element == .any || $0.belongs(to: element, allowingNull: allowingNull)
      }
    case (.context(let entries), .context(let context)):
      return entries.allSatisfy { key, type in fits(context[key], type) }
    case (.context(let entries), .record(let reference)):
      return entries.allSatisfy { key, type in fits(reference.value(path: key), type) }
    case (.range(let end), .range(let range)):
      return [range.low, range.high, range.point?.value].allSatisfy { value in
        value?.belongs(to: end, allowingNull: allowingNull) ?? true
      }
    case (.function(let parameters, let result), .function(let function)):
      if type == ValueType.anyFunction { return true }
      return function.isInstance(parameters: parameters, result: result)
    default: return self.type == type.plain
    }
  }
}
