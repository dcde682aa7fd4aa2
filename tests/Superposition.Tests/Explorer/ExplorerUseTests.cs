using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;
using Xunit.Abstractions;

namespace Superposition.Tests.Explorer;

/// <summary>The page in the hand: mouse, keys, links, files.</summary>
public sealed class ExplorerUseTests(ExplorerPageFixture page, ITestOutputHelper log) : IClassFixture<ExplorerPageFixture>
{
    /// <summary>From where (p, I_2) = (1/2, 3/10) is drawn to where (1/20, 2) is.</summary>
    private const string PathOnDiagram =
        "(() => { const b = explorer.diagram.canvas.getBoundingClientRect(), s = explorer.diagram.scales; return [b.left + s.across.at(0.5), b.top + s.up.at(0.3), b.left + s.across.at(0.05), b.top + s.up.at(2)]; })()";

    private static readonly string[] Figures = ["diagram", "surface", "bifurcation"];

    [RequiresFact("chromium")]
    public async Task Dragging_the_point_sets_both_parameters_and_all_follows()
    {
        var browser = await page.At("#p=1/2&I=3/10");
        var before = await Table(browser);
        var path = await Numbers(browser, PathOnDiagram);
        await browser.EvaluateAsync("explorer.frames.length = 0");
        await browser.DragAsync([.. Enumerable.Range(0, 61).Select(k => (path[0] + ((path[2] - path[0]) * k / 60), path[1] + ((path[3] - path[1]) * k / 60)))]);
        await browser.RestAsync();

        var parameters = await Numbers(browser, "[explorer.state.p, explorer.state.I]");
        Assert.InRange(parameters[0], 0.0499, 0.0501);
        Assert.InRange(parameters[1], 1.99, 2.01);
        Assert.Equal(parameters, (await Parameters(browser)).Select(x => double.Parse(x, CultureInfo.InvariantCulture)));
        Assert.NotEqual(before, await Table(browser));
        Assert.Equal("antipodal", await Text(browser, "document.getElementById('phase').textContent"));
        var frames = (await Numbers(browser, "explorer.frames")).Order().ToList();
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{frames.Count} frames while dragging: median {frames[frames.Count / 2]:F1} ms, slowest {frames[^1]:F1} ms"));
        Assert.Empty(browser.Errors);
    }

    [RequiresFact("chromium")]
    public async Task A_finger_drags_the_point_too()
    {
        var browser = await page.At("#p=1/2&I=3/10", width: 390, height: 844);
        await browser.EvaluateAsync("explorer.diagram.canvas.scrollIntoView()");
        var path = await Numbers(browser, PathOnDiagram);
        await browser.TouchAsync([.. Enumerable.Range(0, 21).Select(k => (path[0] + ((path[2] - path[0]) * k / 20), path[1] + ((path[3] - path[1]) * k / 20)))]);
        await browser.RestAsync();

        var parameters = await Numbers(browser, "[explorer.state.p, explorer.state.I]");
        Assert.InRange(parameters[0], 0.0495, 0.0505);
        Assert.InRange(parameters[1], 1.97, 2.03);
    }

    [RequiresFact("chromium")]
    public async Task Arrow_keys_move_the_point_and_the_start_of_the_flow()
    {
        var browser = await page.At("#p=1/2&I=3/10");
        await browser.EvaluateAsync("document.getElementById('diagram').focus()");
        await browser.PressAsync("ArrowLeft", times: 2);
        Assert.Equal(["0.5235", "3/10"], await Parameters(browser)); // twice times 10^0.01, each rounded to 4 digits
        await browser.PressAsync("ArrowUp");
        Assert.Equal(["0.5235", "0.307"], await Parameters(browser));
        await browser.PressAsync("ArrowRight", withShift: true);
        Assert.Equal(["0.522898", "0.307"], await Parameters(browser)); // by 10^0.0005
        await browser.EvaluateAsync("document.getElementById('surface').focus()");
        await browser.PressAsync("ArrowRight", times: 3);
        await browser.PressAsync("ArrowDown");
        Assert.Equal("0.15,-0.05", await Text(browser, "String(explorer.state.chosen)"));
        Assert.Contains("minimum", await Text(browser, "document.getElementById('flow').textContent"), StringComparison.Ordinal);
        await browser.PressAsync("Escape");
        Assert.Equal("", await Text(browser, "document.getElementById('flow').textContent"));

        // All that can be pressed or typed into is reached by Tab, in the order of the page.
        await browser.EvaluateAsync("document.activeElement.blur(); getSelection().removeAllRanges(); document.body.tabIndex = -1; document.body.focus()");
        var reached = new HashSet<string>();
        for (var k = 0; k < 60; k++)
        {
            await browser.PressOnceAsync("Tab");
            reached.Add(await Text(browser, "(e => e.name || e.id || e.dataset.step || e.getAttribute('aria-label') || e.tagName)(document.activeElement)"));
        }

        Assert.Superset(new HashSet<string> { "density", "importance", "diagram", "surface", "bifurcation", "C2", "C7", "basins", "axis", "shows", "view", "cell", "link", "copy", "theme", "save-points", "Save the diagram as SVG" }, reached);
    }

