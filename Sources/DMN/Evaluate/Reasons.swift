import FEEL

/// The sentences that say why a decision has no value; none holds a value of a case.
enum Reasons {
  static func cycle(_ name: String) -> Value { failed("decision '\(name)' requires itself") }

  static func disagreement(_ rules: [Int]) -> Value {
    failed("rules \(listed(rules)) hold and do not agree")
  }

  static func external(_ name: String, _ language: String) -> Value {
    failed("\(name) is written in \(language), which is not run")
  }

  private static func failed(_ sentence: String) -> Value { .null(.failed(sentence)) }

  static func faulty(_ fault: String) -> Value {
    failed("an expression of the model is faulty: \(fault)")
  }

  static let faultyEntry = failed("an entry of a table is faulty")

  private static func listed(_ rules: [Int]) -> String {
    let numbers = rules.map { String($0 + 1) }
    guard let last = numbers.last, numbers.count > 1 else { return numbers.joined() }
    return numbers.dropLast().joined(separator: ", ") + " and " + last
  }

  static func missingEntry(_ what: String) -> Value { failed("\(what) has no value") }

  static let notACondition = failed("a condition is neither true nor false")

  static let noFunction = failed("something is called that is not a function")

  static let noHit = failed("no rule of the table holds")

  static func noLogic(_ name: String) -> Value { failed("\(name) has no logic") }

  static let notAList = failed("something is gone through that is not a list")

  static let notANumber = failed("a table adds up what are not all numbers")

  static let notComparable = failed("a table orders values that have no order")

  static func notUnique(_ rules: [Int]) -> Value {
    failed("rules \(listed(rules)) hold, but only one may")
  }

  static let tooManyCalls = failed("functions call each other too often or too deeply")

  static func unknownArgument(_ name: String) -> Value {
    failed("a function is called with '\(name)', which it does not take")
  }

  static let wrongCount = failed("a function is called with a wrong number of arguments")
}
