using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Superposition.Tests.Reporting;

/// <summary>Opens a page in Chromium without a window, in frames of given widths, and measures it there.</summary>
internal static partial class Browser
{
    /// <summary>Runs first in the page: notes every error, and afterwards tells the frame around what the page looks like, folded and unfolded.</summary>
    private const string Probe = """
        <script>
        const errors = [];
        window.addEventListener('error', e => errors.push(String(e.message || (e.target && e.target.outerHTML || '').slice(0, 99))), true);
        console.error = console.warn = (...words) => errors.push(words.join(' '));
        window.addEventListener('load', () => {
          const root = document.documentElement;
          const wide = () => [...document.querySelectorAll('main *')]
            .filter(e => !e.parentElement.closest('.wide') && e.getBoundingClientRect().right > root.clientWidth + 0.5)
            .map(e => e.tagName + ' ' + e.textContent.slice(0, 60));
          const numbers = colour => colour.match(/[\d.]+/g).map(Number);
          const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = e => { for (; e; e = e.parentElement) { const c = numbers(getComputedStyle(e).backgroundColor); if (c.length === 3) return c; } return [255, 255, 255]; };
          const contrast = e => { const [a, b] = [light(numbers(getComputedStyle(e).color)), light(behind(e))]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
          const folded = [root.scrollWidth, wide()];
          document.querySelectorAll('details').forEach(d => d.open = true);
          const texts = [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !['SCRIPT', 'STYLE'].includes(e.tagName));
          const images = [...document.images];
          parent.postMessage(JSON.stringify({
            width: innerWidth, dark: matchMedia('(prefers-color-scheme: dark)').matches, paper: getComputedStyle(document.body).backgroundColor,
            scrollWidth: Math.max(folded[0], root.scrollWidth), wide: folded[1].concat(wide()).slice(0, 9), errors,
            images: images.length, broken: images.filter(i => !i.complete || i.naturalWidth === 0 || !i.alt).length,
            contrast: Math.min(...texts.map(contrast)), texts: texts.length, formulas: [...document.querySelectorAll('math')].filter(m => m.getBoundingClientRect().height > 1).length,
            dead: [...document.querySelectorAll('a[href^="#"]')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).map(a => a.outerHTML)
          }), '*');
        });
        </script>
        """;

    private const string Frames = """
        <!DOCTYPE html><body><script>
        window.addEventListener('message', e => { const p = document.createElement('pre'); p.textContent = e.data; document.body.append(p); });
        </script>
        """;

    /// <summary>One measurement for each width.</summary>
    public static async Task<List<JsonElement>> MeasureAsync(string page, bool isDark, params int[] widths)
    {
        var folder = TemporaryFolder.New();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), page.Replace("<head>", "<head>" + Probe, StringComparison.Ordinal));
            var frames = Path.Combine(folder, "frames.html");
            await File.WriteAllTextAsync(frames, Frames + string.Concat(widths.Select(w => $"<iframe src=\"page.html\" style=\"border: 0; width: {w}px; height: 900px\"></iframe>")));
            using var browser = Process.Start(new ProcessStartInfo("chromium",
            [
                "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--window-size=1400,900",
                $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", "--virtual-time-budget=20000", "--dump-dom", new Uri(frames).AbsoluteUri,
            ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["TMPDIR"] = folder },
            })!;
            var log = browser.StandardError.ReadToEndAsync();
            var document = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            var measured = Measured().Matches(document).Select(m => JsonDocument.Parse(System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)).RootElement).ToList();
            Assert.True(measured.Count == widths.Length, $"{measured.Count} measurements; {await log}");
            return measured;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("<pre>(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Measured();
}
