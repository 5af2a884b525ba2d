public import AuditCore

extension PlainEvaluator {
  /// Works out the value and says how: each clause with what it came to and what it read.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - files: The files that the records came from, to which their origins refer.
  ///   - concealing: Whether what may tell who somebody is is kept back.
  /// - Returns: The value that `evaluate` gives, and the tree of clauses.
  public func explain(
    _ expression: CheckedExpression,
    files: [String],
    concealing: Bool = false
  ) -> (value: Value, clause: ClauseExplanation) {
    let explainer = Explainer(
      environment,
      files: files,
      source: expression.source,
      isConcealing: concealing
    )
    return (evaluate(expression), explainer.clause(expression.root))
  }
}

/// Explains expressions of one record after another; what they share is worked out once for each.
///
/// A run belongs to one thread. Each explanation is the one that a `PlainEvaluator` gives, with a
/// sentence for the whole expression only.
public final class ExplainingRun {
  private let explainer: Explainer
  private let environment: Environment

  /// Creates a run, which looks at the environment's record at first.
  ///
  /// - Parameters:
  ///   - environment: What the expressions may know.
  ///   - files: The files that the records came from, to which their origins refer.
  ///   - concealing: Whether what may tell who somebody is is kept back.
  public init(environment: Environment, files: [String], concealing: Bool = false) {
    self.environment = environment
    explainer = Explainer(
      environment,
      files: files,
      source: LocatedText(""),
      isConcealing: concealing
    )
    explainer.isBrief = true
  }

  /// Looks at another record.
  public func look(at record: RecordReference) { explainer.look(at: record) }

  /// Explains an expression for the record that the run looks at.
  public func explain(_ expression: CheckedExpression) -> ClauseExplanation {
    explainer.explain(expression)
  }
}

/// Splits an expression into clauses and says what each came to.
final class Explainer {
  let evaluation: Evaluation
  let files: [String]
  /// Whether what may tell who somebody is is kept back.
  let isConcealing: Bool
  /// The text that the nodes being explained were written in.
  var source: LocatedText

  /// Whether only a whole expression gets a sentence.
  var isBrief = false
  /// The text of each node that was asked for.
  private var texts: [ObjectIdentifier: (node: CheckedNode, text: String)] = [:]
  /// What the definitions came to in the record that is looked at.
  private var clauses: [Int: ClauseExplanation] = [:]
  private var readings: [Int: Reading] = [:]
  /// Whether the definitions read what may tell who somebody is.
  var identities: [Int: Bool] = [:]

  /// How many records are shown of a list.
  static let shownCount = 5

  init(
    _ environment: Environment,
    files: [String],
    source: LocatedText,
    isConcealing: Bool = false
  ) {
    // Clauses are worked out over and over, once for each clause around them.
    evaluation = Evaluation(environment, stepLimit: min(environment.stepLimit, 1 << 40) * 50)
    self.files = files
    self.isConcealing = isConcealing
    self.source = source
  }

  /// Looks at another record.
  func look(at record: RecordReference) {
    evaluation.look(at: record)
    evaluation.begin()
    clauses = [:]
    readings = [:]
    identities = [:]
  }

  /// Explains a whole expression.
  func explain(_ expression: CheckedExpression) -> ClauseExplanation {
    evaluation.beginNext()
    source = expression.source
    var clause = clause(expression.root)
    if isBrief {
      clause.sentence = sentence(for: expression.root, evaluation.value(of: expression.root))
    }
    return clause
  }

  private func sentence(for node: CheckedNode, _ value: Value) -> String {
    ExplanationSentence(explainer: self).text(for: node, value)
  }

  /// Explains a node and the clauses it is made of.
  func clause(_ node: CheckedNode) -> ClauseExplanation {
    let value = evaluation.value(of: node)
    switch node.kind {
    case .and(let parts), .or(let parts): return made(node, value, of: parts.map(clause))
    case .call(let builtin, let arguments) where builtin.name == "not":
      return made(node, value, of: arguments.map(clause))
    case .choice(let condition, let then, let otherwise):
      let isTrue = evaluation.value(of: condition) == .boolean(true)
      return made(node, value, of: [clause(condition), clause(isTrue ? then : otherwise)])
    case .definition(let index):
      guard let inner = clauses[index] ?? definition(index, { clause($0) }) else {
        return simple(node, value)
      }
      clauses[index] = inner
      return made(node, value, of: [inner])
    case .recordQuantifier(let quantifier, let frame, let list, let condition):
      let shown = deciding(quantifier, value, list, frame, condition)
      return made(node, value, of: shown)
    default: return simple(node, value)
    }
  }

