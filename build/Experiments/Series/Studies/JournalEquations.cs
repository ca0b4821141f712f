using System.Collections.Immutable;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>The journal's equations on the intervals of its experiments.</summary>
internal static class JournalEquations
{
    /// <summary>Collocation points of the "original" training.</summary>
    public const int OriginalPoints = 1000;

    /// <summary>Collocation points of the "medium" training.</summary>
    public const int MediumPoints = 2000;

    /// <summary>The four most of its experiments are about.</summary>
    public static ImmutableArray<LinearEquation> Four { get; } = [KnownEquations.Airy, KnownEquations.Legendre, KnownEquations.Hermite, KnownEquations.Beam];

    /// <summary>Airy's equation on the shorter interval of experiments 1 and 3.</summary>
    public static LinearEquation ShortAiry { get; } = KnownEquations.Airy with
    {
        Name = "airy, |x| <= 0.5",
        Interval = new Interval(Rational.Parse("-0.5"), Rational.Parse("0.5")),
    };
}
