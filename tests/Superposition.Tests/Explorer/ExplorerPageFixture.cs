using Superposition.Tests.Cli;

namespace Superposition.Tests.Explorer;

/// <summary>The page, written once, and a browser that is started with the first test that needs it.</summary>
public sealed class ExplorerPageFixture : IAsyncLifetime
{
    private readonly string _folder = TemporaryFolder.New();
    private DrivenBrowser? _browser;

    /// <summary>The text of the page.</summary>
    public string Html { get; private set; } = "";

    internal string Address(string fragment = "") => new Uri(Path.Combine(_folder, "index.html")).AbsoluteUri + fragment;

    /// <summary>The browser with the page, at a state.</summary>
    internal async Task<DrivenBrowser> At(string fragment = "", int width = 1280, int height = 1000, bool isDark = false)
    {
        _browser ??= await DrivenBrowser.StartAsync();
        await _browser.LookAsync(width, height, isDark);
        await _browser.GoAsync(Address(fragment));
        return _browser;
    }

    public async Task InitializeAsync()
    {
        var run = await Invocation.Of("explore", "--out", _folder);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Html = await File.ReadAllTextAsync(Path.Combine(_folder, "index.html"));
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
