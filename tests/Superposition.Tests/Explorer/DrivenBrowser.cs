using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Superposition.Tests.Explorer;

/// <summary>Chromium with one page, driven by its own protocol: real mouse and keys, what the page logs and asks the network for, files that it saves.</summary>
internal sealed class DrivenBrowser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = new(TemporaryFolder.New());
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _answers = [];
    private Process? _process;
    private string? _session;
    private Task _listening = Task.CompletedTask;
    private int _last;

    /// <summary>Exceptions, errors and warnings that the page logged.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>Every address that the page asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Where saved files go.</summary>
    public string Downloads => Path.Combine(_folder.FullName, "saved");

    public static async Task<DrivenBrowser> StartAsync()
    {
        var browser = new DrivenBrowser();
        try
        {
            await browser.OpenAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        _socket.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _end.Dispose();
        for (var attempt = 0; _folder.Exists && attempt < 20; attempt++, _folder.Refresh())
        {
            try
            {
                _folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100); // its processes end one after the other
            }
        }
    }

    /// <summary>The size of the window and the colours that the system prefers.</summary>
    public async Task LookAsync(int width, int height, bool isDark = false)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await SendAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }) });
    }

    /// <summary>Opens an address and waits until the explorer has drawn.</summary>
    public async Task GoAsync(string address)
    {
        await SendAsync("Page.navigate", new JsonObject { ["url"] = "about:blank" });
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address });
        await UntilAsync("typeof explorer === 'object' && explorer.frames.length > 0");
        await RestAsync();
    }

    /// <summary>Waits for two frames and for what follows when the hand rests.</summary>
    public Task RestAsync() => EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 250))))");

    /// <summary>Waits until an expression is true.</summary>
    public async Task UntilAsync(string condition)
    {
        var watch = Stopwatch.StartNew();
        while (!(await EvaluateAsync(condition) is { ValueKind: JsonValueKind.True }))
        {
            Assert.True(watch.Elapsed < Patience, $"waited in vain for {condition}; {string.Join("; ", Errors)}");
            await Task.Delay(30);
        }
    }

    /// <summary>The value of an expression in the page, as JSON; a promise is awaited.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out var details), $"{expression}: {details}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Presses, moves along the places and releases.</summary>
    public async Task DragAsync(params (double X, double Y)[] places)
    {
        for (var k = 0; k < places.Length; k++)
            await MouseAsync(k == 0 ? "mousePressed" : "mouseMoved", places[k]);
        await MouseAsync("mouseReleased", places[^1]);
    }

    /// <summary>Puts a finger down, moves it along the places and lifts it.</summary>
    public async Task TouchAsync(params (double X, double Y)[] places)
    {
        await SendAsync("Emulation.setTouchEmulationEnabled", new JsonObject { ["enabled"] = true });
        for (var k = 0; k < places.Length; k++)
            await SendAsync("Input.dispatchTouchEvent", new JsonObject { ["type"] = k == 0 ? "touchStart" : "touchMove", ["touchPoints"] = new JsonArray(new JsonObject { ["x"] = places[k].X, ["y"] = places[k].Y }) });
        await SendAsync("Input.dispatchTouchEvent", new JsonObject { ["type"] = "touchEnd", ["touchPoints"] = new JsonArray() });
        await SendAsync("Emulation.setTouchEmulationEnabled", new JsonObject { ["enabled"] = false });
    }

    /// <summary>One event of the left button.</summary>
    public Task MouseAsync(string type, (double X, double Y) place) => SendAsync(
        "Input.dispatchMouseEvent",
        new JsonObject { ["type"] = type, ["x"] = place.X, ["y"] = place.Y, ["button"] = "left", ["buttons"] = type == "mouseReleased" ? 0 : 1, ["clickCount"] = 1 });

    /// <summary>Presses a key so many times, and waits until the page has followed.</summary>
    public async Task PressAsync(string key, bool withShift = false, int times = 1)
    {
        for (var k = 0; k < times; k++)
            await PressOnceAsync(key, withShift);
        await RestAsync();
    }

    /// <summary>Presses a key.</summary>
    public async Task PressOnceAsync(string key, bool withShift = false)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
            await SendAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = Code(key), ["modifiers"] = withShift ? 8 : 0 });
    }

    private static int Code(string key) => key switch { "Tab" => 9, "Escape" => 27, " " => 32, "ArrowLeft" => 37, "ArrowUp" => 38, "ArrowRight" => 39, "ArrowDown" => 40, _ => 0 };

    private async Task OpenAsync()
    {
        var profile = Path.Combine(_folder.FullName, "profile");
        _process = Process.Start(new ProcessStartInfo("chromium",
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        var (port, watch) = (Path.Combine(profile, "DevToolsActivePort"), Stopwatch.StartNew());
        while (!File.Exists(port) || (await File.ReadAllLinesAsync(port)).Length < 2)
        {
            Assert.True(watch.Elapsed < Patience, "chromium does not start");
            await Task.Delay(30);
        }

        var lines = await File.ReadAllLinesAsync(port);
        await _socket.ConnectAsync(new($"ws://127.0.0.1:{lines[0]}{lines[1]}"), CancellationToken.None);
        _listening = ListenAsync();
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true });
        await SendAsync("Browser.setDownloadBehavior", new JsonObject { ["behavior"] = "allow", ["downloadPath"] = Directory.CreateDirectory(Downloads).FullName });
        _session = attached.GetProperty("sessionId").GetString();
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
            await SendAsync($"{domain}.enable", []);
    }

    private async Task<JsonElement> SendAsync(string method, JsonObject parameters)
    {
        var (number, answer) = (Interlocked.Increment(ref _last), new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously));
        _answers[number] = answer;
        var message = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
            message["sessionId"] = _session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var reply = await answer.Task.WaitAsync(Patience);
        Assert.False(reply.TryGetProperty("error", out var error), $"{method}: {error}");
        return reply.GetProperty("result");
    }

    private async Task ListenAsync()
    {
        var (buffer, message) = (new byte[1 << 16], new MemoryStream());
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, _end.Token);
                await message.WriteAsync(buffer.AsMemory(0, part.Count));
                if (!part.EndOfMessage)
                    continue;
                Take(JsonDocument.Parse(message.ToArray()).RootElement);
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The end of the test.
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (_answers.TryRemove(id.GetInt32(), out var answer))
                answer.SetResult(message);
            return;
        }

        var content = message.GetProperty("params");
        switch (message.GetProperty("method").GetString())
        {
            case "Runtime.exceptionThrown" or "Log.entryAdded":
                Errors.Enqueue(content.ToString());
                break;
            case "Runtime.consoleAPICalled" when content.GetProperty("type").GetString() is "error" or "warning" or "assert":
                Errors.Enqueue(content.ToString());
                break;
            case "Network.requestWillBeSent":
                Requests.Enqueue(content.GetProperty("request").GetProperty("url").GetString()!);
                break;
        }
    }
}
