import AuditCore

/// A report as one document: its pages as sections, each link between them as an anchor.
struct SingleFile {
  static let path = "report.html"
  /// The greatest number of cases that have their page in it, for they are long.
  static let caseLimit = 5

  let map: ReportMap
  /// The pages that stand in it, in the order in which they are read.
  let pages: [(path: String, document: MarkupNode)]
  /// How many lists of cases were left out.
  let listCount: Int
  /// How many cases have their page in it.
  let caseCount: Int

  private var anchors: SheetAnchors { SheetAnchors(paths: pages.map(\.path)) }

  var document: MarkupNode {
    let letterhead = Letterhead(settings: map.result.settings)
    let name = map.result.framework.title
    let site = Site(map: map, path: "index.html")
    let anchors = anchors
    return html(.lang("en-GB")) {
      letterhead.head(
        name,
        styles: StyleSheet.text + StyleSheet.added(by: map.result.settings, title: name)
      )
      body {
        a(.class("skip"), .href("#main"), text: "Skip to main content")
        letterhead.top(home: .href("#main"), programme: name, logo: letterhead.logoAddress)
        div(.class("wide sheets")) {
          anchors.anchored(site.standing, on: "index.html")
          main(.id("main"), .tabindex(-1)) {
            h1(name)
            nav(.class("contents sheet-list"), .aria("label", "Contents")) { contents(anchors) }
            leftOut
            for page in pages { sheet(page, anchors) }
          }
        }
        anchors.anchored(site.pageFooter, on: "index.html")
      }
    }
  }

  private func sheet(
    _ page: (path: String, document: MarkupNode),
    _ anchors: SheetAnchors
  ) -> MarkupNode {
    let isInside = page.path.split(separator: "/").count > 2
    return section(.class(isInside ? "sheet inside" : "sheet"), .id(SheetAnchors.id(page.path))) {
      anchors.anchored(SheetAnchors.main(of: page.document), on: page.path)
      p(.class("back")) { a(.href("#main"), text: "Back to the contents") }
    }
  }

  /// The sheets, those of a unit's standards below the unit's, those of cases below a heading.
  private func contents(_ anchors: SheetAnchors) -> MarkupNode {
    var order: [String] = []
    var inside: [String: [MarkupNode]] = [:]
    for page in pages {
      let isFirst = page.path == "index.html"
      let entry = a(.href("#\(SheetAnchors.id(page.path))")) {
        isFirst ? "All units" : SheetAnchors.heading(of: page.document)
      }
      let parts = page.path.split(separator: "/")
      switch parts.count {
      case 1,
        2 where parts[0] == "units":
        order.append(page.path)
        inside[page.path] = [entry]
      case 2:
        if inside["cases"] == nil {
          order.append("cases")
          inside["cases"] = ["Cases"]
        }
        inside["cases"]?.append(entry)
      default: inside["\(parts[0])/\(parts[1]).html", default: []].append(entry)
      }
    }
    return ul {
      for key in order {
        let entries = inside[key] ?? []
        li {
          entries.first ?? .nothing
          if entries.count > 1 { ul { for entry in entries.dropFirst() { li { entry } } } }
        }
      }
    }
  }

  private var leftOut: MarkupNode {
    let all = map.result.caseIDs.count
    guard map.hasCases, listCount > 0 || caseCount < all else { return .nothing }
    let lists = ReportText.count(listCount, "list of cases", "lists of cases")
    let cases =
      caseCount == 0
      ? "no case has its page here"
      : "\(ReportText.number(caseCount)) of \(ReportText.count(all, "case")) have their page here, "
        + "those to look at first"
    return p(
      """
      This is the report in one file. Left out are the \(lists); \(cases). The whole of it is in \
      the folder named report.
      """
    )
  }
}

/// Turns what leads from page to page into what leads from section to section of one document.
struct SheetAnchors {
  private let paths: Set<String>

  init(paths: [String]) { self.paths = Set(paths) }

  /// The anchor of a page; no other page has it, nor has any place on a page.
  static func id(_ path: String) -> String {
    let stem = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
    return String(stem.map { $0 == "/" ? "_" : $0 })
  }

  /// The anchor of a place on a page.
  private static func id(_ place: some StringProtocol, on path: String) -> String {
    "\(id(path))__\(place)"
  }

  /// A piece of a page as a piece of its section: anchors made unlike those of other pages,
  /// headings one rank lower, links to what is not in the document only their words.
  func anchored(_ node: MarkupNode, on path: String) -> MarkupNode {
    switch node {
    case .text, .isolated, .styles: return node
    case .group(let nodes): return .group(nodes.map { anchored($0, on: path) })
    case .element(let name, let attributes, let children):
      // The contents of the whole document stand for the lists of links on single pages.
      if name == nav { return .nothing }
      let inside = children.map { anchored($0, on: path) }
      if name == a {
        guard let link = attributes.first(where: { $0.name == "href" }),
          let target = target(link.value, from: path)
        else { return .group(inside) }
        return .element(a, attributes.map { $0 == link ? $0.with(target) : $0 }, inside)
      }
      return .element(
        Self.lower[name] ?? name,
        attributes.map { Self.anchored($0, on: path) },
        inside
      )
    }
  }

  private static let lower = [h1: h2, h2: h3, h3: h4, h4: h5, h5: h6]

  private static func anchored(_ attribute: Attribute, on path: String) -> Attribute {
    switch attribute.name {
    case "id": return attribute.with(id(attribute.value, on: path))
    case "aria-labelledby", "aria-describedby", "aria-controls", "aria-details":
      let places = attribute.value.split(separator: " ").map { id($0, on: path) }
      return attribute.with(places.joined(separator: " "))
    default:
      // A drawing names its patterns so.
      guard attribute.value.hasPrefix("url(#"), attribute.value.hasSuffix(")") else {
        return attribute
      }
      return attribute.with("url(#\(id(attribute.value.dropFirst(5).dropLast(), on: path)))")
    }
  }

  /// Where a link leads in the document; `nil` when its page is not in it.
  private func target(_ link: String, from path: String) -> String? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let page = parts[0].isEmpty ? path : Self.resolved(parts[0], from: path)
    guard paths.contains(page) else { return nil }
    return parts.count == 1 ? "#\(Self.id(page))" : "#\(Self.id(parts[1], on: page))"
  }

  private static func resolved(_ link: Substring, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in link.split(separator: "/") {
      if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// What stands in the main part of a page.
  static func main(of document: MarkupNode) -> MarkupNode {
    first(AuditReports.main, in: document).map { .group($0) } ?? .nothing
  }

  /// A page's heading without the words above it.
  static func heading(of document: MarkupNode) -> MarkupNode {
    let words = (first(h1, in: document) ?? []).map(withoutSpans)
    return .group(words)
  }

  private static func withoutSpans(_ node: MarkupNode) -> MarkupNode {
    switch node {
    case .text, .isolated, .styles: return node
    case .group(let nodes): return .group(nodes.map(withoutSpans))
    case .element(span, _, _): return .nothing
    case .element(_, _, let children): return .group(children.map(withoutSpans))
    }
  }

  /// The content of the first element with a name.
  private static func first(_ name: ElementName, in node: MarkupNode) -> [MarkupNode]? {
    switch node {
    case .text, .isolated, .styles: return nil
    case .group(let nodes): return nodes.lazy.compactMap { first(name, in: $0) }.first
    case .element(let found, _, let children):
      return found == name ? children : children.lazy.compactMap { first(name, in: $0) }.first
    }
  }
}