  /// Explains what a definition stands for, in the text and the records it was written for.
  @discardableResult
  func definition<T>(_ index: Int, _ explain: (CheckedNode) -> T) -> T? {
    guard index < evaluation.environment.definitions.count else { return nil }
    let expression = evaluation.environment.definitions[index]
    let outer = source
    source = expression.source
    defer { source = outer }
    return evaluation.alone { explain(expression.root) }
  }

  private func made(
    _ node: CheckedNode,
    _ value: Value,
    of parts: [ClauseExplanation]
  ) -> ClauseExplanation {
    var clause = ClauseExplanation(text: text(of: node), truth: truth(of: value), parts: parts)
    if case .null(.failed(let sentence)) = value {
      clause.reason = sentence
    } else if value.isNull {
      clause.reason = parts.first { $0.truth == .unknown }?.reason ?? ""
    }
    if !isBrief { clause.sentence = sentence(for: node, value) }
    return clause
  }

  private func simple(_ node: CheckedNode, _ value: Value) -> ClauseExplanation {
    var reading = Reading()
    read(node, into: &reading)
    var clause = made(node, value, of: reading.parts)
    clause.values = reading.values
    if value.nullReason == .notRecorded {
      // What follows from a gap is named only where the gap itself cannot be.
      let open = reading.values.filter { $0.value == nil }
      let gaps = open.filter { $0.file != nil }
      let missing = (gaps.isEmpty ? open : gaps).map { "'\($0.expression)'" }
      if !missing.isEmpty {
        clause.reason =
          "\(missing.joined(separator: " and ")) \(missing.count == 1 ? "is" : "are") not recorded"
      }
    }
    return clause
  }

  private func truth(of value: Value) -> ClauseExplanation.Truth {
    switch value {
    case .boolean(false): .no
    case .null(.notRecorded): .unknown
    case .null(.failed): .failed
    default: .yes
    }
  }

  /// The text of a node on one line.
  func text(of node: CheckedNode) -> String {
    let key = ObjectIdentifier(node)
    if let known = texts[key] { return known.text }
    let text = source.line(of: node.range)
    // Kept with the node, so that no other can take its place.
    texts[key] = (node, text)
    return text
  }

  // MARK: - Records

  /// The records that decide a quantifier: a witness, or those that fall short, nearest first.
  private func deciding(
    _ quantifier: Quantifier,
    _ value: Value,
    _ list: CheckedNode,
    _ frame: Int,
    _ condition: CheckedNode
  ) -> [ClauseExplanation] {
    let wanted = value.isNull ? nil : value.boolean
    let limit = quantifier == .some && value == .boolean(true) ? 1 : Self.shownCount
    return ranked(list, frame, condition)
      .filter { $0.value.boolean == wanted }
      .prefix(limit)
      .map { record, _ in evaluation.with(record, in: frame) { clause(condition) } }
  }

  /// The records of a filter: those kept, or when none are, those that fall short.
  private func kept(
    _ list: CheckedNode,
    _ frame: Int,
    _ condition: CheckedNode
  ) -> [ClauseExplanation] {
    let all = ranked(list, frame, condition)
    let kept = all.filter { $0.value == .boolean(true) }
    return (kept.isEmpty ? all : kept)
      .prefix(Self.shownCount)
      .map { record, _ in evaluation.with(record, in: frame) { clause(condition) } }
  }

  /// The records with the condition's value, those first that meet most of it.
  func ranked(
    _ list: CheckedNode,
    _ frame: Int,
    _ condition: CheckedNode
  ) -> [(record: RecordReference, value: Value)] {
    let records = evaluation.records(of: list).records
    var found: [(index: Int, record: RecordReference, value: Value, rank: Int)] = []
    for (index, record) in records.enumerated() {
      evaluation.with(record, in: frame) {
        let value = evaluation.value(of: condition)
        found.append((index, record, value, rank(condition)))
      }
    }
    return found.sorted { ($1.rank, $0.index) < ($0.rank, $1.index) }.map { ($0.record, $0.value) }
  }

  /// How many clauses of a condition hold, those not known counting half.
  private func rank(_ condition: CheckedNode) -> Int {
    guard case .and(let parts) = condition.kind else { return 0 }
    return parts.reduce(0) { sum, part in
      let value = evaluation.value(of: part)
      return sum + (value == .boolean(true) ? 2 : value.isNull ? 1 : 0)
    }
  }

  // MARK: - Values

