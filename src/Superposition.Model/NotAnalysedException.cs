namespace Superposition.Model;

/// <summary>A model that can be stated, and sampled, but whose exact analysis is not part of this version.</summary>
public sealed class NotAnalysedException : NotSupportedException
{
    /// <summary>Names what is not analysed yet.</summary>
    /// <param name="what">The property of the model, such as <c>a bias</c>.</param>
    public NotAnalysedException(string what)
        : base($"{what} is not analysed yet; this version derives n = 2, m = 1 without bias")
    {
    }
}
