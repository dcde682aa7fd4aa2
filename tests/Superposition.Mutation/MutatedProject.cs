using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Superposition.Mutation;

/// <summary>A project of src/ in memory, compiled as its build does, without its warnings.</summary>
internal sealed class MutatedProject
{
    private readonly CSharpCompilation _compilation;

    private MutatedProject(string name, CSharpCompilation compilation)
    {
        Name = name;
        _compilation = compilation;
        Original = Emit(compilation) ?? throw new InvalidOperationException($"{name} does not compile as it stands");
    }

    /// <summary>The name, without "Superposition.".</summary>
    public string Name { get; }

    /// <summary>The assembly without a mutation.</summary>
    public byte[] Original { get; }

    /// <summary>The lines of its source.</summary>
    public int Lines => Sources.Sum(tree => tree.GetText().Lines.Count);

    private IEnumerable<SyntaxTree> Sources =>
        _compilation.SyntaxTrees.Where(tree => !tree.FilePath.Split('/', '\\').Contains("obj"));

    /// <summary>Asks the build for the compiler's command line, and reads it as the compiler does.</summary>
    public static async Task<MutatedProject> OfAsync(string root, string name)
    {
        var folder = Path.Combine(root, "src", "Superposition." + name);
        var (code, output) = await Command.RunAsync(
            "dotnet", ["msbuild", folder, "-t:Compile", "-p:Configuration=Release", "-p:DesignTimeBuild=true", "-p:ProvideCommandLineArgs=true",
            "-p:SkipCompilerExecution=true", "-p:NonExistentFile=none/none", "-p:BuildProjectReferences=false", "-getItem:CscCommandLineArgs"], root);
        if (code != 0)
            throw new InvalidOperationException(output);
        using var json = JsonDocument.Parse(output);
        var words = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
        var line = CSharpCommandLineParser.Default.Parse(words, folder, sdkDirectory: null);
        return new(name, CSharpCompilation.Create(
            "Superposition." + name,
            line.SourceFiles.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), line.ParseOptions.WithDocumentationMode(DocumentationMode.None), file.Path)),
            line.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties)),
            line.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithSpecificDiagnosticOptions([])));
    }

    /// <summary>All mutations of the project.</summary>
    public IEnumerable<Mutation> Mutations(int seed) =>
        Sources.SelectMany(tree => new MutationSites(Name, _compilation.GetSemanticModel(tree), seed).All());

    /// <summary>The assembly with a mutation; null where it does not compile, or compiles to the same code.</summary>
    public byte[]? Assembly(Mutation mutation)
    {
        var tree = CSharpSyntaxTree.ParseText(mutation.Text, (CSharpParseOptions)mutation.Tree.Options, mutation.Tree.FilePath);
        return Emit(_compilation.ReplaceSyntaxTree(mutation.Tree, tree)) is { } bytes && !bytes.AsSpan().SequenceEqual(Original) ? bytes : null;
    }

    /// <summary>Takes as many mutations as wanted, each kind in turn, in the order of a hash of the seed.</summary>
    public IEnumerable<(Mutation Mutation, byte[] Assembly)> Sample(int seed, int count)
    {
        var kinds = Mutations(seed).GroupBy(mutation => mutation.Kind).OrderBy(group => group.Key)
            .Select(group => new Queue<Mutation>(group.OrderBy(mutation => MutationSites.Hash($"{seed}|{mutation.Key}")))).ToList();
        for (var taken = 0; taken < count && kinds.Count > 0;)
        {
            foreach (var kind in kinds)
            {
                while (kind.TryDequeue(out var mutation))
                {
                    if (Assembly(mutation) is not { } bytes)
                        continue;
                    if (taken++ < count)
                        yield return (mutation, bytes);
                    break;
                }
            }

            kinds.RemoveAll(kind => kind.Count == 0);
        }
    }

    private static byte[]? Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        return compilation.Emit(stream, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)).Success ? stream.ToArray() : null;
    }
}
