using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>What one side of a comparison did in one run.</summary>
/// <param name="Rate">Units of work per second.</param>
/// <param name="Found">What it found, which shows that it did the work.</param>
internal sealed record Measurement(double Rate, string Found)
{
    /// <summary>The line that a peer prints: its rate, and behind a space what it found.</summary>
    /// <exception cref="PeerFailedException">The line does not begin with a rate.</exception>
    public static Measurement Parse(string line)
    {
        var words = line.Trim().Split(' ', 2);
        return double.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate > 0
            ? new(rate, words.Length > 1 ? words[1] : "")
            : throw new PeerFailedException($"printed '{line.Trim()}' where a rate was expected");
    }
}

/// <summary>A rival, or a program that one is built with, is not here or fails.</summary>
internal sealed class PeerFailedException(string reason) : Exception(reason);

/// <summary>The programs of the folder peers/, and any others: builds, runs and times them.</summary>
/// <remarks>
/// A peer takes COUNT, THREADS and perhaps a mode, and prints its rate per second as the first word of its one line, and then what it found. One of its
/// first lines may say <c>links: -lx</c>, what g++ needs besides, and <c>needs: package</c>, what Debian calls that which it needs.
/// </remarks>
internal sealed class PeerPrograms : IDisposable
{
    private const int HeadLength = 10;

    /// <summary>The machine may have several Pythons, of which one has NumPy.</summary>
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

    /// <summary>The folder for what is built; it is deleted in the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("peers-").FullName;

    /// <summary>The path of a file of the folder peers/.</summary>
    public static string Source(string file) => Path.Combine(AppContext.BaseDirectory, "peers", file);

    /// <summary>Runs a peer, which is built where that has not been done.</summary>
    /// <exception cref="PeerFailedException">It cannot run; the message says why and what to install.</exception>
    public Measurement Run(string file, params string[] words)
    {
        try
        {
            return Measurement.Parse(Path.GetExtension(file) switch
            {
                ".cc" => Output(Built(file), words),
                ".py" => OfFirstPython(python => Output(python, [Source(file), .. words])),
                ".gp" => Output("gp", ["-q", Source(file)], ("COUNT", words[0])),
                _ => throw new ArgumentException($"no way to run {file}", nameof(file)),
            });
        }
        catch (PeerFailedException e)
        {
            throw new PeerFailedException($"{e.Message} (Debian: apt install {Noted(file, "needs:") ?? Packages(file)})");
        }
    }

    /// <summary>What a program prints.</summary>
    /// <exception cref="PeerFailedException">It is not there or fails; the message is the last line of its errors.</exception>
    public static string Output(string program, IEnumerable<string> words, params (string Name, string Value)[] environment)
    {
        try
        {
            var start = new ProcessStartInfo(program, words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new PeerFailedException($"{program}: {(error.Result + output).Trim().Split('\n')[^1]}");
        }
        catch (Win32Exception)
        {
            throw new PeerFailedException($"{program} is not there");
        }
    }

    /// <summary>Runs a process once; the rate is the inverse of the time from its start to its end.</summary>
    /// <exception cref="PeerFailedException">It is not there or fails.</exception>
    public static Measurement Time(string program, params string[] words)
    {
        var start = Stopwatch.GetTimestamp();
        _ = Output(program, words);
        return new(1 / Stopwatch.GetElapsedTime(start).TotalSeconds, "");
    }

    /// <summary>Runs a Python once, the first one that can.</summary>
    /// <exception cref="PeerFailedException">None can.</exception>
    public static Measurement PythonTime(params string[] words) => OfFirstPython(python => Time(python, words));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Built(string file)
    {
        var program = Path.Combine(Folder, Path.GetFileNameWithoutExtension(file));
        if (!File.Exists(program))
            _ = Output("g++", ["-O3", "-march=native", "-std=c++17", "-pthread", Source(file), "-o", program, .. (Noted(file, "links:") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        return program;
    }

    private static T OfFirstPython<T>(Func<string, T> run)
    {
        try
        {
            return run(Pythons[0]);
        }
        catch (PeerFailedException)
        {
            return run(Pythons[1]);
        }
    }

    private static string? Noted(string file, string note) => File.ReadLines(Source(file)).Take(HeadLength)
        .Where(line => line.Contains(note, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(note, StringComparison.Ordinal) + note.Length)..].Trim())
        .FirstOrDefault();

    private static string Packages(string file) => Path.GetExtension(file) switch
    {
        ".cc" => "g++",
        ".py" => "python3-numpy",
        _ => "pari-gp",
    };
}
