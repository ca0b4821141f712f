using System.Collections.Immutable;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Observations;

/// <summary>What is known of a field: its values at some places, exact.</summary>
public sealed record Readings
{
    /// <summary>Readings.</summary>
    /// <param name="places">Different places.</param>
    /// <param name="values">The value at each.</param>
    /// <exception cref="ArgumentException">No places, or another number of values.</exception>
    public Readings(ImmutableArray<Place> places, ImmutableArray<double> values)
    {
        if (places.IsEmpty || places.Length != values.Length)
        {
            throw new ArgumentException(FormattableString.Invariant($"{places.Length} places with {values.Length} values: one each, at least one"), nameof(values));
        }

        (Places, Values) = (places, values);
    }

    /// <summary>Where.</summary>
    public ImmutableArray<Place> Places { get; }

    /// <summary>What.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>How many.</summary>
    public int Count => Places.Length;

    /// <summary>The readings of a field at some pixels of a grid.</summary>
    public static Readings Of(SinusoidalField field, SquareGrid grid, ImmutableArray<int> pixels) =>
        new([.. pixels.Select(pixel => grid.Places[pixel])], [.. pixels.Select(pixel => field.Value(grid.Places[pixel]))]);
}
