using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;

namespace Lorentz.Physics.Extrapolation;

/// <summary>
/// The reference every error is measured against: Dormand-Prince 8 in steps of at most <see cref="Step"/> mm, whose
/// error over 12 m stays below 1e-6 mm for tracks of 1.5 GeV/c and more (target ReferenceTruth shows it by halving the
/// step and by a second method: 5e-8 mm is the largest of 2000 tracks).
/// </summary>
/// <remarks>
/// That holds for smooth fields. Where a map's interpolation has kinks no method of high order helps: through cells of
/// 100 mm, tracks of 20 GeV/c and more come out to 2e-3 mm with the trilinear field, to 4e-7 mm with the spline.
/// </remarks>
public static class ReferenceTruth
{
    /// <summary>Longest step in mm.</summary>
    public const double Step = 200;

    /// <summary>The extrapolator that gives the truth in <paramref name="field"/>.</summary>
    public static FixedStepExtrapolator<TField> In<TField>(TField field)
        where TField : struct, IMagneticField => new(DormandPrince8.Tableau, field, Step);
}
