using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary><c>basins</c>: the share of initial weights whose gradient flow ends in each minimum.</summary>
internal static class BasinsCommand
{
    private const string MapName = "--map";
    private const string SharesName = "--shares";
    private const string ResolutionName = "--resolution";
    private static readonly Rational SmallestScale = new(1, 1000);
    private static readonly Rational LargestScale = 10;
    private static readonly Rational LargestImportance = 100;
    private static readonly Rational SmallestDensity = new(1, 1000);

    /// <summary>One unresolved trajectory in so many makes the shares doubtful.</summary>
    private const long LeastResolved = 10_000;

    public static Command Create()
    {
        var command = new Command(
            "basins",
            "The share of random initial weights from which the gradient flow dW/dt = -grad L ends in each minimum, W and -W pooled; in two independent ways: "
            + "by quadrature over the boundaries of the basins, and by many random trajectories. Trajectories that run into a non-smooth point of an axis "
            + "that is no minimum (kind clarke) leave it on the side where the loss falls; their share is shown. Importances from 1/100 to 100, "
            + "densities from 1/1000. Exit code 3 when 1 in 10000 trajectories is unresolved.\n\nExample: superposition basins --density 1/2 --importance 3/10"
            + "\nExample: superposition basins --density 1/2 --importance 3/10 --map output/basins"
            + "\nExample: superposition basins --density 1/2 --importance 3/10 --map output/basins --shares");
        var model = new ModelOptions(command, "1", LargestImportance, LargestImportance.Reciprocal());
        var scale = ScaleOption();
        var disc = new Option<bool>("--disc") { Description = "initial weights uniform on the disc of radius sigma instead of Gaussian" };
        var trajectories = NumberOption.Whole(
            "--trajectories", "number of random trajectories, 0 for the quadrature alone", 0, BasinSampling.MaxTrajectories, 100_000);
        var seed = NumberOption.Whole("--seed", "seed of the trajectories; the same seed gives the same output", 0, long.MaxValue, CheckCommand.StandardSeed);
        var map = OutputFolder.Optional(MapName, "also draw the map of basins over the plane of initial weights, with its data, into this folder", Path.Combine("output", "basins"));
        var resolution = NumberOption.Whole(ResolutionName, $"with {MapName}: points of the map in each direction, an even number", BasinMap.MinResolution, BasinMap.MaxResolution, 512);
        var along = new Option<bool>(SharesName) { Description = $"with {MapName}: also draw the shares against the density, which takes some seconds more" };
        var json = CommandLine.JsonOption();
        foreach (var option in new Option[] { scale, disc, trajectories, seed, map, resolution, along, json })
            command.Add(option);
        return command.WithAction((result, output, cancellation) =>
        {
            var (read, sigma) = (Within(model.Read(result)), result.GetValue(scale) ?? Rational.One);
            var side = (int)result.GetValue(resolution);
            if (side % 2 != 0)
                throw new UsageException($"{ResolutionName}: {side} is not accepted; expected an even number, so that no point of the map lies on an axis");
            var target = result.GetResult(map) is null ? null : new OutputFolder(result.GetValue(map)!, MapName);
            target?.RequireUsable();
            if (target is null && result.GetValue(along))
                throw new UsageException($"{SharesName}: without {MapName} there is no folder for the picture");
            if (target is null && result.GetResult(resolution) is { Implicit: false })
                throw new UsageException($"{ResolutionName}: without {MapName} there is no map");
            var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
            var shares = BasinShares.Of(landscape, read, new(sigma.ToDouble(), result.GetValue(disc)));
            var number = result.GetValue(trajectories);
            var sampling = number == 0 ? null : ProgressBar.During("following trajectories", BasinSampling.Blocks(number), progress => BasinSampling.Of(
                landscape.Derivation, shares.Partition, shares.Initial, number, (ulong)result.GetValue(seed), progress: progress, cancellationToken: cancellation));
            var files = target is null ? [] : WriteFigures(target, landscape, shares, side, result.GetValue(along), CommandLine.Words(result), cancellation);
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, shares, sigma, sampling, result.GetValue(seed), files));
            else
                PrintText(output, shares, sigma, sampling, files);
            return sampling?.Unresolved * LeastResolved >= sampling?.Trajectories ? ExitCode.Undecided : ExitCode.Done;
        },
        writesFiles: true);
    }

    /// <summary>The option <c>--sigma</c>.</summary>
    public static Option<Rational?> ScaleOption() => NumberOption.Exact(
        "--sigma",
        "scale of the initial weights: W ~ N(0, sigma^2 I), or the radius of the disc, from 1/1000 to 10 [without it: 1]",
        "a number from 1/1000 to 10",
        s => s >= SmallestScale && s <= LargestScale);

    /// <summary>Why basins cannot be computed at these parameters, or null where they can.</summary>
    public static string? RefusalOf(ToyModel model) =>
        model.Density.Value >= SmallestDensity && model.Importances[1] is var i && i >= LargestImportance.Reciprocal() && i <= LargestImportance
            ? null
            : $"basins are computed at densities from {SmallestDensity} and importances from {LargestImportance.Reciprocal()} to {LargestImportance}";

    /// <summary>Draws the map, and the shares along the density where they are asked for, and writes them with their data.</summary>
    /// <returns>The paths of the files.</returns>
    private static ImmutableArray<string> WriteFigures(
        OutputFolder target, LossLandscape landscape, BasinShares shares, int resolution, bool isAlong, string command, CancellationToken cancellation)
    {
        var reach = BasinMapFigure.ReachFor(shares.Initial);
        var map = ProgressBar.During("colouring the map", resolution / 2, progress => BasinMap.Of(
            landscape.Derivation, shares.Partition, reach, resolution, progress, cancellationToken: cancellation));
        var files = BasinMapFigure.Of(map, shares).Files(command);
        if (isAlong)
            files = [.. files, .. SharesFigure.Of(Along(landscape, shares, cancellation), shares).Files(command)];
        target.Write(cancellation, files);
        return [.. files.Select(file => target.PathOf(file.Name))];
    }

    /// <summary>The shares from the density 1/100, or from 1/1000 where the one asked for is below 1/100, to 1.</summary>
    private static SharesAlongDensity Along(LossLandscape landscape, BasinShares shares, CancellationToken cancellation)
    {
        var model = shares.Partition.Census.Model;
        var smallest = model.Density.Value < new Rational(1, 100) ? SmallestDensity : new Rational(1, 100);
        return SharesAlongDensity.Of(landscape, TransitionCensus.Of(landscape, model.Importances[1]), shares.Initial, smallest, model.Density.Value, cancellation);
    }

    private static ToyModel Within(ToyModel model)
    {
        if (model.Density.Value < SmallestDensity)
            throw new UsageException(NumberOption.OneLine($"--density: {NumberOption.Short(model.Density.Value)} is not accepted; expected a number from 1/1000 to 1"));
        return model;
    }

    private static void PrintText(TextWriter output, BasinShares shares, Rational sigma, BasinSampling? sampling, ImmutableArray<string> files)
    {
        var model = shares.Partition.Census.Model;
        output.WriteLine($"{model.Architecture}, density {model.Density}, importance {model.Importances[1]}");
        output.WriteLine($"initial weights {(shares.Initial.IsDisc ? "uniform on the disc of radius" : "Gaussian with standard deviation")} {sigma.ToDecimalString()}; W and -W pooled");
        output.WriteLine();
        var table = new TextTable("phase", "w1", "w2", "share by quadrature", "estimated error", "through a clarke point", "share by trajectories", "standard error");
        foreach (var (basin, k) in shares.Basins.Select((b, k) => (b, k)))
        {
            var sampled = sampling?.Basins[k];
            table.Add(
                (basin.Minimum.Phase?.Name() ?? "") + (basin.Minimum.IsGlobal ? " (global)" : ""),
                CriticalPointCensus.CertifiedDecimal(basin.Minimum.W1) ?? "",
                CriticalPointCensus.CertifiedDecimal(basin.Minimum.W2) ?? "",
                basin.Share.ToString("F8", CultureInfo.InvariantCulture),
                basin.EstimatedError.ToString("G2", CultureInfo.InvariantCulture),
                basin.ThroughClarke.ToString("F8", CultureInfo.InvariantCulture),
                sampled?.Share.ToString("F6", CultureInfo.InvariantCulture) ?? "",
                sampled?.StandardError.ToString("G2", CultureInfo.InvariantCulture) ?? "");
        }

        table.Print(output);
        if (sampling is not null)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sampling.Trajectories} trajectories, seed {sampling.Seed}, {sampling.Unresolved} unresolved"));
        output.WriteLine();
        foreach (var axis in shares.Partition.Axes)
            output.WriteLine($"Flow across the axis through ({axis.Ray.W1}, {axis.Ray.W2}), by r^2: {string.Join(", ", axis.Stretches.Select(InWords))}.");
        output.WriteLine("On a ridge the flow leaves the axis on both sides. Nowhere do trajectories slide along an axis (exact signs).");
        foreach (var file in files)
            output.WriteLine($"Map: {file}");
    }

    private static string InWords(AxisStretch stretch) =>
        $"{stretch.Passage.Name()} {(stretch.To is { } to ? $"up to {to.ToDecimalString(9)}" : "beyond")}";

    private static void WriteJson(Utf8JsonWriter json, BasinShares shares, Rational sigma, BasinSampling? sampling, long seed, ImmutableArray<string> files)
    {
        var model = shares.Partition.Census.Model;
        json.WriteString("density", model.Density.Value.ToString());
        json.WriteString("sparsity", model.Density.Sparsity.ToString());
        json.WriteString("importance", model.Importances[1].ToString());
        json.WriteString("distribution", shares.Initial.IsDisc ? "disc" : "gaussian");
        json.WriteDecimal("initScale", sigma);
        json.WriteString("initScaleExact", sigma.ToString());
        json.WriteNumber("trajectories", sampling?.Trajectories ?? 0);
        json.WriteNumber("seed", seed);
        json.WriteStartArray("basins");
        foreach (var (basin, k) in shares.Basins.Select((b, k) => (b, k)))
            WriteBasin(json, basin, sampling?.Basins[k]);
        json.WriteEndArray();
        json.WriteNumber("unresolved", sampling?.Unresolved ?? 0);
        json.WriteStartArray("axes");
        foreach (var axis in shares.Partition.Axes)
            WriteAxis(json, axis);
        json.WriteEndArray();
        json.WriteString(
            "convention",
            "trajectories that run into a clarke point leave it on the side where the loss falls, and count for the minimum reached from there");
        json.WriteFiles(files);
    }

    /// <summary>The share is that of the trajectories where there are any.</summary>
    private static void WriteBasin(Utf8JsonWriter json, BasinShare basin, SampledBasin? sampled)
    {
        json.WriteStartObject();
        json.WriteString("phase", basin.Minimum.Phase?.Name());
        json.WritePropertyName("w1");
        json.WriteCertified(basin.Minimum.W1);
        json.WritePropertyName("w2");
        json.WriteCertified(basin.Minimum.W2);
        json.WriteDouble("share", sampled?.Share ?? basin.Share);
        json.WriteDouble("standardError", sampled?.StandardError ?? 0);
        json.WriteBoolean("global", basin.Minimum.IsGlobal);
        json.WriteDouble("shareByBoundary", basin.Share);
        json.WriteDouble("estimatedError", basin.EstimatedError);
        json.WriteDouble("viaClarke", basin.ThroughClarke);
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, AxisFlow axis)
    {
        json.WriteStartObject();
        json.WriteString("ray", $"({axis.Ray.W1}, {axis.Ray.W2})");
        json.WriteStartArray("stretches");
        foreach (var stretch in axis.Stretches)
        {
            json.WriteStartObject();
            json.WriteString("fromSquare", stretch.From.ToString());
            json.WriteString("toSquare", stretch.To?.ToString());
            json.WriteString("flow", stretch.Passage.Name());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
