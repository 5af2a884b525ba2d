/// The look of the pages: plain, legible at 320 pixels, in the dark and on paper.
enum StyleSheet {
  /// Where the style sheet lies in the report's folder.
  static let path = "report.css"

  /// The whole style sheet, without what settings add.
  static let text = colours + frame + pieces + tables + charts + cases + letterhead + print

  // Every pair of text and ground has a contrast of 4.5 to 1 or more, tested from these numbers.
  static let colours = """
    :root {
      color-scheme: light dark;
      --ink: #15191e; --paper: #ffffff; --quiet: #4a5460; --rule: #b9c1ca; --panel: #f1f4f7;
      --link: #164f9c; --visited: #5b2f86; --focus: #ffdd33; --focus-ink: #15191e;
      --warn: #a3240f; --bar: #2a5d94; --bar-open: #a9c3de; --track: #e4e8ed; --edge: #15191e;
      --tone0: #f7d9d3; --tone0-ink: #6b190c; --tone1: #fae7c3; --tone1-ink: #593900;
      --tone2: #d4ecd9; --tone2-ink: #0f4420; --tone3: #14532d; --tone3-ink: #ffffff;
      --plain: #e6e9ed; --plain-ink: #363e47;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e9ecef; --paper: #14171b; --quiet: #b0b8c1; --rule: #4a535d; --panel: #1f242a;
        --link: #93c0f5; --visited: #cfb0f0; --focus: #ffdd33; --focus-ink: #15191e;
        --warn: #ffab9c; --bar: #7fb0e3; --bar-open: #3d5a7a; --track: #2b323a; --edge: #e9ecef;
        --tone0: #5c1a10; --tone0-ink: #ffdcd5; --tone1: #4f3505; --tone1-ink: #ffe6b3;
        --tone2: #12422a; --tone2-ink: #d0f2dc; --tone3: #a5dfb8; --tone3-ink: #072712;
        --plain: #333b44; --plain-ink: #dde2e7;
      }
    }

    """