  /// What a clause reads, in the order it is written, each once.
  private struct Reading {
    var values: [ClauseExplanation.ReadValue] = []
    var parts: [ClauseExplanation] = []

    mutating func add(_ value: ClauseExplanation.ReadValue) {
      if !values.contains(value) { values.append(value) }
    }
  }

  private func read(_ node: CheckedNode, into reading: inout Reading) {
    switch node.kind {
    case .field(let frame, let field):
      if let record = evaluation.record(frame) {
        let written = record.table.text(row: record.row, field: field)
        reading.add(readValue(node, written, record))
      }
    case .definition(let index):
      reading.add(readValue(node, written(node), nil))
      var inner = readings[index] ?? Reading()
      if readings[index] == nil {
        definition(index) { read($0, into: &inner) }
        readings[index] = inner
      }
      for value in inner.values { reading.add(value) }
      reading.parts += inner.parts
    case .constant: reading.add(readValue(node, written(node), nil))
    case .recordFilter(let frame, let list, let condition):
      read(list, into: &reading)
      reading.parts += kept(list, frame, condition)
    case .recordMap(_, let list, _):
      read(list, into: &reading)
      reading.add(readValue(node, written(node), nil))
    case .recordQuantifier: reading.parts.append(clause(node))
    case .path(let base, _):
      read(base, into: &reading)
      var record: RecordReference?
      if case .record(let reference) = evaluation.value(of: base) { record = reference }
      reading.add(readValue(node, written(node), record))
    case .call, .arithmetic:
      for child in node.children { read(child, into: &reading) }
      if node.type != .boolean, !isFixed(node) { reading.add(readValue(node, written(node), nil)) }
    case .invocation(let callee, let positional, let named):
      for child in positional { read(child, into: &reading) }
      for name in named.keys.sorted() { named[name].map { read($0, into: &reading) } }
      reading.add(readCall(node, callee, positional, named))
    case .function, .iteration, .quantifier, .filter: readInputs(node, into: &reading)
    default: for child in node.children { read(child, into: &reading) }
    }
  }

  /// The value of a call, with what the function says of how it came about.
  private func readCall(
    _ node: CheckedNode,
    _ callee: CheckedNode,
    _ positional: [CheckedNode],
    _ named: [String: CheckedNode]
  ) -> ClauseExplanation.ReadValue {
    var value = written(node)
    if let call = evaluation.call(callee, positional, named),
      case .host(_, let note?) = call.function.work, let words = note(call.arguments)
    {
      value = value.map { "\($0) (\(words))" }
    }
    return readValue(node, value, nil)
  }

  /// Reads what an iteration runs over; its body has no one value.
  private func readInputs(_ node: CheckedNode, into reading: inout Reading) {
    switch node.kind {
    case .iteration(let iterations, _, _), .quantifier(_, let iterations, _):
      if let first = iterations.first { read(first.domain, into: &reading) }
    case .filter(let list, _, let condition):
      read(list, into: &reading)
      if condition.type == .number { read(condition, into: &reading) }
    default: break
    }
  }

  private func isFixed(_ node: CheckedNode) -> Bool {
    switch node.kind {
    case .literal: true
    case .call, .arithmetic, .negation, .list: node.children.allSatisfy(isFixed)
    default: false
    }
  }

  /// A node's value as a record would write it, with long lists cut short.
  private func written(_ node: CheckedNode) -> String? {
    let value = evaluation.value(of: node)
    if value.isNull { return nil }
    guard case .list(let values) = value else { return FEELText.plain(value) }
    let known = values.prefix(Self.shownCount).map {
      $0.isNull ? "not recorded" : FEELText.plain($0)
    }
    let more = values.count - known.count
    return known.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// The field of a record that a node reads; -1 for none.
  private static func field(of node: CheckedNode, _ record: RecordReference) -> Int {
    switch node.kind {
    case .field(_, let field): field
    case .path(_, let path): record.table.type.fieldIndex(path) ?? -1
    default: -1
    }
  }

  private func readValue(
    _ node: CheckedNode,
    _ written: String?,
    _ record: RecordReference?
  ) -> ClauseExplanation.ReadValue {
    let isConcealed = conceals(node)
    guard let record else {
      return .init(expression: text(of: node), value: written, isConcealed: isConcealed)
    }
    let (index, line) = record.table.origin(of: record.row, field: Self.field(of: node, record))
    let file = index < files.count ? files[index] : nil
    return .init(
      expression: text(of: node),
      value: written,
      file: file,
      line: line,
      isConcealed: isConcealed
    )
  }
}
