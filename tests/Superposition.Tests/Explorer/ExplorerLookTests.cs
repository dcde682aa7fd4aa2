using System.Globalization;
using System.Xml.Linq;
using Superposition.Tests.Reporting;

namespace Superposition.Tests.Explorer;

/// <summary>The page fits and is legible at all widths, light and dark.</summary>
public sealed class ExplorerLookTests(ExplorerPageFixture page) : IClassFixture<ExplorerPageFixture>
{
    private const double LeastContrast = 4.5; // WCAG 2.1, AA

    [RequiresFact("chromium")]
    public async Task The_page_fits_and_is_legible()
    {
        foreach (var isDark in new[] { false, true })
        {
            foreach (var seen in await Browser.MeasureAsync(page.Html, isDark, 390, 1024, 1920))
            {
                Assert.True(seen.GetProperty("dark").GetBoolean() == isDark, seen.ToString());
                Assert.True(seen.GetProperty("scrollWidth").GetInt32() <= seen.GetProperty("width").GetInt32(), seen.ToString());
                Assert.All(new[] { "wide", "errors" }, list => Assert.True(seen.GetProperty(list).GetArrayLength() == 0, seen.ToString()));
                Assert.True(seen.GetProperty("contrast").GetDouble() >= LeastContrast, seen.ToString());
                Assert.True(seen.GetProperty("formulas").GetInt32() > 5, seen.ToString());
            }
        }
    }

    [RequiresFact("chromium")]
    public async Task The_switch_of_colours_wins_over_the_system()
    {
        var browser = await page.At(isDark: true);
        async Task<string> Paper() => (await browser.EvaluateAsync("getComputedStyle(document.body).backgroundColor")).GetString()!;
        var dark = await Paper();
        await browser.EvaluateAsync("document.querySelector('input[name=theme][value=light]').click()");
        var light = await Paper();
        await browser.EvaluateAsync("document.querySelector('input[name=theme][value=dark]').click()");

        Assert.Equal("rgb(255, 255, 255)", light);
        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await Paper());
    }

    [RequiresFact("chromium")]
    public async Task No_state_makes_the_page_scroll_sideways()
    {
        foreach (var width in new[] { 390, 1920 })
        {
            foreach (var step in new[] { "C2", "C3", "C4", "C5", "C6", "C7" })
            {
                var browser = await page.At(width: width);
                await browser.EvaluateAsync($"document.querySelector('#steps [data-step={step}]').click(); document.querySelector('input[name=view][value=relief]').click()");
                await browser.RestAsync();
                var widths = (await browser.EvaluateAsync("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")).EnumerateArray().Select(x => x.GetInt32()).ToArray();
                Assert.True(widths[0] <= widths[1], $"{step} at {width}: {widths[0]} > {widths[1]}");
            }
        }
    }

    [RequiresFact("chromium")]
    public async Task The_signs_of_the_legends_are_drawn_as_the_curves_are()
    {
        foreach (var isDark in new[] { false, true })
        {
            var browser = await page.At("#p=1/2&I=3/10&show=metastable,basins", isDark: isDark);
            var signs = await browser.EvaluateAsync("""
                [...document.querySelectorAll('#diagram-legend canvas')].map(c => {
                    const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data, ink = (x, y) => 1 - d[4 * (y * c.width + x)] / 255;
                    const along = [...Array(c.width).keys()].map(x => ink(x, c.height / 2) > 0.5), across = [...Array(c.height).keys()].map(y => ink(2, y));
                    return [c.parentElement.textContent.trim().split(/[:,]/)[0], along.filter((x, k) => x && !along[k - 1]).length, across.reduce((a, b) => a + b)];
                })
                """);
            var runs = signs.EnumerateArray().ToDictionary(x => x[0].GetString()!, x => (Dashes: x[1].GetInt32(), Thick: x[2].GetDouble()));
            Assert.Equal(["first-order line", "spinodal", "crossover", "axis curve", "two minima"], runs.Keys);
            Assert.Equal([1, 1], new[] { runs["first-order line"].Dashes, runs["spinodal"].Dashes });
            Assert.True(runs["first-order line"].Thick > 1.5 * runs["spinodal"].Thick, signs.ToString());
            Assert.InRange(runs["crossover"].Dashes, 2, 4);
            Assert.InRange(runs["axis curve"].Dashes, 5, 8);
            Assert.Equal(7, (await browser.EvaluateAsync("new Set([...document.querySelectorAll('#surface-legend canvas, #bifurcation-legend canvas')].map(c => c.toDataURL())).size")).GetInt32());
        }
    }

    [RequiresFact("chromium")]
    public async Task The_three_figures_stand_side_by_side_on_a_screen_of_1280_pixels()
    {
        var browser = await page.At(width: 1280);
        var tops = (await browser.EvaluateAsync("[...document.querySelectorAll('#figures canvas[tabindex]')].map(c => Math.round(c.getBoundingClientRect().top))")).EnumerateArray().Select(x => x.GetInt32()).ToList();
        Assert.Equal(3, tops.Count);
        Assert.Single(tops.Distinct());
    }

    [RequiresFact("chromium")]
    public async Task A_phase_on_both_sides_of_equal_importances_has_no_seam()
    {
        var browser = await page.At("#p=1/2&I=3/10");
        var colours = (await browser.EvaluateAsync("""
            (() => {
                const { layer, scales: { box, across, up } } = explorer.diagram, x = Math.round(across.at(0.02)), y = Math.round(up.at(1));
                return [-3, -2, -1, 0, 1, 2, 3].map(k => layer.getContext('2d').getImageData(x, y + k, 1, 1).data.slice(0, 3).join());
            })()
            """)).EnumerateArray().Select(x => x.GetString()).ToList();
        Assert.Equal(["213,94,0"], colours.Distinct());
    }

    [RequiresFact("chromium")]
    public async Task The_words_of_the_relief_lie_inside_it()
    {
        var browser = await page.At("#p=1/2&I=3/10&view=relief", width: 1280);
        await browser.EvaluateAsync("document.querySelector('[data-figure=surface] button:last-of-type').click()");
        var path = Path.Combine(browser.Downloads, "surface.svg");
        for (var wait = 0; wait < 200 && !File.Exists(path); wait++)
            await Task.Delay(50);
        var svg = XDocument.Load(path).Root!;
        double Of(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var words = svg.Elements().Where(e => e.Name.LocalName == "text").ToList();
        Assert.Equal(6, words.Count);
        Assert.All(words, w =>
        {
            var (half, tall) = (0.3 * Of(w, "font-size") * w.Value.Length, Of(w, "font-size") / 2);
            Assert.InRange(Of(w, "x"), half, Of(svg, "width") - half);
            Assert.InRange(Of(w, "y"), tall, Of(svg, "height") - tall);
        });
    }
}
