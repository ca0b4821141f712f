namespace Lorentz.Numerics.Elementary;

/// <summary>One row of the accuracy table: a function, a format, a range of arguments and the error promised there.</summary>
/// <param name="Function">The function.</param>
/// <param name="IsSingle">True for float, false for double.</param>
/// <param name="Sampling">How arguments lie in the range.</param>
/// <param name="Lower">Smallest argument.</param>
/// <param name="Upper">Largest argument.</param>
/// <param name="Bound">Documented largest error, in units in the last place of the exact result.</param>
public sealed record AccuracyCase(
    ElementaryFunction Function,
    bool IsSingle,
    AccuracySampling Sampling,
    double Lower,
    double Upper,
    double Bound);
