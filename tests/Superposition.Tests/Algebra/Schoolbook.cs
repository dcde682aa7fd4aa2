using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>The polynomial that <see cref="LaurentPolynomial"/> is compared with: a dictionary of fractions by powers, multiplied out one by one.</summary>
internal sealed class Schoolbook
{
    private readonly Dictionary<string, (SortedDictionary<string, int> Powers, Fraction Coefficient)> _terms = [];

    private Schoolbook()
    {
    }

    public int Count => _terms.Count;

    public int LargestExponent => _terms.Values.SelectMany(t => t.Powers.Values).Select(Math.Abs).DefaultIfEmpty(0).Max();

    public long LargestCoefficient => _terms.Values.Select(t => BigInteger.Max(BigInteger.Abs(t.Coefficient.N), t.Coefficient.D).GetBitLength()).DefaultIfEmpty(0).Max();

    public static Schoolbook Number(Fraction value) => new Schoolbook().With(new(StringComparer.Ordinal), value);

    public static Schoolbook Variable(string name) => new Schoolbook().With(new(StringComparer.Ordinal) { [name] = 1 }, new(1, 1));

    public static Schoolbook operator +(Schoolbook left, Schoolbook right) =>
        left._terms.Values.Concat(right._terms.Values).Aggregate(new Schoolbook(), (sum, t) => sum.With(t.Powers, t.Coefficient));

    public static Schoolbook operator -(Schoolbook value) => Number(new(-1, 1)) * value;

    public static Schoolbook operator *(Schoolbook left, Schoolbook right)
    {
        var product = new Schoolbook();
        foreach (var (powers, coefficient) in left._terms.Values)
        {
            foreach (var (others, factor) in right._terms.Values)
            {
                var joined = new SortedDictionary<string, int>(powers, StringComparer.Ordinal);
                foreach (var (name, exponent) in others)
                    joined[name] = joined.GetValueOrDefault(name) + exponent;
                product.With(joined, coefficient * factor);
            }
        }

        return product;
    }

    /// <summary>1 over a single term; null for others.</summary>
    public Schoolbook? Reciprocal()
    {
        if (Count != 1)
            return null;
        var (powers, (n, d)) = _terms.Values.Single();
        return new Schoolbook().With(new(powers.ToDictionary(p => p.Key, p => -p.Value), StringComparer.Ordinal), n.Sign < 0 ? new(-d, -n) : new(d, n));
    }

    /// <summary>Whether a polynomial has these terms and no others.</summary>
    public bool Is(LaurentPolynomial polynomial) => polynomial.Terms.Length == Count && polynomial.Terms.All(t =>
        _terms.TryGetValue(Key(t.Monomial.Factors.Select(f => (f.Variable.Name, f.Exponent))), out var term)
        && term.Coefficient == new Fraction(t.Coefficient.Numerator, t.Coefficient.Denominator));

    public override string ToString() => string.Join(" + ", _terms.Select(t => $"{t.Value.Coefficient.N}/{t.Value.Coefficient.D} {t.Key}"));

    private static string Key(IEnumerable<(string Name, int Exponent)> powers) => string.Join(' ', powers.Select(p => $"{p.Name}^{p.Exponent}"));

    private Schoolbook With(SortedDictionary<string, int> powers, Fraction coefficient)
    {
        foreach (var name in powers.Where(p => p.Value == 0).Select(p => p.Key).ToList())
            powers.Remove(name);
        var key = Key(powers.Select(p => (p.Key, p.Value)));
        var sum = (_terms.TryGetValue(key, out var term) ? term.Coefficient + coefficient : coefficient).Reduced();
        if (sum.N.IsZero)
            _terms.Remove(key);
        else
            _terms[key] = (powers, sum);
        return this;
    }
}
