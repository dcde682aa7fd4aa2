namespace Superposition.Derivation;

/// <summary>Why each rule holds, as prose with LaTeX between dollar signs.</summary>
internal static class Reasons
{
    public const string Definition =
        "The network is $x' = \\operatorname{ReLU}(W^T W x)$ with $W = (w_1, w_2)$, so output $i$ has the preactivation $f_i(x) = w_i \\sum_j w_j x_j$. "
        + "The loss is the expected squared error, weighted by the importances; $I_1 = 1$.";

    public const string DeltaFunctions =
        "First trick. The density of an input is $\\rho(x_j) = (1-p) \\delta(x_j) + p \\mathbf{1}_{[0,1]}(x_j)$, and inputs are independent. Multiplying out "
        + "$\\prod_j \\rho(x_j)$ gives one summand for each set $A$ of active features, with weight $p^{|A|}(1-p)^{n-|A|}$; the delta functions put $x_j = 0$ for $j \\notin A$. "
        + "The empty set contributes $0$, since then both the input and the output vanish.";

    public const string Squares = "The squares are multiplied out, and by linearity what does not depend on $x$ is taken out of the integrals.";

    public const string RestrictedDomain =
        "Second trick. $\\operatorname{ReLU}(f)$ equals $f$ where $f > 0$ and vanishes elsewhere, so "
        + "$\\int_D c \\operatorname{ReLU}(f)^q dx = \\int_{D, f > 0} c f^q dx$ for every $q \\ge 1$.";

    public const string Integration = "Each integrand is a polynomial in $x$; it is integrated exactly, from the inside outwards. No power $x^{-1}$ occurs.";

    public const string Collection = "The values are put in the place of the integrals, and like terms are collected. This is the closed form of the loss in the cell.";

    public const string CornerFormula =
        "Second route, without splitting a domain: for $f(x) = \\sum_j g_j x_j$ on $[0,1]^k$, "
        + "$\\int f_+^q dx = \\frac{q!}{(q+k)!} \\sum_{v} (-1)^{k-|v|} \\frac{f(v)_+^{q+k}}{\\prod_j g_j}$ and "
        + "$\\int x_i f_+ dx = \\frac{1}{2} \\frac{\\partial}{\\partial g_i} \\int f_+^2 dx$, the sum running over the $2^k$ corners $v$ of the cube, with $g_j = w_i w_j$ put in afterwards. "
        + "The formula holds where no $g_j$ is $0$, as inside a cell: each integration over an $x_j$ from $0$ to $1$ turns $f_+^q$ into the difference of $f_+^{q+1}$ "
        + "at the two ends divided by $(q+1) g_j$, and $k$ of them leave the alternating sum over the corners; deriving by $g_i$ under the integral brings out $x_i$. "
        + "Both routes give the same Laurent polynomial, term by term.";

    public const string SignSymmetry =
        "The preactivations contain the weights only in products $w_i w_j$, so the network, and with it the loss, is unchanged under $W \\to -W$. "
        + "This is why a cell may be taken together with its mirror image; "
        + "and indeed its formula is even in $W$.";

    public static string Limits(Cell cell) =>
        $"In this cell the signs of $f_1$ and $f_2$ at the corners of the cube do not change; the point $W = ({cell.Witness.W1}, {cell.Witness.W2})$ shows them. "
        + "Where a form is positive at all corners other than $0$ nothing is cut off; where it is negative at all of them nothing is left. "
        + "Otherwise its zero line leaves the square through the side on which the sign changes towards the corner $(1,1)$, and the inner variable is chosen so that its limit stays inside $[0,1]$.";

    public static string Continuity(CellWall wall)
    {
        var start = $"The wall is the ray $W = r ({wall.Ray.W1}, {wall.Ray.W2})$ with $r > 0$, between the cells ${wall.Before.Cell.ToLatex()}$ and ${wall.After.Cell.ToLatex()}$. "
            + "On it the formulas of both cells are the same polynomial in $r$, so the loss is continuous across it. ";
        if (wall.Jump is not { } jump)
            return start;
        var order = jump.OrderInW1 + jump.OrderInW2;
        string By(int feature, int times) => times switch { 0 => "", 1 => $" \\partial w_{feature}", _ => $" \\partial w_{feature}^{times}" };
        var derivative = $"\\frac{{\\partial{(order == 1 ? "" : $"^{order}")} L}}{{{(By(1, jump.OrderInW1) + By(2, jump.OrderInW2)).TrimStart()}}}";
        return start + (wall.Smoothness == 0 ? "The loss has a kink there: " : $"All partial derivatives up to order {wall.Smoothness} agree along the whole ray as well, so the loss is of class $C^{wall.Smoothness}$ there; ")
            + $"${derivative}$ changes by ${jump.Value.ToLatex()}$ from the first cell to the second, which is not $0$.";
    }

    public static string ExchangeSymmetry(Cell cell, Cell image) =>
        $"Exchanging the features sends $(w_1, w_2, I_2)$ to $(w_2, w_1, 1/I_2)$ and $L$ to $L/I_2$. "
        + (cell == image
            ? $"The cell ${cell.ToLatex()}$ is mapped to itself, and its formula reproduces itself."
            : $"The cell ${cell.ToLatex()}$ is mapped to the cell ${image.ToLatex()}$, and its formula to the formula derived there.");
}
