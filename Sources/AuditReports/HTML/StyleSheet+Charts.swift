extension StyleSheet {
  /// The look of drawings; their words keep a rim of the page's colour where lines pass behind.
  static let charts = """
    .chart { margin: 1.2rem 0; max-width: 46rem; }
    .chart figcaption { font-weight: 700; font-size: 1.125rem; }
    .chart .scroll { margin: .5rem 0; }
    .chart .quiet { font-size: .9375rem; margin: .2rem 0 0; }
    .plot { display: block; width: 100%; min-width: 36rem; height: auto; }
    .plot text { font-size: 14px; fill: var(--ink); stroke: var(--paper); stroke-width: 3px;
      paint-order: stroke; }
    .plot .small { font-size: 12px; }
    .plot .mid { text-anchor: middle; }
    .plot .end { text-anchor: end; }
    .plot .track { fill: var(--track); }
    .plot .share { fill: var(--bar); }
    .plot .open { fill: var(--paper); stroke: var(--bar); stroke-dasharray: 3 2; }
    .plot .whisker { fill: none; stroke: var(--ink); stroke-width: 1.5; }
    .plot .edge { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 4 3; }
    .plot .axis, .plot .middle { stroke: var(--quiet); stroke-width: 1; }
    .plot .grid { stroke: var(--track); stroke-width: 1; }
    .plot .limit { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
    .plot .limit.near { stroke-dasharray: 5 4; }
    .plot .mark { fill: var(--bar); stroke: var(--paper); stroke-width: 1; }
    .plot .former { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
    .plot .link { stroke: var(--bar); stroke-width: 2; }
    .plot .cell { stroke: var(--ink); stroke-width: 1; }
    .plot .empty { fill: var(--paper); stroke: var(--rule); }
    .plot rect.tone0 { fill: var(--tone0); }
    .plot rect.tone1 { fill: var(--tone1); }
    .plot rect.tone2 { fill: var(--tone2); }
    .plot rect.tone3 { fill: var(--tone3); }
    .plot text.tone0 { fill: var(--tone0-ink); stroke: none; }
    .plot text.tone1 { fill: var(--tone1-ink); stroke: none; }
    .plot text.tone2 { fill: var(--tone2-ink); stroke: none; }
    .plot text.tone3 { fill: var(--tone3-ink); stroke: none; }
    .siblings { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: 2.4rem 0 0;
      border-top: 1px solid var(--rule); padding-top: .7rem; max-width: none; }
    .tasks li { margin: .4rem 0; }

    """
}
