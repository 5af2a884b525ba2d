import AuditCore

/// The sentences that say why an operation has no value; none holds a value of a case.
enum Failures {
  static func argument(_ name: String, needs type: String) -> Value {
    .failed("an argument of '\(name)' is not \(type)")
  }

  static let backwardRange = Value.failed("a range ends before it begins")

  static let division = Value.failed("a number is divided by zero")

  static let entryTwice = Value.failed("an entry of a context is given twice")

  static let noClock = Value.failed("the evaluation was not told what the clock shows")

  static let noSuchDay = Value.failed("a day lies outside the calendar")

  static func noSuchName(_ name: String) -> Value { .failed("nothing is named '\(name)'") }

  static func noSuchProperty(_ name: String, _ value: Value) -> Value {
    .failed("\(value.type.words) has no '\(name)'")
  }

  static let noSuchZone = Value.failed("no time zone has the name that a time is given in")

  static func notABoolean(_ what: String) -> Value {
    .failed("\(what) needs a yes or no, but has something else")
  }

  static let notAFunction = Value.failed("something is called that is not a function")

  static let notAList = Value.failed("something is gone through that is not a list")

  static func operands(_ sign: String, _ left: Value, _ right: Value) -> Value {
    .failed("'\(sign)' cannot join \(left.type.words) and \(right.type.words)")
  }

  static let overflow = Value.failed("a result is too large to hold")

  static func pattern(_ fault: PatternFault) -> Value { .failed("a pattern \(fault.sentence)") }

  static let tooLarge = Value.failed("a value grows too large or is nested too deeply")

  static let tooManySteps = Value.failed("the expression takes too many steps")

  static let unknownZone = Value.failed("the rules of a time zone are not known")

  static func unlike(_ left: Value, _ right: Value) -> Value {
    .failed("\(left.type.words) is compared with \(right.type.words)")
  }

  static func wrongCount(_ name: String) -> Value {
    .failed("'\(name)' is called with a wrong number of arguments")
  }
}
