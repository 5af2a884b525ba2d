import AuditCore
import DMN

extension DecisionParser {
  /// The names of the elements that hold logic.
  static let expressionNames = [
    "literalExpression", "context", "invocation", "list", "relation", "functionDefinition",
    "conditional", "filter", "for", "some", "every", "decisionTable",
  ]

  /// The first logic among an element's children; `nil` when there is none.
  mutating func expression(in element: XMLElement) -> BoxedExpression? {
    for part in parts(element) where Self.expressionNames.contains(part.name) {
      return expression(part)
    }
    return nil
  }

  /// The logic that must stand in a child of an element; tells when it is missing.
  private mutating func expression(inChild name: String, of element: XMLElement) -> BoxedExpression
  {
    if let child = part(element, name), let found = expression(in: child) { return found }
    diagnostics.append(
      DecisionMessages.missingExpression(
        "'\(name)'",
        at: part(element, name)?.place ?? element.place
      )
    )
    return nothing(element)
  }

  private func nothing(_ element: XMLElement) -> BoxedExpression {
    BoxedExpression(
      .literal(LocatedText(text: "null", file: element.text.file, segments: [])),
      at: element.place
    )
  }

  private mutating func expression(_ element: XMLElement) -> BoxedExpression? {
    BoxedExpression(kind(element), type: element.located("typeRef"), at: element.place)
  }

  private mutating func kind(_ element: XMLElement) -> BoxedExpression.Kind {
    switch element.name {
    case "literalExpression": return .literal(literal(element))
    case "context":
      return .context(
        parts(element, "contextEntry").map { entry in
          let variable = part(entry, "variable")
          return BoxedEntry(
            name: variable?.located("name"),
            type: variable?.located("typeRef"),
            value: expression(in: entry)
          )
        }
      )
    case "invocation": return invocation(element)
    case "list":
      return .list(
        parts(element).filter { Self.expressionNames.contains($0.name) }.compactMap {
          expression($0)
        }
      )
    case "relation": return relation(element)
    case "functionDefinition": return .function(function(element))
    case "conditional":
      return .conditional(
        expression(inChild: "if", of: element),
        then: expression(inChild: "then", of: element),
        otherwise: expression(inChild: "else", of: element)
      )
    case "filter":
      return .filter(
        expression(inChild: "in", of: element),
        match: expression(inChild: "match", of: element)
      )
    case "decisionTable": return .table(table(element))
    default: return iterator(element)
    }
  }

  /// The text of a literal expression; empty, which is told when it is checked, for none.
  private func literal(_ element: XMLElement) -> LocatedText {
    text(of: element)
      ?? part(element, "text")?.text
      ?? element.text
  }

  private mutating func invocation(_ element: XMLElement) -> BoxedExpression.Kind {
    var callee: LocatedText?
    if let box = part(element, "literalExpression") { callee = literal(box) }
    if callee == nil {
      diagnostics.append(DecisionMessages.missingExpression("an invocation", at: element.place))
    }
    let bindings = parts(element, "binding").compactMap { binding -> BoxedEntry? in
      guard let parameter = part(binding, "parameter") else {
        diagnostics.append(
          DecisionMessages.missingElement("parameter", in: "binding", at: binding.place)
        )
        return nil
      }
      return BoxedEntry(
        name: needed("name", of: parameter),
        type: parameter.located("typeRef"),
        value: expression(in: binding)
      )
    }
    return .invocation(callee ?? element.text, bindings)
  }

  private mutating func relation(_ element: XMLElement) -> BoxedExpression.Kind {
    let columns = parts(element, "column").compactMap { needed("name", of: $0) }
    var rows: [[BoxedExpression]] = []
    for row in parts(element, "row") {
      let cells = parts(row).filter { Self.expressionNames.contains($0.name) }.compactMap {
        expression($0)
      }
      if cells.count != columns.count {
        diagnostics.append(
          DecisionMessages.unevenRow(
            "row",
            cells: "cells",
            found: cells.count,
            expected: columns.count,
            at: row.place
          )
        )
      }
      rows.append(cells)
    }
    return .relation(columns: columns, rows: rows)
  }

