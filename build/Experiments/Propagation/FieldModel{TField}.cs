using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>A field of a known type behind <see cref="FieldModel"/>.</summary>
/// <param name="Description">The field in words.</param>
/// <param name="Field">The field.</param>
internal sealed record FieldModel<TField>(string Description, TField Field) : FieldModel(Description)
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public override Extrapolator? Extrapolator(string method) => ExtrapolatorName.Parse(method, Field);
}