    [RequiresFact("chromium")]
    public async Task A_click_on_the_surface_draws_the_flow_to_its_minimum()
    {
        var browser = await page.At("#p=1/2&I=3/10");
        var at = await Numbers(browser, "(() => { const b = explorer.surface.canvas.getBoundingClientRect(), s = explorer.surface.scales; return [b.left + s.across.at(0.9), b.top + s.up.at(-0.9)]; })()");
        await browser.DragAsync((at[0], at[1]));
        await browser.RestAsync();

        Assert.EndsWith("ends in the antipodal minimum, which is not the lowest.", await Text(browser, "document.getElementById('flow').textContent"), StringComparison.Ordinal);
        var end = await Numbers(browser, "explorer.current.flow.paths.at(-1).slice(-2)");
        Assert.Equal(await Numbers(browser, "(x => [x.w1, x.w2])(explorer.current.found.minima.find(x => x.phase === 'antipodal'))"), (IEnumerable<double>)end);
    }

    [RequiresFact("chromium")]
    public async Task The_flow_is_followed_to_a_minimum_that_is_slow_since_a_saddle_is_near()
    {
        var browser = await page.At("#p=0.5372&I=0.3"); // the spinodal is at 0.53722...
        Assert.Equal("antipodal", await Text(browser, "String(explorer.flowFrom(1, -0.7).minimum?.phase)"));
        Assert.Equal("first-only", await Text(browser, "String(explorer.flowFrom(1, -0.2).minimum?.phase)"));
    }

    [RequiresFact("chromium")]
    public async Task The_command_is_that_of_the_numbers_as_they_are_written()
    {
        var browser = await page.At("#p=1/2&I=3/10");
        await browser.EvaluateAsync("document.querySelector('#steps [data-step=C2]').click()"); // the same numbers, as decimals
        await browser.RestAsync();
        Assert.Equal("superposition classify --density 0.5 --importance 0.3", await Text(browser, "document.getElementById('command').textContent"));
    }

