/// Makes names that are safe as file names and differ even where letter case does not count.
struct Slugs {
  // Names that one operating system or another, or the report itself, keeps for itself.
  private var taken: Set<String> = ["index", "con", "prn", "aux", "nul", "cases"]

  /// Makes a file name for a title; the same title asked twice gives two names.
  mutating func make(for title: String, otherwise fallback: String) -> String {
    let plain = Self.plain(title)
    let stem = plain.isEmpty ? fallback : plain
    var slug = stem
    var number = 2
    while !taken.insert(slug).inserted {
      slug = "\(stem)-\(number)"
      number += 1
    }
    return slug
  }

  /// The small letters, digits and dots of a title with hyphens for all else, at most 48 long.
  static func plain(_ title: String) -> String {
    var slug = ""
    for scalar in title.unicodeScalars.prefix(200) {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      case "A"..."Z": slug += String(scalar).lowercased()
      case ".":
        // A name must not begin with a dot, nor hold two: neither hidden nor upwards.
        if let last = slug.last, last != ".", last != "-" { slug.append(".") }
      default: if let last = slug.last, last != "-" { slug.append("-") }
      }
      if slug.utf8.count == 48 { break }
    }
    while let last = slug.last, last == "-" || last == "." { slug.removeLast() }
    // A folder must not look like a page, which some servers would serve for its parent.
    return slug.hasSuffix(".html") ? "\(slug.dropLast(5))-html" : slug
  }
}