  private mutating func iterator(_ element: XMLElement) -> BoxedExpression.Kind {
    let iterator = BoxedExpression.Iterator(rawValue: element.name) ?? .each
    let empty = LocatedText(text: "", file: element.text.file, segments: [])
    return .iterator(
      iterator,
      variable: needed("iteratorVariable", of: element) ?? empty,
      expression(inChild: "in", of: element),
      body: expression(inChild: iterator == .each ? "return" : "satisfies", of: element)
    )
  }

  /// Reads a function: `functionDefinition` or the `encapsulatedLogic` of a knowledge model.
  mutating func function(_ element: XMLElement) -> BoxedFunction {
    let kind = element.words("kind")
    return BoxedFunction(
      language: kind.isEmpty || kind == "FEEL" ? .feel : .external(kind),
      parameters: parts(element, "formalParameter").compactMap { parameter in
        needed("name", of: parameter).map {
          BoxedParameter(name: $0, type: parameter.located("typeRef"))
        }
      },
      body: expression(in: element)
    )
  }

  // MARK: - Tables

  private mutating func table(_ element: XMLElement) -> DecisionTable {
    let inputs = parts(element, "input").map { input in
      let expression = part(input, "inputExpression")
      if expression.flatMap({ text(of: $0) }) == nil {
        diagnostics.append(DecisionMessages.missingExpression("an input", at: input.place))
      }
      return DecisionTable.Input(
        expression: expression.flatMap { text(of: $0) } ?? none(input),
        type: expression?.located("typeRef"),
        values: part(input, "inputValues").flatMap { text(of: $0) }
      )
    }
    let outputs = parts(element, "output").map { output in
      DecisionTable.Output(
        name: output.located("name"),
        type: output.located("typeRef"),
        values: part(output, "outputValues").flatMap { text(of: $0) },
        otherwise: part(output, "defaultOutputEntry").flatMap { text(of: $0) }
      )
    }
    if outputs.isEmpty {
      diagnostics.append(
        DecisionMessages.missingElement("output", in: "decisionTable", at: element.place)
      )
    }
    let rules = parts(element, "rule").map { rule($0, inputs.count, outputs.count) }
    return DecisionTable(
      hitPolicy: hitPolicy(element),
      inputs: inputs,
      outputs: outputs,
      rules: rules
    )
  }

  private mutating func rule(
    _ element: XMLElement,
    _ inputCount: Int,
    _ outputCount: Int
  ) -> DecisionTable.Rule {
    let tests = parts(element, "inputEntry")
    let values = parts(element, "outputEntry")
    for (cells, found, expected) in [
      ("input entries", tests.count, inputCount), ("output entries", values.count, outputCount),
    ] where found != expected {
      diagnostics.append(
        DecisionMessages.unevenRow(
          "rule",
          cells: cells,
          found: found,
          expected: expected,
          at: element.place
        )
      )
    }
    return DecisionTable.Rule(
      tests: tests.map { text(of: $0) ?? dash($0) },
      values: values.map { text(of: $0) ?? none($0) },
      remarks: parts(element, "annotationEntry").map { part($0, "text")?.text.words ?? "" }
    )
  }

  /// An empty entry is no test at all.
  private func dash(_ element: XMLElement) -> LocatedText {
    LocatedText(text: "-", file: element.text.file, segments: element.text.segments)
  }

  private func none(_ element: XMLElement) -> LocatedText {
    LocatedText(text: "null", file: element.text.file, segments: element.text.segments)
  }

  private mutating func hitPolicy(_ element: XMLElement) -> HitPolicy {
    var aggregation: HitPolicy.Aggregation?
    if let written = element.located("aggregation") {
      aggregation = HitPolicy.Aggregation(rawValue: written.text)
      if aggregation == nil {
        let known = HitPolicy.Aggregation.allCases.map(\.rawValue)
        diagnostics.append(DecisionMessages.unknownWord("aggregation", written, known: known))
      }
    }
    guard let written = element.located("hitPolicy") else { return .unique }
    guard let policy = HitPolicy(written.text, aggregation: aggregation) else {
      diagnostics.append(
        DecisionMessages.unknownWord("hit policy", written, known: HitPolicy.names)
      )
      return .unique
    }
    return policy
  }
}
