/// Joins the statements of a block into one piece of a page.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ node: MarkupNode) -> MarkupNode { node }
  static func buildExpression(_ text: String) -> MarkupNode { .text(text) }
  static func buildExpression(_ nodes: [MarkupNode]) -> MarkupNode { .group(nodes) }
  static func buildBlock(_ nodes: MarkupNode...) -> MarkupNode {
    nodes.count == 1 ? nodes[0] : .group(nodes)
  }
  static func buildOptional(_ node: MarkupNode?) -> MarkupNode { node ?? .nothing }
  static func buildEither(first node: MarkupNode) -> MarkupNode { node }
  static func buildEither(second node: MarkupNode) -> MarkupNode { node }
  static func buildArray(_ nodes: [MarkupNode]) -> MarkupNode { .group(nodes) }
}

/// Makes a piece of a page from statements.
func markup(@MarkupBuilder _ content: () -> MarkupNode) -> MarkupNode { content() }
