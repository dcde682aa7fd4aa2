using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary><c>surface</c>: the loss over the weight plane as contours and in space, with its data.</summary>
internal static class SurfaceCommand
{
    private static readonly Rational LargestImportance = 1000;
    private static readonly Rational SmallestDensity = new(1, 1_000_000);
    private static readonly Rational SmallestReach = new(1, 10);
    private static readonly Rational LargestReach = 10;

    /// <summary>The rule without the marks of formulas.</summary>
    private static string Rule => ClaimScene.Rule.Replace("$", "", StringComparison.Ordinal);

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for the figures and their data", Path.Combine("output", "surface"));
        var command = new Command(
            "surface",
            "The loss over the weight plane as filled contours (surface) and as a surface in space (surface-3d), with every critical point; each as PNG, SVG and PDF with its "
            + "data as CSV and NPZ. Densities from 1e-6, importances from 1/1000 to 1000: for these the accuracy of the losses was measured. With --figure 1 the "
            + "three surfaces of the source's Figure 1, at parameters chosen by a rule that is printed, as figure1a, figure1b and figure1c.\n\n"
            + "Example: superposition surface --density 1/2 --importance 3/10\nExample: superposition surface --figure 1");
        var model = new ModelOptions(command, "1", LargestImportance, LargestImportance.Reciprocal());
        var figure = new Option<long?>("--figure")
        {
            Description = "draw this figure of the source, instead of --density and --importance; only 1 is known",
            HelpName = "number",
            CustomParser = result => result.Tokens is [{ Value: "1" }] ? 1 : NumberOption.Reject<long?>(result, "--figure", "1, the only figure of the source"),
        };
        var resolution = NumberOption.Whole(
            "--resolution", "points of the data in each direction; an odd number puts the axes among them; at 4096 it takes 300 MB of memory and 1.2 GB of files", LossGrid.MinResolution, LossGrid.MaxResolution, LossSurfaceFigure.StandardResolution);
        var reach = NumberOption.Exact(
            "--reach",
            "the weights run from -R to R, R from 1/10 to 10 [without it: 3/2]",
            "a number from 1/10 to 10",
            r => r >= SmallestReach && r <= LargestReach);
        var json = CommandLine.JsonOption();
        foreach (var option in new Option[] { figure, resolution, reach, folder, json })
            command.Add(option);
        return command.WithAction((result, output, cancellation) =>
        {
            var isFigure = result.GetValue(figure) is not null;
            if (isFigure && (model.ReadDensity(result) is not null || model.ReadImportance(result) is not null))
                throw new UsageException("--figure: given together with --density, --sparsity or --importance; the figure has its own");
            ImmutableArray<ClaimScene> scenes = isFigure ? ClaimScene.All : [Scene(Within(model.Read(result)))];
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            var (size, half) = ((int)result.GetValue(resolution), result.GetValue(reach)?.ToDouble() ?? LossSurfaceFigure.StandardReach);
            var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
            var surfaces = scenes.Select(scene => Draw(scene, isFigure ? $"figure1{scene.Letter}" : "surface")).ToImmutableArray();
            target.Write(cancellation, [.. surfaces.SelectMany(s => s.Files)]);
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, isFigure, size, half, surfaces, target));
            else
                PrintText(output, isFigure, surfaces, target);
            return surfaces.All(s => s.Scene.Holds(s.Census)) ? ExitCode.Done : ExitCode.CheckFailed;

            string Heading(ClaimScene scene) => isFigure ? scene.FigureTitle : "Expected loss L";

            Surface Draw(ClaimScene scene, string name)
            {
                var census = CriticalPointCensus.Of(landscape, scene.Model);
                var contours = LossSurfaceFigure.Of(name, Heading(scene), LossGrid.Of(landscape.Derivation.Loss, census, half, size, cancellation));
                var relief = LossReliefFigure.Of(name + "-3d", Heading(scene), landscape.Derivation.Loss, census, half);
                return new(scene, census, [.. contours.Files(CommandLine.Words(result)), .. relief.Files(CommandLine.Words(result))]);
            }
        },
        writesFiles: true);
    }

    private static ClaimScene Scene(ToyModel model) => new("", ' ', "", "", model, _ => true);

    private static ToyModel Within(ToyModel model)
    {
        if (model.Density.Value < SmallestDensity)
            throw new UsageException(NumberOption.OneLine($"--density: {NumberOption.Short(model.Density.Value)} is not accepted; expected a number from 1e-6 to 1"));
        return model;
    }

    private static void PrintText(TextWriter output, bool isFigure, ImmutableArray<Surface> surfaces, OutputFolder target)
    {
        if (isFigure)
            output.WriteLine($"Rule: {Rule}");
        foreach (var (scene, census, files) in surfaces)
        {
            output.WriteLine($"{(isFigure ? scene.FigureTitle : "Expected loss L")}, {census.Model.Architecture}, density {census.Model.Density}, importance {census.Model.Importances[1]}");
            if (isFigure)
                output.WriteLine($"{(scene.Holds(census) ? "Shown" : "NOT SHOWN")}: {scene.Text}");
            foreach (var minimum in census.Minima)
                output.WriteLine($"{(minimum.IsGlobal ? "global" : "local")} minimum, {minimum.Phase!.Value.Name()}: w1 = {CriticalPointCensus.CertifiedDecimal(minimum.W1)}, w2 = {CriticalPointCensus.CertifiedDecimal(minimum.W2)}, L = {CriticalPointCensus.CertifiedDecimal(minimum.Loss)}");
            foreach (var (name, _) in files)
                output.WriteLine($"File: {target.PathOf(name)}");
        }
    }

    private static void WriteJson(Utf8JsonWriter json, bool isFigure, int resolution, double reach, ImmutableArray<Surface> surfaces, OutputFolder target)
    {
        json.WriteNumber("resolution", resolution);
        json.WriteDouble("reach", reach);
        if (isFigure)
            json.WriteString("rule", Rule);
        json.WriteStartArray("surfaces");
        foreach (var (scene, census, files) in surfaces)
        {
            json.WriteStartObject();
            json.WriteString("density", census.Model.Density.Value.ToString());
            json.WriteString("sparsity", census.Model.Density.Sparsity.ToString());
            json.WriteString("importance", census.Model.Importances[1].ToString());
            if (isFigure)
            {
                json.WriteString("figure", $"1{scene.Letter}");
                json.WriteString("claim", scene.Claim);
                json.WriteString("shows", scene.Text);
                json.WriteBoolean("holds", scene.Holds(census));
            }

            json.WriteStartArray("minima");
            foreach (var minimum in census.Minima)
                WriteMinimum(json, minimum);
            json.WriteEndArray();
            json.WriteFiles([.. files.Select(f => target.PathOf(f.Name))]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMinimum(Utf8JsonWriter json, CriticalPoint minimum)
    {
        json.WriteStartObject();
        json.WriteString("phase", minimum.Phase?.Name());
        json.WriteBoolean("global", minimum.IsGlobal);
        foreach (var (name, value) in new[] { ("w1", minimum.W1), ("w2", minimum.W2), ("loss", minimum.Loss) })
        {
            json.WritePropertyName(name);
            json.WriteCertified(value);
        }

        json.WriteEndObject();
    }

    private sealed record Surface(ClaimScene Scene, CriticalPointCensus Census, ImmutableArray<(string Name, Action<Stream> Write)> Files);
}
