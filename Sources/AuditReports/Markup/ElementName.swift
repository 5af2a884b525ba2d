/// The name of an element, called as a function to make one.
struct ElementName: Sendable, Hashable {
  /// The name as HTML writes it.
  let name: String
  /// Whether it has neither content nor end tag.
  let isVoid: Bool
  /// Whether a line break before it changes nothing that a reader sees.
  let isBlock: Bool

  fileprivate init(_ name: String, isVoid: Bool = false, isBlock: Bool = true) {
    self.name = name
    self.isVoid = isVoid
    self.isBlock = isBlock
  }

  /// Makes an element that holds one text.
  func callAsFunction(_ attributes: Attribute..., text: String) -> MarkupNode {
    .element(self, attributes, [.text(text)])
  }

  /// Makes an element that holds one text.
  func callAsFunction(_ text: String) -> MarkupNode { .element(self, [], [.text(text)]) }

  /// Makes an element from pieces.
  func callAsFunction(
    _ attributes: Attribute...,
    @MarkupBuilder content: () -> MarkupNode
  ) -> MarkupNode {
    .element(self, attributes, content().pieces)
  }

  /// Makes an element without content.
  func callAsFunction(_ attributes: Attribute...) -> MarkupNode { .element(self, attributes, []) }
}

// The elements that reports use, each under the name that HTML gives it.
let html = ElementName("html")
let head = ElementName("head")
let meta = ElementName("meta", isVoid: true)
let title = ElementName("title")
let link = ElementName("link", isVoid: true)
let body = ElementName("body")
let header = ElementName("header")
let nav = ElementName("nav")
let main = ElementName("main")
let footer = ElementName("footer")
let section = ElementName("section")
let div = ElementName("div")
let h1 = ElementName("h1")
let h2 = ElementName("h2")
let h3 = ElementName("h3")
let h4 = ElementName("h4")
let h5 = ElementName("h5")
let h6 = ElementName("h6")
let p = ElementName("p")
let ul = ElementName("ul")
let ol = ElementName("ol")
let li = ElementName("li")
let dl = ElementName("dl")
let dt = ElementName("dt")
let dd = ElementName("dd")
let table = ElementName("table")
let caption = ElementName("caption")
let thead = ElementName("thead")
let tbody = ElementName("tbody")
let tr = ElementName("tr")
let th = ElementName("th")
let td = ElementName("td")
let details = ElementName("details")
let summary = ElementName("summary")
let a = ElementName("a", isBlock: false)
let b = ElementName("b", isBlock: false)
let abbr = ElementName("abbr", isBlock: false)
let bdi = ElementName("bdi", isBlock: false)
let br = ElementName("br", isVoid: true, isBlock: false)
let code = ElementName("code", isBlock: false)
let span = ElementName("span", isBlock: false)
let strong = ElementName("strong", isBlock: false)
let svg = ElementName("svg", isBlock: false)
let rect = ElementName("rect", isBlock: false)
let line = ElementName("line", isBlock: false)
let img = ElementName("img", isVoid: true, isBlock: false)
let figure = ElementName("figure")
let figcaption = ElementName("figcaption")
let desc = ElementName("desc", isBlock: false)
let circle = ElementName("circle", isBlock: false)
/// The `path` of a drawing: most things here have a path of their own.
let outline = ElementName("path", isBlock: false)
/// The `text` of a drawing.
let label = ElementName("text", isBlock: false)
