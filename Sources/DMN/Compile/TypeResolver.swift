import AuditCore
import FEEL

/// Finds the types that a set of models declares, by the names that they go by in each.
struct TypeResolver {
  private let models: [DecisionModel]
  private var known: [Key: DecisionType] = [:]
  private var open: Set<Key> = []
  var diagnostics: [Diagnostic] = []

  /// How many types may be made of each other.
  private static let deepest = 100

  private struct Key: Hashable {
    let model: Int
    let name: String
  }

  init(_ models: [DecisionModel]) { self.models = models }

  /// The type that a name stands for in a model; any, and a fault, for an unknown name.
  mutating func type(_ name: LocatedText?, in model: Int) -> DecisionType {
    guard let name else { return .any }
    if let found = declared(name.text, in: model, usedAt: name) { return found }
    if let basic = DecisionType.named(name.text) { return basic }
    if let qualified = qualified(name, in: model) { return qualified }
    diagnostics.append(ModelMessages.unknownType(name, known: names(in: model)))
    return .any
  }

  /// The declared types by the names that expressions of a model may use.
  func valueTypes(in model: Int) -> [String: ValueType] {
    var found = ownValueTypes(model)
    for needed in models[model].imports {
      guard let other = models.firstIndex(where: { $0.namespace == needed.namespace.text }) else {
        continue
      }
      for (name, type) in ownValueTypes(other) {
        found["\(needed.name.text).\(name)"] = type
      }
    }
    return found
  }

  private func ownValueTypes(_ model: Int) -> [String: ValueType] {
    var found: [String: ValueType] = [:]
    for item in models[model].types {
      found[item.name.text] = known[Key(model: model, name: item.name.text)]?.valueType
    }
    return found
  }

  private func names(in model: Int) -> [String] {
    DecisionType.names + models[model].types.map(\.name.text)
      + models[model].imports.flatMap { needed in
        (models.first { $0.namespace == needed.namespace.text }?.types ?? []).map {
          "\(needed.name.text).\($0.name.text)"
        }
      }
  }

  /// The type that a name with a prefix stands for, as DMN 1.1 writes it: `other:tAge`.
  private mutating func qualified(_ name: LocatedText, in model: Int) -> DecisionType? {
    guard let mark = name.text.firstIndex(of: ":") else { return nil }
    let rest = String(name.text[name.text.index(after: mark)...])
    let others = models[model].imports.compactMap { needed in
      models.firstIndex { $0.namespace == needed.namespace.text }
    }
    for index in [model] + others {
      if let found = declared(rest, in: index, usedAt: name) { return found }
    }
    return nil
  }

  private mutating func declared(
    _ name: String,
    in model: Int,
    usedAt place: LocatedText
  ) -> DecisionType? {
    if let item = models[model].types.first(where: { $0.name.text == name }) {
      return type(of: item, in: model, usedAt: place)
    }
    for needed in models[model].imports where name.hasPrefix(needed.name.text + ".") {
      guard let other = models.firstIndex(where: { $0.namespace == needed.namespace.text }) else {
        // That the model is missing has been told.
        return .any
      }
      let rest = String(name.dropFirst(needed.name.text.utf8.count + 1))
      if let found = declared(rest, in: other, usedAt: place) { return found }
    }
    return nil
  }

  private mutating func type(
    of item: ItemDefinition,
    in model: Int,
    usedAt place: LocatedText
  ) -> DecisionType {
    let key = Key(model: model, name: item.name.text)
    if let type = known[key] { return type }
    guard open.insert(key).inserted else {
      diagnostics.append(ModelMessages.typeInItself(item.name, at: place.place))
      return .any
    }
    if open.count > Self.deepest {
      diagnostics.append(ModelMessages.typeTooDeep(Self.deepest, at: place.place))
      open.remove(key)
      return .any
    }
    defer { open.remove(key) }
    let type = whole(item, in: model)
    known[key] = type
    return type
  }

  /// Checks all types that a model declares, used or not.
  mutating func checkAll() {
    for (index, model) in models.enumerated() {
      for item in model.types { _ = type(of: item, in: index, usedAt: item.name) }
    }
  }

  private mutating func whole(_ item: ItemDefinition, in model: Int) -> DecisionType {
    var type: DecisionType
    switch item.shape {
    case .named(let name): type = self.type(name, in: model)
    case .components(let components):
      type = .context(
        components.map { .init(name: $0.name.text, type: whole($0, in: model)) }
      )
    case .function(let parameters, let result):
      let inputs = parameters.map { self.type($0, in: model) }
      type = .function(inputs, self.type(result, in: model))
    }
    if let tests = item.allowedValues { type = restricted(type, tests) }
    if item.isCollection { type = .list(type) }
    if let tests = item.constraint { type = restricted(type, tests) }
    return type
  }

  private mutating func restricted(_ type: DecisionType, _ tests: LocatedText) -> DecisionType {
    let scope = Scope(reportsTypeFaults: false)
    let (checked, faults) = FEEL.checkTests(tests, of: type.valueType, in: scope)
    diagnostics += faults
    return checked.map { .restricted(type, $0) } ?? type
  }
}
