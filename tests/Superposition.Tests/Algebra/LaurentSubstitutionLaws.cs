using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

public class LaurentSubstitutionLaws
{
    [Fact]
    public void Substitution_then_evaluation_is_evaluation_at_the_substituted_values() => Gen.Select(Plain, Laurent, Laurent, Point).Sample(
        (p, a, b, point) =>
        {
            var at = At(point);
            var substituted = p.Substitute((Variables[0], a), (Variables[2], b)).Evaluate(at);
            Rational[] values = [a.Evaluate(at), point[1], b.Evaluate(at)];
            Assert.Equal(p.Evaluate(At(values)), substituted);
        },
        iter: 200);

    [Fact]
    public void Terms_may_be_substituted_into_negative_powers() => Gen.Select(Laurent, Unit, Point).Sample(
        (p, a, point) =>
        {
            var at = At(point);
            Rational[] values = [point[0], a.Evaluate(at), point[2]];
            Assert.Equal(p.Evaluate(At(values)), p.Substitute(Variables[1], a).Evaluate(at));
        },
        iter: 200);

    [Fact]
    public void Swapping_two_variables_at_once_swaps_their_values_and_twice_is_the_identity() => Gen.Select(Laurent, Point).Sample(
        (p, point) =>
        {
            var swapped = p.Substitute((Variables[0], Variables[1]), (Variables[1], Variables[0]));
            Assert.Equal(p.Evaluate(At([point[1], point[0], point[2]])), swapped.Evaluate(At(point)));
            Assert.Equal(p, swapped.Substitute((Variables[1], Variables[0]), (Variables[0], Variables[1])));
        },
        iter: 200);

    [Fact]
    public void A_variable_in_its_own_place_changes_nothing() => Laurent.Sample(
        p => p.Substitute(Variables[0], Variables[0]) == p && p.Substitute() == p
            && p.Substitute(new Variable("absent"), 0) == p, iter: 100);

    [Fact]
    public void Values_on_a_box_contain_the_values_at_its_points() =>
        Gen.Select(Plain, Numbers.Interval.Array[3]).Sample(
            (p, sides) =>
            {
                var box = p.Evaluate([.. Variables.Zip(sides, (v, s) => (v, s.Interval))]);
                for (var k = 0; k < 3; k++)
                    Assert.True(box.Contains(p.Evaluate([.. Variables.Zip(sides, (v, s) => (v, s.Members[k]))])));
            },
            iter: 200);

    [Fact]
    public void Values_on_a_box_that_is_a_point_are_the_value_there() => Gen.Select(Laurent, Point).Sample(
        (p, point) => p.Evaluate([.. At(point).Select(c => (c.Variable, (RationalInterval)c.Value))]) == p.Evaluate(At(point)), iter: 100);
}
