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
}
