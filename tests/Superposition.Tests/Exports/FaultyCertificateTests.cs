using System.Text.Json.Nodes;
using Superposition.Algebra;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

/// <summary>The stand-alone checker rejects a certificate with any one fault, in one line, and says where it cannot be read.</summary>
public class FaultyCertificateTests
{
    private static readonly Rational Tiny = Rational.Parse("1e-9");

    [RequiresFact(CertificateChecker.Python)]
    public void A_certificate_with_one_fault_fails()
    {
        var certificate = CertificateChecker.Certificate(Smallest.Of("1/2", "3/10"));
        List<string> names = ["none"];
        List<string> texts = [certificate];
        foreach (var (name, plant) in Faults())
        {
            var file = JsonNode.Parse(certificate)!;
            plant(file);
            Assert.False(JsonNode.DeepEquals(file, JsonNode.Parse(certificate)), $"{name} is no fault");
            names.Add(name);
            texts.Add(file.ToJsonString());
        }

        var verdicts = CertificateChecker.Check(texts);

        Assert.Equal(0, verdicts[0].Code);
        Assert.True(names.Count > 60);
        foreach (var (name, (code, said)) in names.Zip(verdicts).Skip(1))
        {
            Assert.True(code == 1, $"{name}: {code} {said}");
            Assert.StartsWith("certificate FAILS: ", said, StringComparison.Ordinal);
            Assert.Equal(said.Length - 1, said.IndexOf('\n', StringComparison.Ordinal));
        }
    }

    [RequiresFact(CertificateChecker.Python)]
    public void A_file_that_is_no_certificate_is_not_read()
    {
        var certificate = CertificateChecker.Certificate(Smallest.Of("1/2", "3/10"));
        List<string> texts =
        [
            "", "{", "[]", "null", "{}", new('[', 100_000),
            certificate.Replace("\"1/2\"", "0.5", StringComparison.Ordinal),
            certificate.Replace("\"1/2\"", "\"1/0\"", StringComparison.Ordinal),
            certificate.Replace("\"1/2\"", "\"half\"", StringComparison.Ordinal),
            certificate.Replace("\"3/10\"", "\"1e9999999999\"", StringComparison.Ordinal),
            certificate.Replace("\"3/10\"", "\"3e-1\"", StringComparison.Ordinal),
            certificate.Replace("\"points\"", "\"point\"", StringComparison.Ordinal),
            certificate.Replace("\"w2\"", "\"w3\"", StringComparison.Ordinal),
        ];
        foreach (var (text, (code, said)) in texts.Zip(CertificateChecker.Check(texts)))
        {
            Assert.True(code == 2, $"{text[..Math.Min(text.Length, 80)]}: {code} {said}");
            Assert.StartsWith("not read: ", said, StringComparison.Ordinal);
            Assert.Equal(said.Length - 1, said.IndexOf('\n', StringComparison.Ordinal));
        }
    }

    /// <summary>Two minima whose enclosures of the loss overlap are not said to be ordered, and not said to be equal.</summary>
    [RequiresFact(CertificateChecker.Python)]
    public void Equal_losses_are_said_to_be_undecided()
    {
        var root = RealRoot.Isolate(new(32, -80, 43), Rational.Zero, Rational.One).Single().Refine(Rational.Parse("1e-40")).Enclosure;
        var file = JsonNode.Parse(CertificateChecker.Certificate(Smallest.Of(root.Lower, 1)))!;
        var minima = file["points"]!.AsArray().Where(p => (string)p!["kind"]! == "minimum").ToList();
        Assert.Equal(2, minima.Count);
        foreach (var minimum in minima)
        {
            minimum!["global"] = true;
            Widen(minimum["loss"]!, Rational.One.ShiftLeft(-70));
        }

        var both = file.ToJsonString();
        minima[1]!["global"] = false;
        var verdicts = CertificateChecker.Check([both, file.ToJsonString()]);

        Assert.Equal(0, verdicts[0].Code);
        Assert.Contains("equal losses: not decided", verdicts[0].Said, StringComparison.Ordinal);
        Assert.Equal((1, "certificate FAILS: global\n"), verdicts[1]);
    }

