namespace Superposition.Reporting;

/// <summary>The style sheet of the report: one column, dark and light, readable at 390 pixels and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --quiet: #57606a; --line: #d0d7de; --mark: #fff3d6; --link: #0a58ca; }
        @media screen and (prefers-color-scheme: dark) {
          :root { --ink: #e6e8eb; --paper: #14171a; --quiet: #a2abb5; --line: #3a424b; --mark: #3d3216; --link: #7db4ff; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 system-ui, "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; }
        h2 { margin-top: 2.6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; line-height: 1.3; }
        h3 { margin: 1.8rem 0 .2rem; font-size: 1.1rem; }
        h4 { margin: 1.2rem 0 .2rem; font-size: 1rem; }
        a { color: var(--link); }
        .lead { font-size: 1.1rem; }
        .note, figcaption { color: var(--quiet); font-size: .9rem; }
        .verdicts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; }
        .verdicts dt { font-weight: 600; }
        .verdicts dd { margin: 0; }
        .wide { overflow-x: auto; }
        nav h2 { font-size: 1.1rem; border: 0; margin-top: 1.6rem; }
        figure { margin: 1rem 0; }
        img { max-width: min(100%, 46rem); height: auto; background: #fff; border-radius: 4px; }
        summary { cursor: pointer; color: var(--link); margin: .6rem 0; }
        table { border-collapse: collapse; font-size: .88rem; }
        th, td { text-align: left; padding: .3rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
        td.number { font-variant-numeric: tabular-nums; }
        .long p { overflow-wrap: anywhere; }
        .long td { white-space: normal; overflow-wrap: anywhere; min-width: 9rem; }
        #manifest td { white-space: normal; overflow-wrap: anywhere; }
        tr.global { background: var(--mark); font-weight: 600; }
        math { font-size: 1.12em; }
        .formula { display: flex; align-items: center; gap: 1rem; margin: .6rem 0; }
        .formula .wide { flex: 1; min-width: 0; }
        .formula math { width: max-content; margin: 0; }
        mtd { padding: .15em 0; }
        mtd.left { text-align: right; }
        mtd.right { text-align: left; }
        @media print {
          :root { color-scheme: light; }
          body { font-size: 10pt; }
          main { max-width: none; padding: 0; }
          a, summary { color: inherit; text-decoration: none; }
          figure, tr, .formula { break-inside: avoid; }
          h2, h3, h4 { break-after: avoid; }
          img { max-height: 14cm; width: auto; }
          table { font-size: 7.5pt; }
          th, td { padding: .2rem .4rem; white-space: normal; }
          .wide { overflow: visible; }
        }

        """;
}
