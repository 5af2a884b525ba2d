import AuditCore
import FEEL

/// Reads, checks, evaluates and explains whatever the fuzzer makes up; nothing may go wrong.
///
/// `scripts/fuzz` builds this outside of the package, with libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneExpression(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let text = LocatedText(String(decoding: bytes, as: UTF8.self))
  let now = DateTimeValue(
    day: CalendarDay(dayNumber: 19_783),
    time: TimeValue(secondOfDay: 0, zone: .offset(0))
  )
  let entry = Value.context(
    ContextValue([
      .init("type", .string("home visit")), .init("date", .date(now.day)),
      .init("attended", .boolean(true)), .init("minutes", .number(Decimal128(30))),
    ])
  )
  let environment = Environment(
    constants: [
      "as of": .date(now.day), "contacts": .list([entry, entry]),
      "rosh": .context(ContextValue([.init("level", .string("high"))])),
    ],
    stepLimit: 20_000,
    now: now,
    zones: ["Europe/London": TimeZoneRules(firstOffset: 0, changes: [], offsets: [])]
  )
  for isLoose in [false, true] {
    let scope = Scope(
      constants: environment.constants.mapValues { isLoose ? .any : $0.type },
      allowsUnknownNames: isLoose,
      reportsTypeFaults: !isLoose
    )
    let (expression, diagnostics) = FEEL.check(text, in: scope)
    let isFaulty = diagnostics.contains { $0.severity == .error }
    precondition((expression == nil) == isFaulty, "an expression is refused without a reason")
    guard let expression else { continue }
    let evaluator = PlainEvaluator(environment: environment)
    let value = evaluator.evaluate(expression)
    _ = FEELText.write(value)
    let explained = evaluator.explain(expression, files: [])
    precondition(
      FEELText.write(explained.value) == FEELText.write(value),
      "explaining changes the answer"
    )
  }
  return 0
}
