using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Superposition.Mutation;

/// <summary>
/// Runs tests in this process until one fails, then ends it: exit code 0 with the number of tests that passed, 1 with the name of the failed
/// one, 2 where no test came to its end for the processor time given.
/// </summary>
internal sealed class FirstFailure : LongLivedMarshalByRefObject, IMessageSink
{
    private readonly ConcurrentBag<ITestCase> _found = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _passed;
    private TimeSpan _last;

    /// <summary>Runs the tests whose names have one of the parts and none of the others; the assembly lies beside this one.</summary>
    public static int Of(IReadOnlyList<string> parts, IReadOnlyList<string> without, TimeSpan patience)
    {
        var name = Assembly.Load("Superposition.Tests").GetName();
        using var framework = new XunitTestFramework(new FirstFailure());
        List<ITestCase> found = [];
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(Assembly.Load(name)));
        foreach (var type in Assembly.Load(name).GetTypes().Where(type => type.IsVisible && MayHave(type.FullName!)))
        {
            var discovery = new FirstFailure();
            discoverer.Find(type.FullName, includeSourceInformation: false, discovery, new Options());
            discovery._done.Task.Wait();
            found.AddRange(discovery._found);
        }

        var cases = found.Where(test => Name(test) is var full && parts.Any(full.Contains) && !without.Any(full.Contains)).ToList();
        var run = new FirstFailure();
        using var executor = framework.GetExecutor(name);
        executor.RunTests(cases, run, new Options());
        while (!run._done.Task.Wait(TimeSpan.FromSeconds(1)))
        {
            if (Process.GetCurrentProcess().TotalProcessorTime - run._last > patience)
                return 2;
        }

        Console.WriteLine(run._passed);
        return 0;

        // A part is the beginning of a folder or the name of a class or a test; the latter may be in any class.
        bool MayHave(string type) => parts.Any(part => !part.EndsWith('.') || type.Contains(part, StringComparison.Ordinal));
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage found:
                _found.Add(found.TestCase);
                break;
            case ITestFailed failed:
                End(Name(failed.TestCase));
                break;
            case IErrorMessage or ITestClassCleanupFailure or ITestAssemblyCleanupFailure:
                End("set-up");
                break;
            case ITestPassed:
                Interlocked.Increment(ref _passed);
                _last = Process.GetCurrentProcess().TotalProcessorTime;
                break;
            case IDiscoveryCompleteMessage or ITestAssemblyFinished:
                _done.TrySetResult();
                break;
        }

        return true;
    }

    private static void End(string name)
    {
        Console.WriteLine(name);
        Environment.Exit(1);
    }

    private static string Name(ITestCase test) => $"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name}"["Superposition.Tests.".Length..];

    private sealed class Options : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = [];

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
