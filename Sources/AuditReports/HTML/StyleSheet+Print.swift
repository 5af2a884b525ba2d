import AuditCore

extension StyleSheet {
  static let letterhead = """
    :root { --accent: var(--bar); }
    .top, .verdict { border-color: var(--accent); }
    .verdict { border-top-color: var(--rule); border-right-color: var(--rule);
      border-bottom-color: var(--rule); }
    .top .wide { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1rem; }
    .home { margin-right: 0; }
    .organisation { font-weight: 700; }
    .logo { height: 3rem; width: auto; max-width: 100%; background: #fff; padding: .2rem;
      border-radius: 3px; }
    .marking { text-align: center; font-weight: 700; letter-spacing: .04em; max-width: none;
      margin: 0; padding: 0 1rem .4rem; }
    .sheet { border-top: 4px solid var(--rule); margin-top: 3rem; }
    .sheet > h2 { font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2rem); margin: 1.25rem 0 .75rem; }
    .sheet > h3, .sheet > section > h3 { font-size: 1.375rem; }
    .sheet-list > ul { display: block; columns: 24rem; column-gap: 2rem; }
    .sheet-list ul ul { list-style: none; padding-left: 1.2rem; display: block; margin: 0 0 .6rem; }
    .sheet-list li { break-inside: avoid; }
    .sheet-list > ul > li { break-inside: auto; }
    .foot .marking { color: var(--ink); padding: .4rem 0 0; }

    """

  // On paper a link is its words: the address of a file on somebody's disk helps no reader.
  static let print = """
    @page { size: A4; margin: 18mm 14mm; font: 8pt system-ui, "Liberation Sans", Arial, sans-serif;
      @bottom-right { content: counter(page) " of " counter(pages); }
    }
    @media print {
      :root { color-scheme: light; }
      body { font-size: 10pt; }
      .skip, .crumbs, .contents, .back { display: none; }
      .scroll { overflow: visible; }
      .wide { max-width: none; padding: 0; }
      .top { background: none; padding: 0 0 .4rem; }
      .foot { background: none; }
      a, a:visited { color: inherit; text-decoration: none; }
      a .tag, .tag a, a.tag { text-decoration: none; }
      h1, h2, h3, h4, caption { break-after: avoid; }
      tr, img, svg, .verdict, .warning, .inset { break-inside: avoid; }
      .prompt:not(:has(> details[open])) { break-inside: avoid; }
      .prompt > p, summary { break-after: avoid; }
      p, li { orphans: 3; widows: 3; }
      thead { display: table-header-group; }
      .data { font-size: .9em; }
      .data th.words, .data td.words { min-width: 0; }
      .ratings tbody th { position: static; }
      .ratings.data tbody th { min-width: 3.5rem; }
      .ratings.data th, .ratings.data td { padding-right: .15rem; }
      .ratings thead th, .ratings .tag { font-size: 6pt; }
      .ratings .tag { padding: .1em .15em; }
      .marking { padding: 0; }
      details::details-content { content-visibility: visible; block-size: auto; }
      .sheets details:not([open]), .sheets h3:has(+ details:not([open])) { display: none; }
      .tag, .bar, .warning .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .sheet { break-before: page; border-top: 0; margin-top: 0; }
      .sheet.inside { break-before: auto; border-top: 1pt solid var(--rule); margin-top: 1.5rem; }
      .sheets .contents { display: block; }
      .sheets .sheet-list > ul { columns: 2; }
      .sheets .sheet-list > ul > li:has(> a) > ul { display: none; }
    }

    """

  /// The style sheet as a file, with what settings add.
  static func file(_ settings: ReportSettings, title: String) -> ReportFile {
    ReportFile(path: path, bytes: Array((text + added(by: settings, title: title)).utf8))
  }

  /// The accent, and what stands at the head and foot of each printed page.
  static func added(by settings: ReportSettings, title: String) -> String {
    var added = ""
    if let accent = settings.accent {
      added += ":root { --accent: \(accent.light); }\n"
      let dark = accent.dark.map(\.description) ?? "var(--bar)"
      added += "@media (prefers-color-scheme: dark) { :root { --accent: \(dark); } }\n"
      added += "@media print { :root { --accent: \(accent.light); } }\n"
    }
    let boxes = [
      ("top-left", settings.organisation), ("top-right", settings.marking),
      ("bottom-left", title), ("bottom-center", settings.marking),
    ].filter { !$0.1.isEmpty }
    added += "@page {\n"
    for (box, text) in boxes { added += "  @\(box) { content: \(quoted(text)); }\n" }
    return added + "}\n"
  }

  /// A text as CSS quotes it: each character but plain letters, digits and blanks by its number.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in PrintableText.line(text).unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ": quoted.unicodeScalars.append(scalar)
      default: quoted += "\\\(String(scalar.value, radix: 16)) "
      }
    }
    return quoted + "\""
  }
}
