using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

/// <summary>Laws of univariate polynomials of degree up to 12, and of resultants with parameters.</summary>
internal static class LawsOfOneVariable
{
    private static readonly Gen<UnivariatePolynomial> Any = Numbers.Coefficient.Array[0, 13].Select(c => new UnivariatePolynomial(c));
    private static readonly Gen<UnivariatePolynomial> NonZero = Any.Where(p => !p.IsZero);
    private static readonly Gen<UnivariatePolynomial> Moderate = Numbers.SmallRational.Array[1, 13].Select(c => new UnivariatePolynomial(c)).Where(p => !p.IsZero);
    private static readonly Gen<UnivariatePolynomial> Small = Numbers.SmallRational.Array[1, 5].Select(c => new UnivariatePolynomial(c)).Where(p => !p.IsZero);

    /// <summary>Rational roots in order, and a polynomial of degree up to 12 with these real roots and no others.</summary>
    private static readonly Gen<(Rational[] Roots, UnivariatePolynomial Polynomial)> Planted = Gen.Select(
        Gen.Select(Gen.Int[-60, 60], Gen.Int[1, 6], (n, d) => new Rational(n, d)).Array[0, 8],
        Gen.Int[1, 3].Array[3],
        Gen.Select(Numbers.SmallRational, Numbers.NonZero).Array[0, 1],
        Numbers.NonZero,
        (roots, multiplicities, complex, constant) =>
        {
            var distinct = roots.Distinct().ToArray();
            var real = WithRoots(distinct.Select((r, k) => (r, k < 1 ? multiplicities[k] : 1))).Scale(constant);
            return (distinct.Order().ToArray(), complex.Aggregate(real, (p, c) => p * Quadratic(c.Item1, c.Item2.Abs())));
        });

    public static Law Division { get; } = new Law<(UnivariatePolynomial, UnivariatePolynomial, Rational)>("division with remainder", Gen.Select(Any, NonZero, Numbers.SmallRational), t =>
    {
        var (p, d, at) = t;
        var (quotient, remainder) = p.DivRem(d);
        var value = (Value(quotient, at).Reduced() * Value(d, at).Reduced()) + Value(remainder, at).Reduced();
        return quotient * d + remainder == p && remainder.Degree < d.Degree && value.CompareTo(Value(p, at)) == 0 && (p * d).DivRem(d) == (p, UnivariatePolynomial.Zero);
    });

    public static Law Gcd { get; } = new Law<(UnivariatePolynomial, UnivariatePolynomial, UnivariatePolynomial)>("greatest common divisor", Gen.Select(NonZero, NonZero, NonZero), t =>
    {
        var (f, g, a) = t;
        var (gcd, of) = ((a * f).Gcd(a * g), f.Gcd(g));
        var expected = (a * of).Primitive();
        return (a * f).DivRem(gcd).Remainder.IsZero && (a * g).DivRem(gcd).Remainder.IsZero && gcd == (expected.Leading.Sign < 0 ? -expected : expected)
            && gcd == (a * g).Gcd(a * f) && f.Gcd(UnivariatePolynomial.Zero) == f.Gcd(f);
    });

    public static Law Resultants { get; } = new Law<(UnivariatePolynomial, UnivariatePolynomial, UnivariatePolynomial)>("resultants", Gen.Select(Moderate, Moderate, Moderate), t =>
    {
        var (f, g, h) = t;
        var (fh, gh) = (Resultant.Of(f, h), Resultant.Of(g, h));
        return Resultant.Of(f * g, h) == fh * gh && Resultant.Of(h, f) == (f.Degree * h.Degree % 2 == 1 ? -fh : fh)
            && fh.IsZero == f.Gcd(h).Degree > 0;
    });

    public static Law SmallResultants { get; } = new Law<(UnivariatePolynomial, UnivariatePolynomial, UnivariatePolynomial)>("common factors", Gen.Select(Small, Small, Small), t =>
    {
        var (f, g, h) = t;
        return Resultant.Of(f * h, g * h).IsZero == (h.Degree > 0 || f.Gcd(g).Degree > 0) && Resultant.Of(f, g).IsZero == f.Gcd(g).Degree > 0;
    });

    public static Law ResultantsWithParameters { get; } = new Law<(ManyVariables.Written, ManyVariables.Written, ManyVariables.Written)>(
        "resultants with parameters",
        Gen.Select(Shorter, Shorter, Shorter),
        t =>
    {
        var (f, g, h, x) = (t.Item1.Polynomial, t.Item2.Polynomial, t.Item3.Polynomial, ManyVariables.Variables[0]);
        return Resultant.Of(f * g, h, x) == Resultant.Of(f, h, x) * Resultant.Of(g, h, x)
            && (h.Terms.All(term => term.Monomial.ExponentOf(x) == 0) || Resultant.Of(f * h, g * h, x).IsZero);
    });

    public static Law Sturm { get; } = new Law<((Rational[] Roots, UnivariatePolynomial Polynomial), Rational, Rational)>(
        "planted roots", Gen.Select(Planted, Numbers.SmallRational, Numbers.NonZero), t =>
    {
        var ((roots, polynomial), lower, width) = t;
        var upper = lower + width.Abs();
        if (roots.Contains(lower) || roots.Contains(upper))
            return true;
        var inside = roots.Where(r => lower < r && r < upper).ToList();
        var isolated = RealRoot.Isolate(polynomial, lower, upper).Select(r => r.Enclosure).ToList();
        return new SturmSequence(polynomial).CountRoots(lower, upper) == inside.Count && isolated.Count == inside.Count
            && inside.Zip(isolated).All(pair => pair.Second.Contains(pair.First)) && isolated.Zip(isolated.Skip(1)).All(pair => pair.First.Upper < pair.Second.Lower);
    });

    public static Law SquareFree { get; } = new Law<(Rational[] Roots, UnivariatePolynomial Polynomial)>("square-free parts", Planted, t =>
    {
        var part = t.Polynomial.SquareFreePart();
        return part.Gcd(part.Derivative()).Degree <= 0 && t.Polynomial.DivRem(part).Remainder.IsZero && t.Roots.All(r => part.Evaluate(r).IsZero);
    });

    public static IReadOnlyList<Law> All => [Division, Gcd, Resultants, SmallResultants, ResultantsWithParameters, Sturm, SquareFree];

    private static Gen<ManyVariables.Written> Shorter => ManyVariables.Short.Where(f => !f.Polynomial.IsZero);
}
