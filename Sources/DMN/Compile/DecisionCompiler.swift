public import AuditCore
public import FEEL

extension CompiledDecisions {
  /// Resolves the names, types and expressions of a model and of those it imports.
  ///
  /// - Parameters:
  ///   - models: The models, the one to decide with first.
  ///   - nullEquality: What comparing something not recorded gives: a boolean, as the standard says,
  ///     or null, so that a table gives nothing where a gap in a record leaves it open which row
  ///     holds.
  /// - Returns: The compiled model, in which a faulty part is null whenever it runs; and all
  ///   faults by place.
  public static func compile(
    _ models: [DecisionModel],
    nullEquality: Environment.NullEquality = .standard
  ) -> (decisions: CompiledDecisions, diagnostics: [Diagnostic]) {
    var compiler = DecisionCompiler(models)
    compiler.compile()
    compiler.result.nullEquality = nullEquality
    return (compiler.result, DiagnosticList(compiler.allDiagnostics).sorted)
  }
}

/// Compiles models.
struct DecisionCompiler {
  let models: [DecisionModel]
  var types: TypeResolver
  var result: CompiledDecisions
  var diagnostics: [Diagnostic] = []
  private var elements: [ElementKey: ElementIndex] = [:]
  private var places: [ElementIndex: LocatedText] = [:]
  /// Where the elements of each model begin.
  private var starts: [(decisions: Int, knowledge: Int, services: Int)] = []

  private struct ElementKey: Hashable {
    let namespace: String
    let id: String
  }

  init(_ models: [DecisionModel]) {
    self.models = models
    types = TypeResolver(models)
    result = CompiledDecisions(name: models.first?.name ?? "")
  }

  var allDiagnostics: [Diagnostic] { types.diagnostics + diagnostics }

  mutating func compile() {
    types.checkAll()
    for index in models.indices { declare(index) }
    for index in models.indices { connect(index) }
    findCycles()
    compileLogic()
  }

  // MARK: - Elements

  private mutating func declare(_ index: Int) {
    let model = models[index]
    starts.append((result.decisions.count, result.knowledge.count, result.services.count))
    var names: [String: LocatedText] = [:]
    for input in model.inputs {
      let type = types.type(input.head.type, in: index)
      result.inputs.append(
        CompiledInput(
          name: input.head.name.text,
          namespace: model.namespace,
          isOwn: index == 0,
          type: type,
          typeName: input.head.type?.text
        )
      )
      declare(input.head, .input(result.inputs.count - 1), index, &names)
    }
    for decision in model.decisions {
      let type = types.type(decision.head.type, in: index)
      result.decisions.append(
        CompiledDecision(
          name: decision.head.name.text,
          question: decision.question,
          namespace: model.namespace,
          isOwn: index == 0,
          type: type
        )
      )
      declare(decision.head, .decision(result.decisions.count - 1), index, &names)
    }
    for knowledge in model.knowledge {
      let type = types.type(knowledge.head.type, in: index)
      result.knowledge.append(
        CompiledKnowledge(
          name: knowledge.head.name.text,
          namespace: model.namespace,
          type: type
        )
      )
      declare(knowledge.head, .knowledge(result.knowledge.count - 1), index, &names)
    }
    for service in model.services {
      let type = types.type(service.head.type, in: index)
      result.services.append(
        CompiledService(name: service.head.name.text, isOwn: index == 0, type: type)
      )
      declare(service.head, .service(result.services.count - 1), index, &names)
    }
  }

  private mutating func declare(
    _ head: ElementHead,
    _ element: ElementIndex,
    _ model: Int,
    _ names: inout [String: LocatedText]
  ) {
    if let other = names[head.name.text] {
      let isLater = head.name.place.line > other.place.line
      let (first, second) = isLater ? (other, head.name) : (head.name, other)
      diagnostics.append(
        ModelMessages.duplicateElement(second, firstLine: first.place.line)
      )
    }
    names[head.name.text] = head.name
    places[element] = head.name
    if model == 0, result.own[head.name.text] == nil { result.own[head.name.text] = element }
    if !head.id.isEmpty {
      elements[ElementKey(namespace: models[model].namespace, id: head.id)] = element
    }
  }

  private mutating func connect(_ index: Int) {
    let (model, start) = (models[index], starts[index])
    for (position, decision) in model.decisions.enumerated() {
      let needs = needs(decision.requirements, in: index)
      result.decisions[start.decisions + position].needs = needs
    }
    for (position, knowledge) in model.knowledge.enumerated() {
      let needs = needs(knowledge.requirements, in: index)
      result.knowledge[start.knowledge + position].needs = needs
    }
    for (position, service) in model.services.enumerated() {
      _ = needs(service.encapsulated, in: index)
      let parameters = needs(service.inputs, in: index) + needs(service.inputDecisions, in: index)
      result.services[start.services + position].parameters = parameters
      result.services[start.services + position].outputs = needs(service.outputs, in: index)
      if service.outputs.isEmpty {
        diagnostics.append(ModelMessages.serviceWithoutOutput(service.head.name))
      }
    }
  }