    [RequiresFact("chromium")]
    public async Task A_link_restores_the_state_and_a_hostile_one_does_nothing()
    {
        const string fragment = "#p=7/12&I=0.30&axis=importance&shows=w2&view=relief&cell=chosen&show=prototypes,metastable,basins&turn=120&w=0.25,-1.1&step=C5";
        var browser = await page.At(fragment);
        Assert.Equal(fragment, await Text(browser, "explorer.fragment()"));
        Assert.Equal(fragment, await Text(browser, "document.getElementById('link').getAttribute('href')"));
        Assert.Equal(["7/12", "0.30"], await Parameters(browser));
        Assert.Equal(["true", "true", "true", "importance", "w2", "relief", "chosen"], await Texts(browser, "['prototypes', 'metastable', 'basins'].map(x => String(document.getElementById(x).checked)).concat(['axis', 'shows', 'view', 'cell'].map(x => document.querySelector(`input[name=${x}]:checked`).value))"));

        const string bad = "<img src=x onerror=alert(1)>";
        await page.At($"#p={Uri.EscapeDataString(bad)}&I=1e999&axis={Uri.EscapeDataString(bad)}&w=1,NaN&step=__proto__&show={Uri.EscapeDataString(bad)}");
        Assert.Equal(["1/2", "3/10"], await Parameters(browser));
        var errors = await Texts(browser, "['density-error', 'importance-error'].map(x => document.getElementById(x).textContent)");
        Assert.StartsWith($"Density: '{bad}' is not accepted; expected a number from 1e-6 to 1", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("Importance: '1e999' is not accepted", errors[1], StringComparison.Ordinal);
        Assert.Equal("#p=1/2&I=3/10", await Text(browser, "explorer.fragment()"));
        Assert.Equal(0, (await browser.EvaluateAsync("document.images.length")).GetInt32());
        Assert.Empty(browser.Errors);
    }

    [RequiresFact("chromium")]
    public async Task Pictures_data_and_formula_are_saved()
    {
        var browser = await page.At("#p=1/2&I=3/10&show=metastable,basins&w=0.5,0.5");
        await browser.EvaluateAsync("[...document.querySelectorAll('.save button, #save-points, #save-branches, #save-formula')].forEach(b => b.click())");
        string[] names = [.. Figures.SelectMany(f => new[] { f + ".png", f + ".svg" }), "critical-points.csv", "branches.csv", "closed-form.tex"];
        for (var wait = 0; wait < 200 && !names.All(n => File.Exists(Path.Combine(browser.Downloads, n))); wait++)
            await Task.Delay(50);
        Assert.Equal(names.Order(), Directory.GetFiles(browser.Downloads).Select(f => Path.GetFileName(f)).Order());

        foreach (var figure in Figures)
        {
            using var picture = SKBitmap.Decode(Path.Combine(browser.Downloads, figure + ".png"));
            Assert.True(picture.Width > 500 && picture.Pixels.Distinct().Count() > 50, figure);
            var svg = XDocument.Load(Path.Combine(browser.Downloads, figure + ".svg")).Root!;
            Assert.True(svg.Descendants().Count(e => e.Name.LocalName == "text") > 8, figure);
            Assert.All(svg.Descendants().Attributes().Where(a => a.Name.LocalName != "href"), a => Assert.DoesNotContain("NaN", a.Value, StringComparison.Ordinal));
        }

        var lines = await File.ReadAllLinesAsync(Path.Combine(browser.Downloads, "critical-points.csv"));
        var values = await Numbers(browser, "explorer.current.found.points.flatMap(x => [x.w1, x.w2, x.loss])");
        Assert.Equal(values, lines.Skip(1).SelectMany(l => l.Split(',')[2..5]).Select(x => double.Parse(x, CultureInfo.InvariantCulture)));
        Assert.Contains(lines, l => l.StartsWith("1/2,3/10,", StringComparison.Ordinal) && l.Contains(",minimum,1,first-only,true,", StringComparison.Ordinal));
        var branches = await File.ReadAllLinesAsync(Path.Combine(browser.Downloads, "branches.csv"));
        Assert.True(branches[0] == "density,w1,w2,direction,loss,kind,phase" && branches.Length > 800, branches[0]);

        var formula = await File.ReadAllTextAsync(Path.Combine(browser.Downloads, "closed-form.tex"), Encoding.UTF8);
        Assert.Contains("p = 1/2, I_2 = 3/10, where w1*w2 > 0", formula, StringComparison.Ordinal);
        var cell = LossDerivation.Of(Architecture.Smallest).Loss.At(ToyModel.Smallest(new(new Rational(1, 2)), new(3, 10))).Adjoining(1, 1).Single();
        Assert.Equal(Monomials(cell.Loss.ToLatex()), Monomials(formula.Split(" = ", StringSplitOptions.None)[^1]));
        Assert.Empty(browser.Errors);
    }

    [RequiresFact("chromium")]
    public async Task Each_step_shows_its_claim_and_nothing_is_asked_of_the_network()
    {
        var browser = await page.At();
        var phases = new Dictionary<string, (string Phase, int Minima)> { ["C2"] = ("first-only", 2), ["C3"] = ("confused", 2), ["C4"] = ("confused", 1), ["C5"] = ("first-only", 2), ["C6"] = ("antipodal", 2), ["C7"] = ("antipodal", 2) };
        foreach (var (step, (phase, minima)) in phases)
        {
            await browser.EvaluateAsync($"document.querySelector('#steps [data-step={step}]').click()");
            await browser.RestAsync();
            Assert.Equal(phase, await Text(browser, "document.getElementById('phase').textContent"));
            Assert.Equal(minima, (await browser.EvaluateAsync("explorer.current.found.minima.length")).GetInt32());
            Assert.Equal([step], await Texts(browser, "[...document.querySelectorAll('#told p')].filter(x => !x.hidden).map(x => x.dataset.step)"));
            Assert.Equal([step], await Texts(browser, "[...document.querySelectorAll('#steps button')].filter(x => x.getAttribute('aria-pressed') === 'true').map(x => x.dataset.step)"));
        }

        Assert.Empty(browser.Errors);
        Assert.All(browser.Requests, address => Assert.True(address.StartsWith("file:", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal) || address.StartsWith("about:", StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal), address));
        Assert.DoesNotContain("http", page.Html.Replace("http://www.w3.org/", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<string> Text(DrivenBrowser browser, string expression) => (await browser.EvaluateAsync(expression)).GetString()!;

    private static async Task<string[]> Texts(DrivenBrowser browser, string expression) => [.. (await browser.EvaluateAsync(expression)).EnumerateArray().Select(x => x.GetString()!)];

    private static async Task<double[]> Numbers(DrivenBrowser browser, string expression) => [.. (await browser.EvaluateAsync(expression)).EnumerateArray().Select(x => x.GetDouble())];

    private static Task<string[]> Parameters(DrivenBrowser browser) => Texts(browser, "['density', 'importance'].map(x => document.getElementById(x).value)");

    private static Task<string> Table(DrivenBrowser browser) => Text(browser, "document.querySelector('#points').textContent");

    /// <summary>The summands of a formula, whatever their order.</summary>
    private static IEnumerable<string> Monomials(string latex) =>
        latex.Trim().Replace("- ", "-", StringComparison.Ordinal).Replace("+ ", "+", StringComparison.Ordinal).Replace(" -", "|-", StringComparison.Ordinal).Replace(" +", "|+", StringComparison.Ordinal)
            .Split('|').Select(x => string.Concat(x.TrimStart('+').Where(c => c is not (' ' or '{' or '}')))).Order(StringComparer.Ordinal);
}
