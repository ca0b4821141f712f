using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>A magnetic field chosen at run time, as far as a command needs it: it makes extrapolators by name.</summary>
/// <param name="Description">The field in words.</param>
internal abstract record FieldModel(string Description)
{
    /// <summary>The classical extrapolator of that name through this field; nothing when there is none.</summary>
    public abstract Extrapolator? Extrapolator(string method);

    /// <summary>A field, or the same magnet at the other polarity.</summary>
    public static FieldModel Of<TField>(string description, TField field, bool isReversed)
        where TField : struct, IMagneticField => isReversed
            ? new FieldModel<ReversedField<TField>>($"{description}, polarity reversed", new(field))
            : new FieldModel<TField>(description, field);
}
