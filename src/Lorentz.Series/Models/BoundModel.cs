using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>A model whose parameters lie on a tape.</summary>
public abstract class BoundModel
{
    /// <summary>Records the next coefficient of every sample.</summary>
    /// <param name="prefix">The coefficients so far, [samples x 1 x length]; null where there is none yet.</param>
    /// <param name="length">How many there are.</param>
    /// <returns>[samples x 1 x 1].</returns>
    public abstract TapeNode Next(TapeNode? prefix, int length);
}
