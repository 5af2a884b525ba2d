import AuditCore

extension Site {
  /// A count as a link to the cases behind it.
  func count(_ count: Int, _ path: String, anchor words: String) -> MarkupNode {
    guard count > 0 else { return "0" }
    return a(href("\(path)#\(Components.anchor(words))"), text: ReportText.number(count))
  }

  /// Links to the pages before and after this one among its like.
  func siblings(
    _ kind: String,
    _ order: [Int],
    at current: Int,
    isIsolated: Bool = false,
    _ page: (Int) -> (title: String, path: String)
  ) -> MarkupNode {
    guard let position = order.firstIndex(of: current), order.count > 1 else { return .nothing }
    func step(_ words: String, _ other: Int) -> MarkupNode {
      let found = page(other)
      return a(href(found.path)) {
        "\(words): "
        isIsolated ? MarkupNode.isolated(found.title) : MarkupNode.text(found.title)
      }
    }
    return nav(.class("siblings"), .aria("label", "Previous and next \(kind)")) {
      if position > 0 { step("Previous", order[position - 1]) }
      if position + 1 < order.count { step("Next", order[position + 1]) }
    }
  }
}
