using System.Collections.Immutable;
using Lorentz.Sequences.Models;

namespace Lorentz.Sequences.Flows;

/// <summary>The flow that a trained model says, at some places of a field.</summary>
/// <param name="reader">The model.</param>
/// <param name="sight">What it is told.</param>
/// <param name="places">Where.</param>
public sealed class ModelFlow(FieldReader reader, Sight sight, ImmutableArray<(double X, double Y)> places) : IVelocity
{
    /// <inheritdoc/>
    public bool IsSingularAtEnd => reader.Model.SaysEndPoint;

    /// <inheritdoc/>
    public void Evaluate(double time, ReadOnlySpan<double> z, Span<double> velocity)
    {
        reader.Ask(sight, places, z, time, velocity);
        if (reader.Model.SaysEndPoint)
        {
            for (var i = 0; i < velocity.Length; i++)
            {
                velocity[i] = (velocity[i] - z[i]) / (1.0 - time);
            }
        }
    }
}
