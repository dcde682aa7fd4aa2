namespace Superposition.Tests.Algebra;

/// <summary>Polynomials of degree up to 12 in up to 5 variables; <c>fuzz</c> tries the same laws for minutes.</summary>
public class HighDegreeLaws
{
    [Fact]
    public void Polynomials_in_five_variables_are_a_commutative_ring() => LawsOfManyVariables.Ring.Sample(100);

    [Fact]
    public void Operations_commute_with_values_at_rational_points() => LawsOfManyVariables.Values.Sample(150);

    [Fact]
    public void The_derivative_is_a_derivation_and_the_slope_of_the_terms() => LawsOfManyVariables.Derivation.Sample(150);

    [Fact]
    public void Substitution_respects_sums_products_and_values() => LawsOfManyVariables.Substitution.Sample(40);

    [Fact]
    public void A_product_divided_by_a_factor_is_the_other_one() => LawsOfManyVariables.Quotient.Sample(100);

    [Fact]
    public void Division_by_a_term_undoes_the_product() => LawsOfManyVariables.UnitQuotient.Sample(200);

    [Fact]
    public void The_product_of_primitive_parts_is_the_primitive_part_of_the_product() => LawsOfManyVariables.Primitive.Sample(200);

    [Fact]
    public void The_range_on_a_box_includes_the_values_at_its_points() => LawsOfManyVariables.Inclusion.Sample(200);

    [Fact]
    public void Collected_and_specialised_polynomials_have_the_same_values() => LawsOfManyVariables.Families.Sample(100);

    [Fact]
    public void Infix_and_LaTeX_are_read_back_by_two_readers() => LawsOfManyVariables.Texts.Sample(200);

    [Fact]
    public void A_printed_tree_is_read_as_the_polynomial_with_its_values() => LawsOfManyVariables.Expressions.Sample(300);

    [Fact]
    public void Quotient_and_remainder_make_up_the_dividend() => LawsOfOneVariable.Division.Sample(150);

    [Fact]
    public void The_gcd_divides_both_and_takes_common_factors_out() => LawsOfOneVariable.Gcd.Sample(30);

    [Fact]
    public void Resultants_are_multiplicative_and_change_sign_with_the_order() => LawsOfOneVariable.Resultants.Sample(30);

    [Fact]
    public void Resultants_vanish_exactly_with_a_common_factor() => LawsOfOneVariable.SmallResultants.Sample(200);

    [Fact]
    public void Resultants_with_parameters_are_multiplicative_and_vanish_with_a_common_factor() => LawsOfOneVariable.ResultantsWithParameters.Sample(8);

    [Fact]
    public void Sturm_and_isolation_find_the_planted_roots() => LawsOfOneVariable.Sturm.Sample(150);

    [Fact]
    public void The_square_free_part_keeps_the_planted_roots() => LawsOfOneVariable.SquareFree.Sample(100);
}
