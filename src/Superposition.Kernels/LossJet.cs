namespace Superposition.Kernels;

/// <summary>The loss with its first and second derivatives by the weights at one point.</summary>
/// <param name="Loss">L.</param>
/// <param name="G1">dL/dw_1.</param>
/// <param name="G2">dL/dw_2.</param>
/// <param name="H11">d2L/dw_1^2.</param>
/// <param name="H12">d2L/(dw_1 dw_2).</param>
/// <param name="H22">d2L/dw_2^2.</param>
public readonly record struct LossJet(double Loss, double G1, double G2, double H11, double H12, double H22);
