namespace Superposition.Kernels;

/// <summary>
/// P(t) = sum_k c_k t^k (1 - t)^(n-k) on [0, 1] in double precision, each c_k known up to an error; signs are only given where the errors
/// cannot change them. The Bernstein coefficients are b_k = c_k / C(n, k).
/// </summary>
/// <remarks>
/// The products C(n, k) t^k (1 - t)^(n-k) are not negative and sum to 1, so an error of at most e in each c_k is one of at most e in P(t), and
/// |P| &lt;= max |b_k| &lt;= max |c_k|. Rounding in <see cref="Evaluate(double)"/> adds at most (3n + 4) 2^-53 max |c_k|, for
/// n &lt;= <see cref="MaxDegree"/> less than 32 2^-53 max |c_k|.
/// </remarks>
public readonly ref struct BernsteinPolynomial
{
    /// <summary>The highest degree.</summary>
    public const int MaxDegree = 8;

    private const double UnitRoundoff = 1.0 / (1L << 53);
    private const int MaxDepth = 20;

    private readonly ReadOnlySpan<double> _coefficients;
    private readonly double _coefficientError;

    /// <summary>The polynomial with the given coefficients.</summary>
    /// <param name="coefficients">c_0..c_n with n up to <see cref="MaxDegree"/>.</param>
    /// <param name="coefficientError">A bound for the error of each.</param>
    public BernsteinPolynomial(ReadOnlySpan<double> coefficients, double coefficientError)
    {
        _coefficients = coefficients;
        _coefficientError = coefficientError;
        var size = 0.0;
        foreach (var c in coefficients)
            size = Math.Max(size, Math.Abs(c));
        Size = size + coefficientError;
    }

    /// <summary>The degree n.</summary>
    public int Degree => _coefficients.Length - 1;

    /// <summary>A bound for |P| on [0, 1].</summary>
    public double Size { get; }

    /// <summary>A bound for |P'| on [0, 1]: n max |b_k+1 - b_k|.</summary>
    public double Slope => 2 * Degree * Size;

    /// <summary>A bound for the error of a value.</summary>
    public double ValueError => _coefficientError + (32 * UnitRoundoff * Size);

    /// <summary>The sign of P(0), or 0 where it is not certain.</summary>
    public int SignAtStart => Sign(_coefficients[0], _coefficientError);

    /// <summary>The sign of P(1), or 0 where it is not certain.</summary>
    public int SignAtEnd => Sign(_coefficients[^1], _coefficientError);

    /// <summary>Whether all coefficients are certainly above 0, so that P is on [0, 1]. Sufficient, not necessary.</summary>
    public bool IsPositive
    {
        get
        {
            foreach (var b in _coefficients)
            {
                if (!(b > _coefficientError))
                    return false;
            }

            return true;
        }
    }

    /// <summary>P(t), up to <see cref="ValueError"/>, for 0 &lt;= t &lt;= 1.</summary>
    public double Evaluate(double t)
    {
        var (rest, power, value) = (1 - t, 1.0, _coefficients[^1]);
        for (var k = _coefficients.Length - 2; k >= 0; k--)
        {
            power *= rest;
            value = Math.FusedMultiplyAdd(value, t, _coefficients[k] * power);
        }

        return value;
    }

    /// <summary>Finds all roots in (0, 1), ascending, each certified; false where rounding errors leave anything open, also simple roots at 0 or 1.</summary>
    /// <remarks>
    /// By Descartes' rule: where the certain signs of the Bernstein coefficients change v times there are at most v roots, and exactly v for
    /// v = 0 and 1; other intervals are halved by de Casteljau's algorithm, whose averages add at most n 2^-53 max |b_k| to the errors a level.
    /// </remarks>
    /// <param name="roots">Room for n roots.</param>
    /// <param name="count">The number of roots.</param>
    public bool TryIsolate(Span<BernsteinRoot> roots, out int count)
    {
        count = 0;
        var changes = SignChanges(_coefficients, _coefficientError);
        if (changes is 0 or 1)
            return changes == 0 || TryRefine(0, 1, SignAtStart, out roots[count++]);
        Span<double> b = stackalloc double[_coefficients.Length];
        var binomial = 1.0;
        for (var k = 0; k <= Degree; binomial = binomial * (Degree - k) / (k + 1), k++)
            b[k] = _coefficients[k] / binomial;
        return Search(b, 0, 1, MaxDepth, roots, ref count);
    }

    private static int Sign(double value, double error) => value > error ? 1 : value < -error ? -1 : 0;

    /// <summary>The number of sign changes, or -1 where the uncertain coefficients could change it.</summary>
    private static int SignChanges(ReadOnlySpan<double> coefficients, double error)
    {
        var (changes, previous, isCertain) = (0, 0, true);
        var isOpen = true; // whether uncertain coefficients, or none, came before this one
        foreach (var b in coefficients)
        {
            var sign = Sign(b, error);
            if (sign == 0)
            {
                isCertain &= previous != 0;
                isOpen = true;
                continue;
            }

            // Between opposite signs there is one change, whatever stands between them; between equal ones there may be two.
            if (sign == -previous)
                changes++;
            else if (isOpen && previous != 0)
                isCertain = false;
            (previous, isOpen) = (sign, false);
        }

        return isCertain && !isOpen ? changes : -1;
    }

    /// <summary>The same with an approximation of the derivative, which only Newton's iteration uses.</summary>
    private double Evaluate(double t, out double derivative)
    {
        var (rest, power, value) = (1 - t, 1.0, _coefficients[^1]);
        derivative = 0;
        for (var k = _coefficients.Length - 2; k >= 0; k--)
        {
            var c = _coefficients[k];
            derivative = Math.FusedMultiplyAdd(derivative, t, value - (c * (Degree - k) * power));
            power *= rest;
            value = Math.FusedMultiplyAdd(value, t, c * power);
        }

        return value;
    }

    private bool Search(ReadOnlySpan<double> b, double lower, double upper, int depth, Span<BernsteinRoot> roots, ref int count)
    {
        var error = _coefficientError + (MaxDepth * MaxDegree * UnitRoundoff * Size);
        var changes = SignChanges(b, error);
        if (changes == 0)
            return true;
        if (changes == 1)
            return TryRefine(lower, upper, Sign(b[0], error), out roots[count++]);
        if (depth == 0 || Sign(b[0], error) == 0 || Sign(b[^1], error) == 0)
            return false;
        Span<double> below = stackalloc double[b.Length], above = stackalloc double[b.Length];
        b.CopyTo(above);
        for (var k = 0; k < b.Length; k++)
        {
            below[k] = above[0];
            for (var i = 0; i < Degree - k; i++)
                above[i] = 0.5 * (above[i] + above[i + 1]);
        }

        var middle = 0.5 * (lower + upper);
        return Search(below, lower, middle, depth - 1, roots, ref count) && Search(above, middle, upper, depth - 1, roots, ref count);
    }

    /// <summary>Newton's iteration, kept inside the interval that holds the one root, then the proof by signs on both sides.</summary>
    private bool TryRefine(double lower, double upper, int signBefore, out BernsteinRoot root)
    {
        var (low, high) = (lower, upper);
        var (t, slope) = (0.5 * (lower + upper), 1.0);

        for (var iteration = 0; iteration < 60; iteration++)
        {
            var value = Evaluate(t, out slope);
            var next = t - (value / slope);

            // Steps shrink quadratically, so the one after a step of 2^-26 is below the roundoff.
            if (Math.Abs(next - t) <= t / (1 << 26))
            {
                t = next;
                break;
            }

            (low, high) = value * signBefore > 0 ? (t, high) : (low, t);
            t = next > low && next < high ? next : 0.5 * (low + high);
        }

        // Steep enough: a root that is not located to 2^-20 is left undecided.
        var error = (4 * UnitRoundoff * t) + (2 * ValueError / Math.Abs(slope));
        for (var attempt = 0; attempt < 4 && error < 1.0 / (1 << 20); attempt++, error *= 4)
        {
            var isAbove = t - error <= lower || Sign(Evaluate(t - error), ValueError) == signBefore;
            var isBelow = t + error >= upper || Sign(Evaluate(t + error), ValueError) == -signBefore;
            if (isAbove && isBelow)
            {
                root = new(t, error, signBefore);
                return true;
            }
        }

        root = default;
        return false;
    }
}
