extension StyleSheet {
  /// The look of the pages of cases.
  static let cases = """
    .told { display: grid; gap: 1rem 2.5rem; align-items: start; }
    @media (min-width: 62rem) {
      .told { grid-template-columns: minmax(0, 1fr) 24rem; }
      .told figure { grid-column: 2; grid-row: 1; }
      .told .days { grid-column: 1; grid-row: 1; }
    }
    .told figure { margin: 0; max-width: 24rem; }
    .told figcaption { font-weight: 700; }
    .story { display: block; width: 100%; height: auto; }
    .story text { font-size: 11px; fill: var(--ink); }
    .story .quiet { fill: var(--quiet); }
    .story .end { text-anchor: end; }
    .story .axis { stroke: var(--rule); stroke-width: 1; }
    .story .today { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 4 3; }
    .story .window { fill: var(--bar-open); }
    .story .due { stroke: var(--edge); stroke-width: 2; }
    .story .event { fill: var(--bar); }
    .days { list-style: none; padding: 0; margin: 0; }
    .days > li { border-left: 4px solid var(--bar); padding: .1rem 0 .55rem .9rem; }
    .days > .window { border-left: 4px double var(--bar); }
    .days > .today { border-left-color: var(--quiet); font-weight: 700; }
    .days .day { font-weight: 700; }
    .days ul { margin: .15rem 0; padding-left: 1.1rem; }
    .days p { margin: .15rem 0; }
    .row { color: var(--quiet); font-size: .875rem; font-style: normal; }
    .is, .not, b.open, .fault { font-weight: 600; white-space: nowrap; }
    .is::before { content: "✓ " / ""; }
    .not::before { content: "✗ " / ""; }
    b.open::before { content: "? " / ""; }
    .fault::before { content: "! " / ""; }
    .is { color: var(--tone2-ink); background: var(--tone2); padding: 0 .3em; }
    .not, .fault { color: var(--tone0-ink); background: var(--tone0); padding: 0 .3em; }
    b.open { color: var(--tone1-ink); background: var(--tone1); padding: 0 .3em; }
    .again { font-size: .9375rem; }

    """
}