  private mutating func needs(
    _ references: [ElementReference],
    in index: Int
  ) -> [NeededElement] {
    references.compactMap { need($0, in: index) }
  }

  private mutating func need(_ reference: ElementReference, in index: Int) -> NeededElement? {
    let target = reference.target.text
    let mark = target.lastIndex(of: "#")
    let id = mark.map { String(target[target.index(after: $0)...]) } ?? target
    let written = mark.map { String(target[..<$0]) } ?? ""
    let namespace = written.isEmpty ? models[index].namespace : written
    guard let element = elements[ElementKey(namespace: namespace, id: id)],
      fits(element, reference.kind)
    else {
      let known = elements.keys.filter { $0.namespace == namespace }
        .filter { key in elements[key].map { fits($0, reference.kind) } ?? false }
        .map { written.isEmpty ? "#\($0.id)" : "\(written)#\($0.id)" }
      diagnostics.append(ModelMessages.unknownElement(reference, known: known.sorted()))
      return nil
    }
    var importName: String?
    if namespace != models[index].namespace {
      importName = models[index].imports.first { $0.namespace.text == namespace }?.name.text
    }
    return NeededElement(importName: importName, name: name(of: element), element: element)
  }

  private func fits(_ element: ElementIndex, _ kind: ElementReference.Kind) -> Bool {
    switch (element, kind) {
    case (.input, .input), (.decision, .decision), (.knowledge, .knowledge), (.service, .knowledge):
      true
    default: false
    }
  }

  func name(of element: ElementIndex) -> String {
    switch element {
    case .input(let index): result.inputs[index].name
    case .decision(let index): result.decisions[index].name
    case .knowledge(let index): result.knowledge[index].name
    case .service(let index): result.services[index].name
    }
  }

  // MARK: - Cycles

  private func next(_ element: ElementIndex) -> [ElementIndex] {
    switch element {
    case .input: []
    case .decision(let index): result.decisions[index].needs.map(\.element)
    case .knowledge(let index): result.knowledge[index].needs.map(\.element)
    case .service(let index): result.services[index].outputs.map(\.element)
    }
  }

  private mutating func findCycles() {
    var done: Set<ElementIndex> = []
    var found: [[ElementIndex]] = []
    let all =
      result.decisions.indices.map { ElementIndex.decision($0) }
      + result.knowledge.indices.map { .knowledge($0) }
      + result.services.indices.map { .service($0) }
    for element in all where !done.contains(element) {
      // Our own stack: a model may require far more in a row than the machine's would hold.
      var path = [(element: element, rest: next(element)[...])]
      var open: Set<ElementIndex> = [element]
      while let last = path.indices.last {
        guard let other = path[last].rest.popFirst() else {
          let left = path.removeLast().element
          open.remove(left)
          done.insert(left)
          if case .decision(let index) = left { result.order.append(index) }
          continue
        }
        if done.contains(other) { continue }
        if open.insert(other).inserted {
          path.append((other, next(other)[...]))
        } else if let start = path.firstIndex(where: { $0.element == other }) {
          found.append(path[start...].map(\.element))
        }
      }
    }
    for cycle in found {
      guard let first = cycle.first, let place = places[first] else { continue }
      diagnostics.append(ModelMessages.cycle(cycle.map(name), at: place.place))
    }
  }

  // MARK: - Logic

  private mutating func compileLogic() {
    for (index, model) in models.enumerated() {
      let start = starts[index]
      var compiler = BoxCompiler(model: index, types: types)
      for (position, decision) in model.decisions.enumerated() {
        compiler.names = names(result.decisions[start.decisions + position].needs)
        result.decisions[start.decisions + position].logic = decision.logic.map { compiler.box($0) }
      }
      for (position, knowledge) in model.knowledge.enumerated() {
        compiler.names = names(result.knowledge[start.knowledge + position].needs)
        let function = knowledge.function.map { compiler.function($0) }
        result.knowledge[start.knowledge + position].function = function
      }
      types = compiler.types
      diagnostics += compiler.diagnostics
    }
  }

  /// The names that needed elements bring, with their types.
  private func names(_ needs: [NeededElement]) -> [String: ValueType] {
    var names: [String: ValueType] = [:]
    for need in needs {
      let type = valueType(of: need.element)
      guard let group = need.importName else {
        names[need.name] = type
        continue
      }
      var entries: [String: ValueType] = [:]
      if case .context(let known)? = names[group] { entries = known }
      entries[need.name] = type
      names[group] = .context(entries)
    }
    return names
  }

  private func valueType(of element: ElementIndex) -> ValueType {
    switch element {
    case .input(let index): result.inputs[index].type.valueType
    case .decision(let index): result.decisions[index].type.valueType
    case .knowledge, .service: .function([], .any)
    }
  }
}
