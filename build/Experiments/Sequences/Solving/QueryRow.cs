using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Metrics;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>How good a formula is at some number of places asked for.</summary>
/// <param name="Queries">Places asked for.</param>
/// <param name="Decibels">PSNR there.</param>
internal readonly record struct QueryRow(int Queries, double Decibels)
{
    private const ulong Order = 0x7175657279000000;
    private const int FineSide = 64;

    /// <summary>Asks a formula for more and more places: the study's queries, a quarter of the pixels, all of them, a finer grid.</summary>
    /// <param name="item">The field.</param>
    /// <param name="formula">Its formula.</param>
    public static ImmutableArray<QueryRow> Of(FieldCase item, WaveFit formula)
    {
        var field = FieldGenerator.Draw(item.Key);
        var order = new RandomPermutation(item.Key.Seed ^ Order, item.Key.Number, item.Grid.Count);
        return
        [
            At([.. item.Mask.Queries.Select(pixel => item.Grid.Places[pixel])]),
            At([.. Enumerable.Range(0, item.Grid.Count / 4).Select(i => item.Grid.Places[(int)order[i]])]),
            At(item.Grid.Places),
            At(new SquareGrid(FineSide).Places),
        ];

        QueryRow At(ImmutableArray<Place> places) =>
            new(places.Length, PixelScore.Of([.. formula.Predict(places).Zip(places, (value, at) => value - field.Value(at))]).PeakSignalToNoise);
    }
}