  static let frame = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif;
      overflow-wrap: break-word;
    }
    .wide { max-width: 80rem; margin: 0 auto; padding: 0 1rem; }
    main { padding-bottom: 2.5rem; outline: 0; }
    .top { border-bottom: 4px solid var(--bar); background: var(--panel); padding: .6rem 0; }
    .home { font-weight: 700; margin-right: 1rem; color: var(--ink); text-decoration: none; }
    .home:hover { text-decoration: underline; }
    .programme { color: var(--quiet); }
    .foot { border-top: 1px solid var(--rule); background: var(--panel); padding: .75rem 0 1.5rem; }
    .foot p { font-size: .9375rem; margin: .4rem 0; color: var(--quiet); max-width: none; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { position: static; display: block; padding: .5rem 1rem; }
    a { color: var(--link); text-underline-offset: .15em; }
    a:visited { color: var(--visited); }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 0;
      box-shadow: 0 0 0 5px var(--focus-ink); }
    h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
    h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.3rem); margin: 1.25rem 0 .75rem; }
    h2 { font-size: clamp(1.25rem, 1.1rem + .7vw, 1.6rem); margin: 2.4rem 0 .6rem; }
    h3 { font-size: 1.125rem; margin: 1.8rem 0 .4rem; }
    .over { display: block; font-size: 1.0625rem; font-weight: 400; color: var(--quiet); }
    p, ul, ol { margin: .5rem 0 .9rem; max-width: 46rem; }
    .lead { font-size: 1.1875rem; }
    .quiet { color: var(--quiet); }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .crumbs ol { display: flex; flex-wrap: wrap; list-style: none; margin: .9rem 0 0; padding: 0;
      font-size: .9375rem; max-width: none; }
    .crumbs li + li::before { content: "›"; margin: 0 .5rem; color: var(--quiet); }
    .standing { font-size: .9375rem; border-bottom: 1px solid var(--rule); padding: .7rem 0;
      margin: 0; max-width: none; }

    """

  static let pieces = """
    .tag { display: inline-block; padding: .1em .5em; border-radius: 3px; font-weight: 600;
      line-height: 1.35; font-size: .9375em; background: var(--plain); color: var(--plain-ink); }
    .tag.plain { font-weight: 400; }
    .tone0 { background: var(--tone0); color: var(--tone0-ink); }
    .tone1 { background: var(--tone1); color: var(--tone1-ink); }
    .tone2 { background: var(--tone2); color: var(--tone2-ink); }
    .tone3 { background: var(--tone3); color: var(--tone3-ink); }
    a .tag { text-decoration: underline; }
    .verdict { border: 1px solid var(--rule); border-left: 10px solid var(--bar);
      padding: 1rem 1.25rem; margin: 1rem 0 1.5rem; max-width: 46rem; }
    .verdict p { margin: .35rem 0; }
    .verdict .rating { font-size: 1.5rem; font-weight: 700; margin: 0 0 .5rem; }
    .inset { border-left: 8px solid var(--rule); padding: .1rem 1rem; margin: 1rem 0;
      max-width: 46rem; }
    .warning { display: flex; gap: .9rem; align-items: flex-start; border: 3px solid var(--warn);
      padding: .75rem 1rem; margin: 1rem 0; max-width: 46rem; }
    .warning p { margin: 0; font-weight: 700; }
    .warning .mark { flex: none; width: 2rem; height: 2rem; border-radius: 50%; font-weight: 700;
      text-align: center; line-height: 2rem; background: var(--warn); color: var(--paper); }
    .facts { margin: 1rem 0; max-width: 60rem; }
    .facts > div { display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr; gap: 1rem;
      border-bottom: 1px solid var(--rule); padding: .45rem 0; }
    .facts dt { font-weight: 700; }
    .facts dd { margin: 0; min-width: 0; }
    .contents ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap;
      gap: .2rem 1.4rem; max-width: none; }
    details { margin: .6rem 0; max-width: 60rem; }
    summary { cursor: pointer; color: var(--link); text-decoration: underline; width: fit-content; }
    details > :not(summary) { margin-left: .35rem; padding-left: 1rem;
      border-left: 4px solid var(--rule); }
    .cases { list-style: none; padding: 0; columns: 11rem; column-gap: 1.5rem; max-width: none; }
    .cases li { break-inside: avoid; padding: .12rem 0; }
    .clauses, .clauses ul { list-style: none; padding-left: 1.1rem; margin: .25rem 0;
      max-width: none; }
    .clauses { padding-left: 0; }
    .clauses ul { border-left: 2px solid var(--rule); }
    .clauses li { margin: .4rem 0; }
    .clauses .values { padding-left: 1.1rem; border: 0; font-size: .9375rem; }
    .clauses .values li { margin: .15rem 0; }
    code, .hash { font-family: ui-monospace, "Liberation Mono", Consolas, monospace;
      font-size: .9em; overflow-wrap: anywhere; white-space: pre-wrap; }
    .prompt { border-top: 1px solid var(--rule); padding: .8rem 0 .4rem; }
    .prompt h3 { margin: 0 0 .4rem; }
    .prompt p { margin: .3rem 0; }
    .plain-rule { border-left: 4px solid var(--bar); padding: .1rem 0 .1rem .9rem; margin: .5rem 0;
      max-width: 46rem; }
    .plain-rule p, .plain-rule ul { margin: .2rem 0; }
    .plain-rule ul { padding-left: 1.2rem; }
    .fact { color: var(--ink); text-decoration: underline dotted var(--quiet); }
    .fact:visited { color: var(--ink); }
    .data .values { list-style: none; padding: 0; margin: 0; font-size: .9375rem; }

    """

  static let tables = """
    .scroll { overflow-x: auto; position: relative; margin: .75rem 0 1.5rem; }
    .data { border-collapse: collapse; width: 100%; font-size: 1rem;
      font-variant-numeric: tabular-nums; }
    .data.narrow { width: auto; min-width: min(100%, 30rem); }
    .data caption { text-align: left; font-weight: 700; padding: .3rem 0; }
    .data th, .data td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0;
      border-bottom: 1px solid var(--rule); }
    .data thead th { vertical-align: bottom; border-bottom: 2px solid var(--quiet); }
    .data tbody th { font-weight: 400; }
    .data th.number, .data td.number { text-align: right; padding-right: 1.5rem; }
    .data th.words, .data td.words { min-width: 6rem; }
    .data tbody th { min-width: 7rem; }
    .data th:last-child, .data td:last-child { padding-right: .25rem; }
    .data code { overflow-wrap: break-word; }
    .groups.data td { white-space: nowrap; }
    .groups.data tbody th { min-width: 12rem; }
    .ratings { font-size: .9375rem; }
    .ratings.data th, .ratings.data td { padding-right: .35rem; min-width: 0; }
    .ratings.data th.number, .ratings.data td.number { padding-right: .6rem; }
    .ratings thead th { font-weight: 600; font-size: .75rem; hyphens: auto; }
    .ratings.data tbody th { min-width: 6.5rem; max-width: 16rem; }
    .ratings .tag { font-size: .71875rem; padding: .1em .25em; }
    .ratings tbody th { position: sticky; left: 0; background: var(--paper); }
    .ratings .wider { font-weight: 700; }
    .ratings .depth1 { display: inline-block; padding-left: 1rem; }
    .ratings .depth2 { display: inline-block; padding-left: 2rem; }
    .ratings .points { display: block; color: var(--quiet); white-space: nowrap; }
    .bar { width: 13rem; height: 1.4rem; display: block; }
    .bar .track { fill: var(--track); }
    .bar .open { fill: var(--bar-open); }
    .bar .share { fill: var(--bar); }
    .bar .edge { stroke: var(--edge); stroke-width: 1.5; }
    @media (max-width: 40rem) {
      .facts > div { grid-template-columns: 1fr; gap: .1rem; }
      .data { font-size: .9375rem; }
      .verdict { padding: .75rem 1rem; }
    }

    """
}
