import AuditCore

/// A drawing of numbers that a table beside it tells, too.
///
/// Its caption says what the numbers show. Nothing in it is told by colour alone, and all words
/// stand upright.
struct Chart {
  /// The identifier that is unlike every other on the page.
  let id: String
  /// What the numbers show, as a sentence without its full stop.
  let caption: String
  /// What is drawn.
  let subject: String
  /// How to read it.
  let legend: String
  /// The height in units; every drawing is 640 wide.
  let height: Int
  let content: MarkupNode

  /// The width of every drawing in its own units.
  static let width = 640

  var node: MarkupNode {
    figure(.class("chart")) {
      figcaption(.id("\(id)-caption"), text: caption)
      div(
        .class("scroll"),
        .role("region"),
        .aria("labelledby", "\(id)-caption"),
        .tabindex(0)
      ) {
        svg(
          .class("plot"),
          .role("img"),
          .aria("labelledby", "\(id)-title \(id)-legend"),
          .drawn(.viewBox, "0 0 \(Self.width) \(height)")
        ) {
          title(.id("\(id)-title"), text: subject)
          desc(.id("\(id)-legend"), text: legend)
          content
        }
      }
      p(.class("quiet"), .aria("hidden", "true"), text: legend)
    }
  }
}

/// The marks that drawings are made of; places and lengths are in tenths of a unit.
enum Mark {
  /// A place or length as SVG writes it, so that no float is needed.
  static func written(_ tenths: Int) -> String {
    let sign = tenths < 0 ? "-" : ""
    let size = tenths.magnitude
    return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
  }

  static func words(_ words: String, x: Int, y: Int, _ style: String = "") -> MarkupNode {
    let place = [Attribute.drawn(.x, written(x)), .drawn(.y, written(y))]
    return .element(label, (style.isEmpty ? [] : [.class(style)]) + place, [.text(words)])
  }

  static func line(_ style: String, x1: Int, y1: Int, x2: Int, y2: Int) -> MarkupNode {
    AuditReports.line(
      .class(style),
      .drawn(.x1, written(x1)),
      .drawn(.y1, written(y1)),
      .drawn(.x2, written(x2)),
      .drawn(.y2, written(y2))
    )
  }

  static func box(_ style: String, x: Int, y: Int, width: Int, height: Int) -> MarkupNode {
    rect(
      .class(style),
      .drawn(.x, written(x)),
      .drawn(.y, written(y)),
      .drawn(.width, written(width)),
      .drawn(.height, written(height))
    )
  }

  /// A line with an upright end at each side.
  static func whisker(from: Int, to: Int, y: Int) -> MarkupNode {
    outline(
      .class("whisker"),
      .drawn(
        .d,
        """
        M\(written(from)) \(written(y - 40))v8M\(written(from)) \(written(y))H\(written(to))\
        M\(written(to)) \(written(y - 40))v8
        """
      )
    )
  }

  /// A curve through points.
  static func curve(_ style: String, _ points: [(x: Int, y: Int)]) -> MarkupNode {
    let steps = points.map { "\(written($0.x)) \(written($0.y))" }.joined(separator: "L")
    return outline(.class(style), .drawn(.d, "M\(steps)"))
  }

  static func dot(_ style: String, x: Int, y: Int) -> MarkupNode {
    circle(.class(style), .drawn(.cx, written(x)), .drawn(.cy, written(y)), .drawn(.r, "5"))
  }

  static func diamond(_ style: String, x: Int, y: Int) -> MarkupNode {
    outline(.class(style), .drawn(.d, "M\(written(x)) \(written(y - 70))l7 7l-7 7l-7 -7z"))
  }

  /// A text cut where it would be longer than so many characters.
  static func cut(_ text: String, to length: Int) -> String {
    text.count <= length ? text : "\(text.prefix(length - 1))…"
  }

  /// A text in one line, or in two of about the same length.
  static func inTwo(_ text: String) -> [String] {
    let words = text.split(separator: " ")
    guard words.count > 1, text.count > 12 else { return [text] }
    let splits = (1..<words.count).map { place in
      [words[..<place].joined(separator: " "), words[place...].joined(separator: " ")]
    }
    return splits.min { max($0[0].count, $0[1].count) < max($1[0].count, $1[1].count) } ?? [text]
  }
}
