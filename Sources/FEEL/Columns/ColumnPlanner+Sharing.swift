import AuditCore

/// Names of planned nodes that are equal for equal nodes, in whichever plan they stand.
extension ColumnPlanner {
  /// The name of a condition.
  func sharingKey(_ plan: TruthPlan) -> String {
    if let key = plan.sharingKey { return key }
    let body =
      switch plan.kind {
      case .constant(let value): "constant \(value.map { "\($0)" } ?? "null")"
      case .named(let name): "named \(name)"
      case .field(let field): "field \(field)"
      case .isRecorded(let value): joined("recorded", [sharingKey(value)])
      case .isKnown(let part): joined("known", [sharingKey(part)])
      case .not(let part): joined("not", [sharingKey(part)])
      case .all(let parts): joined("all", parts.map { sharingKey($0) })
      case .any(let parts): joined("any", parts.map { sharingKey($0) })
      case .same(let left, let right): joined("same", [sharingKey(left), sharingKey(right)])
      case .comparison(let relation, let left, let right):
        joined(relation.rawValue, [sharingKey(left), sharingKey(right)])
      case .isMember(let value, let members): joined("of \(members)", [sharingKey(value)])
      case .textTest(let test, let text, let part):
        joined(test.rawValue, [sharingKey(text), sharingKey(part)])
      case .choice(let decider, let first, let second):
        joined("if", [decider, first, second].map { sharingKey($0) })
      case .quantified(let quantifier, let records, let condition):
        joined(quantifier.rawValue, [sharingKey(records), sharingKey(condition)])
      case .definition(let index, _): "definition \(index)"
      case .isWorkingDay(let day): joined("worked", [sharingKey(day)])
      }
    return "\(frames[plan.frame].key)/\(body)"
  }

  /// The name of a value.
  func sharingKey(_ plan: ScalarPlan) -> String {
    if let key = plan.sharingKey { return key }
    let body =
      switch plan.kind {
      case .null: "null"
      case .literal(let value): "literal \(String(reflecting: value))"
      case .named(let name): "named \(name)"
      case .field(let field): "field \(field)"
      case .sum(let left, let right): joined("+", [sharingKey(left), sharingKey(right)])
      case .difference(let left, let right): joined("-", [sharingKey(left), sharingKey(right)])
      case .product(let left, let right): joined("*", [sharingKey(left), sharingKey(right)])
      case .magnitude(let value): joined("abs", [sharingKey(value)])
      case .choice(let decider, let first, let second):
        joined("if", [sharingKey(decider), sharingKey(first), sharingKey(second)])
      case .extreme(let reduction, let values):
        joined("\(reduction.rawValue) of", values.map { sharingKey($0) })
      case .count(let records): joined("count", [sharingKey(records)])
      case .reduction(let reduction, let records, let value):
        joined(reduction.rawValue, [sharingKey(records), sharingKey(value)])
      case .definition(let index, _): "definition \(index)"
      case .day(let instant): joined("date", [sharingKey(instant)])
      case .part(let part, let day): joined(part.rawValue, [sharingKey(day)])
      case .daysBetween(let from, let to):
        joined("days between", [sharingKey(from), sharingKey(to)])
      case .workingDaysBetween(let from, let to):
        joined("working days between", [sharingKey(from), sharingKey(to)])
      case .workingDaysAfter(let day, let count):
        joined("working days after", [sharingKey(day), sharingKey(count)])
      }
    return "\(frames[plan.frame].key)/\(body)"
  }

  private func sharingKey(_ records: RecordsPlan) -> String {
    joined(frames[records.frame].key, records.conditions.map { sharingKey($0) })
  }

  private func joined(_ word: String, _ parts: [String]) -> String {
    "\(word)(\(parts.joined(separator: ", ")))"
  }
}
