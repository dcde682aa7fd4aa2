using System.CommandLine;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Cli;

/// <summary><c>evaluate</c>: the loss, gradient and Hessian at a point, exact and decimal.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var w1 = NumberOption.Exact("--w1", "weight of the first feature", "a number", _ => true);
        var w2 = NumberOption.Exact("--w2", "weight of the second feature", "a number", _ => true);
        w1.Required = true;
        w2.Required = true;
        var json = CommandLine.JsonOption();
        var command = new Command(
            "evaluate",
            "The expected loss at the weights (w1, w2) with its gradient and Hessian, as exact rationals and decimals. On the axes the loss has "
            + "kinks; there the derivatives from each side are given. In JSON a decimal beyond "
            + "the range of doubles, about 1.8e308, is null, and a note says so; its exact form is always there.\n\nExample: superposition evaluate --w1 1 --w2=-3/4 --density 0.3 --importance 0.9")
        {
            w1, w2,
        };
        var model = new ModelOptions(command, "1");
        command.Add(json);
        return command.WithAction((result, output, _) =>
        {
            var parameters = model.Read(result);
            var loss = LossDerivation.Of(Architecture.Smallest).Loss.At(parameters);
            var evaluation = PointEvaluation.At(loss, result.GetValue(w1)!.Value, result.GetValue(w2)!.Value);
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, parameters, evaluation));
            else
                PrintText(output, parameters, evaluation);
            return ExitCode.Done;
        });
    }

    private static void PrintText(TextWriter output, ToyModel model, PointEvaluation evaluation)
    {
        output.WriteLine($"{model.Architecture}, density {model.Density}, importance {model.Importances[1]}; w1 = {evaluation.W1}, w2 = {evaluation.W2} ({evaluation.Location})");
        var table = new TextTable("quantity", "decimal", "exact");
        Add("L", evaluation.Loss);
        if (evaluation.Gradient is { } gradient)
            AddGradient("", gradient);
        if (evaluation.Hessian is { } hessian)
            AddHessian("", hessian);
        if (evaluation.Gradient is null || evaluation.Hessian is null)
        {
            foreach (var side in evaluation.Sides)
            {
                AddGradient($", from {side.Cell.Name}", side.Gradient);
                if (side.Hessian is { } oneSided)
                    AddHessian($", from {side.Cell.Name}", oneSided);
            }
        }

        table.Print(output);
        if (evaluation.Gradient is null)
            output.WriteLine("The gradient does not exist here: the loss has a kink; the one-sided limits are given.");
        else if (evaluation.Hessian is null)
            output.WriteLine("The Hessian does not exist here; the one-sided limits are given where they exist.");

        void Add(string name, Rational value) => table.Add(name, value.ToDecimalString(), value.ToString());

        void AddGradient(string side, Gradient g)
        {
            Add($"dL/dw1{side}", g.G1);
            Add($"dL/dw2{side}", g.G2);
        }

        void AddHessian(string side, Hessian h)
        {
            Add($"d2L/dw1^2{side}", h.H11);
            Add($"d2L/dw1dw2{side}", h.H12);
            Add($"d2L/dw2^2{side}", h.H22);
        }
    }

    private static void WriteJson(Utf8JsonWriter json, ToyModel model, PointEvaluation evaluation)
    {
        json.WriteString("density", model.Density.Value.ToString());
        json.WriteString("sparsity", model.Density.Sparsity.ToString());
        json.WriteString("importance", model.Importances[1].ToString());
        json.WriteString("w1", evaluation.W1.ToString());
        json.WriteString("w2", evaluation.W2.ToString());
        json.WriteString("cell", evaluation.Location);
        json.WriteStartObject("loss");
        json.WriteString("exact", evaluation.Loss.ToString());
        json.WriteDecimal("value", evaluation.Loss);
        json.WriteEndObject();
        WriteDerivatives(json, evaluation.Gradient, evaluation.Hessian);
        if (Numbers(evaluation).Any(JsonDocumentWriter.IsBeyondDoubles))
            json.WriteString("note", "null stands for a decimal of at least 2^1024 - 2^970 in absolute value, beyond doubles; its exact form is given");
        if (evaluation.Gradient is not null && evaluation.Hessian is not null)
            return;
        json.WriteStartArray("onesided");
        foreach (var side in evaluation.Sides)
        {
            json.WriteStartObject();
            json.WriteString("cell", side.Cell.Name);
            WriteDerivatives(json, side.Gradient, side.Hessian);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The loss and all derivatives; where both sides have the same, these are written once.</summary>
    private static IEnumerable<Rational> Numbers(PointEvaluation evaluation) => evaluation.Sides
        .SelectMany(s => (Rational[])[s.Gradient.G1, s.Gradient.G2, .. s.Hessian is { } h ? new[] { h.H11, h.H12, h.H22 } : []])
        .Append(evaluation.Loss);

    private static void WriteDerivatives(Utf8JsonWriter json, Gradient? gradient, Hessian? hessian)
    {
        json.WritePropertyName("gradient");
        if (gradient is { } g)
        {
            json.WriteDecimals(g.G1, g.G2);
            json.WritePropertyName("gradientExact");
            json.WriteExact(g.G1, g.G2);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("hessian");
        if (hessian is { } h)
        {
            json.WriteStartArray();
            json.WriteDecimals(h.H11, h.H12);
            json.WriteDecimals(h.H12, h.H22);
            json.WriteEndArray();
            json.WriteStartArray("hessianExact");
            json.WriteExact(h.H11, h.H12);
            json.WriteExact(h.H12, h.H22);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
