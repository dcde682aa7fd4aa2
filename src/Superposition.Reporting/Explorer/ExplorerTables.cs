using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The derived polynomials as exact data for the explorer page: integers over common denominators, nothing rounded.</summary>
/// <remarks>
/// A list of polynomials in p and I_2 is written as <c>{"d": "D", "c": [[k, i, j, ...], ...]}</c>: each entry is the sum of its k p^i I_2^j, divided by D.
/// Where the list is a polynomial in t, entry k is the coefficient of t^k.
/// </remarks>
internal static class ExplorerTables
{
    /// <summary>JavaScript's numbers hold integers exactly below this.</summary>
    private static readonly BigInteger LargestCoefficient = BigInteger.Pow(2, 53);

    private static readonly Variable Slope = new("t");
    private static readonly Variable Larger = new("x");

    /// <summary>Writes the members <c>origin</c>, <c>charts</c>, <c>sectors</c> and <c>prototypes</c>.</summary>
    /// <exception cref="NotSupportedException">A coefficient is too large for the page.</exception>
    public static void Write(Utf8JsonWriter json, LossLandscape landscape)
    {
        Member(json, "origin", [landscape.Families[0].LossAtOrigin]);
        json.WriteStartArray("charts");
        foreach (var (family, wall) in landscape.Families.Zip(landscape.Derivation.Walls))
            WriteChart(json, family, wall);
        json.WriteEndArray();
        json.WriteStartArray("sectors");
        for (var sector = 0; sector < 4; sector++)
            WriteSector(json, landscape.Derivation.Loss, sector);
        json.WriteEndArray();
        Prototypes prototypes = new(landscape.Derivation);
        Member(json, "prototypes", [prototypes.FirstOnly, prototypes.SecondOnly, prototypes.Antipodal]);
    }

    /// <summary>A cell: its loss term by term, and the ray reduction with the forms whose signs tell phases apart, see <see cref="RayFamily"/>.</summary>
    private static void WriteChart(Utf8JsonWriter json, RayFamily family, CellWall wall)
    {
        var (cell, t) = (family.Loss.Cell, RayFamily.Direction);
        json.WriteStartObject();
        json.WriteString("name", cell.Name);
        json.WriteString("latex", cell.ToLatex());
        json.WriteNumber("sign", (cell.Witness.W1 * cell.Witness.W2).Sign);
        json.WriteBoolean("smooth", wall.Smoothness >= 2);
        Numbers(json, "w1", family.W1, 1);
        Numbers(json, "w2", family.W2, 1);
        Member(json, "a", ByPower(family.A, t));
        Member(json, "b", ByPower(family.B, t));
        Member(json, "n", ByPower(family.N, t));
        json.WriteStartArray("h");
        foreach (var (row, column) in new[] { (1, 1), (1, 2), (2, 2) })
        {
            var powers = family.PowersOfRadius(family.Loss.Hessian(row, column));
            foreach (var power in new[] { 0, 2 })
                Value(json, ByPower(powers.GetValueOrDefault(power, LaurentPolynomial.Zero), t));
        }

        json.WriteEndArray();
        Numbers(json, "first", UnivariatePolynomial.From(family.PowersOfRadius(Phases.FirstOnlyThreshold)[2], t), 2);
        Numbers(json, "second", UnivariatePolynomial.From(family.PowersOfRadius(Phases.SecondOnlyThreshold)[2], t), 2);
        json.WriteStartArray("terms");
        foreach (var (monomial, coefficient) in family.Loss.Loss.Collect(Symbols.Weight(1), Symbols.Weight(2)))
        {
            json.WriteStartObject();
            json.WriteNumber("i", monomial.ExponentOf(Symbols.Weight(1)));
            json.WriteNumber("j", monomial.ExponentOf(Symbols.Weight(2)));
            Member(json, "k", [coefficient]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>
    /// a and b of L = L_0 - 2 a(t) x^2 + b(t) x^4, where x is the weight of larger and t x that of smaller absolute value; sectors are counted
    /// anticlockwise from w_2 = 0, so that 0 and 1 have w_1 w_2 &gt; 0, and w_1 is the larger weight in 0 and 3.
    /// </summary>
    private static void WriteSector(Utf8JsonWriter json, ExpectedLoss loss, int sector)
    {
        var sign = sector < 2 ? 1 : -1;
        LaurentPolynomial x = Larger, y = (x * Slope).Scale(sign);
        var (w1, w2) = sector is 0 or 3 ? (x, y) : (y, x);
        var inside = sector is 0 or 3 ? loss.Adjoining(2, sign) : loss.Adjoining(sign, 2);
        var powers = inside.Single().Loss
            .Substitute((Symbols.Weight(1), w1), (Symbols.Weight(2), w2))
            .Collect(Larger)
            .ToDictionary(c => c.Monomial.ExponentOf(Larger), c => c.Coefficient);
        json.WriteStartObject();
        Member(json, "a", ByPower(powers[2].Scale(new(-1, 2)), Slope));
        Member(json, "b", ByPower(powers[4], Slope));
        json.WriteEndObject();
    }

    private static ImmutableArray<LaurentPolynomial> ByPower(LaurentPolynomial polynomial, Variable variable)
    {
        var powers = polynomial.Collect(variable).ToDictionary(c => c.Monomial.ExponentOf(variable), c => c.Coefficient);
        return [.. Enumerable.Range(0, powers.Keys.DefaultIfEmpty(0).Max() + 1).Select(k => powers.GetValueOrDefault(k, LaurentPolynomial.Zero))];
    }

    private static void Numbers(Utf8JsonWriter json, string name, UnivariatePolynomial polynomial, int degree)
    {
        json.WriteStartArray(name);
        for (var k = 0; k <= degree; k++)
            json.WriteNumberValue((long)polynomial[k].Numerator);
        json.WriteEndArray();
    }

    private static void Member(Utf8JsonWriter json, string name, ImmutableArray<LaurentPolynomial> polynomials)
    {
        json.WritePropertyName(name);
        Value(json, polynomials);
    }

    private static void Value(Utf8JsonWriter json, ImmutableArray<LaurentPolynomial> polynomials)
    {
        var denominator = polynomials.SelectMany(p => p.Terms)
            .Aggregate(BigInteger.One, (d, term) => d * term.Coefficient.Denominator / BigInteger.GreatestCommonDivisor(d, term.Coefficient.Denominator));
        json.WriteStartObject();
        json.WriteString("d", denominator.ToString(CultureInfo.InvariantCulture));
        json.WriteStartArray("c");
        foreach (var polynomial in polynomials)
        {
            json.WriteStartArray();
            foreach (var (coefficient, monomial) in polynomial.Terms)
            {
                var integer = (coefficient * denominator).Numerator;
                if (BigInteger.Abs(integer) >= LargestCoefficient)
                    throw new NotSupportedException($"the coefficient {integer} is too large for the page");
                json.WriteNumberValue((long)integer);
                json.WriteNumberValue(monomial.ExponentOf(Symbols.Density));
                json.WriteNumberValue(monomial.ExponentOf(Symbols.Importance(2)));
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