    private static IEnumerable<(string Name, Action<JsonNode> Plant)> Faults()
    {
        for (var k = 0; k < 5; k++)
        {
            var point = k;
            yield return ($"point {k} removed", f => f["points"]!.AsArray().RemoveAt(point));
            yield return ($"point {k} twice", f => f["points"]!.AsArray().Insert(point, Point(f, point).DeepClone()));
            yield return ($"the place of {k} changed with its neighbour's", f => Swap(f, point, (point + 1) % 5));
            yield return ($"cell of {k}", f => Point(f, point)["cell"] = ((int)Point(f, point)["cell"]! + 1) % 3);
            yield return ($"smooth of {k}", f => Point(f, point)["smooth"] = !(bool)Point(f, point)["smooth"]!);
            yield return ($"global of {k}", f => Point(f, point)["global"] = !(bool)Point(f, point)["global"]!);
            foreach (var kind in new[] { "minimum", "saddle", "maximum", "clarke", "degenerate" })
            {
                if (!(k is 1 or 4 && kind == "minimum") && !(k is 0 or 3 && kind == "saddle") && !(k == 2 && kind == "clarke"))
                    yield return ($"{k} called {kind}", f => Point(f, point)["kind"] = kind);
            }

            foreach (var name in new[] { "w1", "w2", "loss" })
            {
                yield return ($"{name} of {k} moved", f => Move(Point(f, point)[name]!, Tiny, Tiny));
                yield return ($"{name} of {k} moved back", f => Move(Point(f, point)[name]!, -Tiny, -Tiny));
                yield return ($"{name} of {k} widened", f => Widen(Point(f, point)[name]!, Tiny));
                yield return ($"{name} of {k} reversed", f => Move(Point(f, point)[name]!, Tiny, -Tiny));
            }

            yield return ($"t of {k} moved", f => Move(Point(f, point)["t"]!, Tiny, Tiny));
        }

        foreach (var (first, second) in new[] { (3, 4), (4, 3) })
            yield return ($"t of {first} from t of {second}", f => Point(f, first)["t"] = Point(f, second)["t"]!.DeepClone());
        yield return ("t overlapping", f => Point(f, 4)["t"]![0] = (string)Point(f, 3)["t"]![0]!);
        yield return ("t touching", f => Point(f, 4)["t"]![0] = (string)Point(f, 3)["t"]![1]!);
        yield return ("as many roots at other places", MoveBoth);
        yield return ("a minimum and a saddle missing, with their counts", LeaveOutPair);
        yield return ("two roots in one enclosure", JoinPair);
        yield return ("a wall that is not critical", f => f["points"]!.AsArray().Add(JsonNode.Parse(
            """{"cell":2,"t":["0","0"],"kind":"clarke","smooth":true,"global":false,"w1":["1","1"],"w2":["-1","-1"],"loss":["1","1"]}""")));
        yield return ("t of a wall half 0", f => Point(f, 0)["t"]![1] = "1/1000000000");

        foreach (var count in new[] { "minima", "saddles", "maxima", "indexSum" })
            yield return ($"count of {count}", f => f["counts"]![count] = (int)f["counts"]![count]! + 2);
        foreach (var form in new[] { "A", "B" })
        {
            yield return ($"{form} off by 1", f => f["cells"]![1]![form]![1] = (Number(f["cells"]![1]![form]![1]!) + 1).ToString());
            yield return ($"{form} off by a little", f => f["cells"]![2]![form]![0] = (Number(f["cells"]![2]![form]![0]!) + Rational.Parse("1e-30")).ToString());
            yield return ($"{form} shorter", f => f["cells"]![0]![form]!.AsArray().RemoveAt(2));
        }

        yield return ("density and importance exchanged", f => (f["density"], f["importance"]) = ("3/10", "1/2"));
        yield return ("another density", f => f["density"] = "5000000001/10000000000");
        yield return ("density above 1", f => f["density"] = "3/2");
        yield return ("importance 0", f => f["importance"] = "0");
        yield return ("another loss of the origin", f => f["origin"] = "1/5");
        yield return ("a ray replaced", f => f["cells"]![1]!["v"] = new JsonArray("1", "-2"));
        yield return ("a ray turned round", f => f["cells"]![2]!["v"] = new JsonArray("0", "1"));
        yield return ("a cell missing", f => f["cells"]!.AsArray().RemoveAt(2));
        yield return ("no cells", f => f["cells"] = new JsonArray());
        yield return ("a cell twice", f => f["cells"]!.AsArray().Add(f["cells"]![0]!.DeepClone()));
        yield return ("no global minimum", f => Point(f, 1)["global"] = false);
        yield return ("the other global minimum", f => (Point(f, 1)["global"], Point(f, 4)["global"]) = (false, true));
        yield return ("no points", f => f["points"] = new JsonArray());
    }

    private static void MoveBoth(JsonNode file)
    {
        Move(Point(file, 3)["t"]!, Tiny, Tiny);
        Move(Point(file, 4)["t"]!, -Tiny, -Tiny);
    }

    private static void LeaveOutPair(JsonNode file)
    {
        file["points"]!.AsArray().RemoveAt(4);
        file["points"]!.AsArray().RemoveAt(3);
        (file["counts"]!["minima"], file["counts"]!["saddles"]) = (2, 2);
    }

    private static void JoinPair(JsonNode file)
    {
        Point(file, 3)["t"]![1] = (string)Point(file, 4)["t"]![1]!;
        file["points"]!.AsArray().RemoveAt(4);
    }

    private static JsonNode Point(JsonNode file, int k) => file["points"]![k]!;

    private static Rational Number(JsonNode text) => Rational.Parse((string)text!);

    private static void Swap(JsonNode file, int first, int second)
    {
        var (a, b) = (Point(file, first).DeepClone(), Point(file, second).DeepClone());
        (file["points"]![first], file["points"]![second]) = (b, a);
    }

    private static void Widen(JsonNode enclosure, Rational by) => Move(enclosure, -by, by);

    private static void Move(JsonNode enclosure, Rational lower, Rational upper) =>
        (enclosure[0], enclosure[1]) = ((Number(enclosure[0]!) + lower).ToString(), (Number(enclosure[1]!) + upper).ToString());
}
