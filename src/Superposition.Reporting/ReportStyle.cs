namespace Superposition.Reporting;

/// <summary>The style sheet of the report: one column, dark and light, readable at 390 pixels.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --quiet: #57606a; --line: #d0d7de; --mark: #fff3d6; --link: #0a58ca; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e8eb; --paper: #14171a; --quiet: #a2abb5; --line: #3a424b; --mark: #3d3216; --link: #7db4ff; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 system-ui, "DejaVu Sans", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; }
        h2 { margin-top: 2.6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
        h3 { margin: 1.4rem 0 .2rem; font-size: 1.05rem; }
        a { color: var(--link); }
        .lead { font-size: 1.1rem; }
        .note, figcaption { color: var(--quiet); font-size: .9rem; }
        .verdicts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
        .verdicts dt { font-weight: 600; }
        .verdicts dd { margin: 0; }
        .wide { overflow-x: auto; }
        figure { margin: 1rem 0; }
        img { max-width: 100%; height: auto; background: #fff; border-radius: 4px; }
        table { border-collapse: collapse; font-size: .88rem; }
        math table { font-size: inherit; }
        th, td { text-align: left; padding: .3rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
        td.number { font-variant-numeric: tabular-nums; }
        #manifest td { white-space: normal; overflow-wrap: anywhere; }
        tr.global { background: var(--mark); font-weight: 600; }
        math { font-size: 1.05rem; }

        """;
}
