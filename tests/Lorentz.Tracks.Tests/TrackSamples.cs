using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests;

/// <summary>Samples of the LHCb dipole that many tests look at.</summary>
internal static class TrackSamples
{
    public static TrackPopulation Forward { get; } = new();

    public static TrackPopulation Anywhere { get; } = new() { Planes = new SegmentPlanes.Anywhere(0, 13000, 25) };

    public static SampleGenerator<PointSourceField> Generator(TrackPopulation population, double step, int collocation = 0) =>
        new(population, PointSourceField.LhcbDipole, DormandPrince8.Tableau, step, collocation);

    /// <summary>Rows good enough to fit and encode, not to measure with: long steps.</summary>
    public static ArrayRows<double> Rows(TrackPopulation population, int count, ulong seed = 3)
    {
        var block = Generator(population, 1500).Generate(new RandomStream(seed, 1), 0, count);
        return new(block.Segments, block.Deviations);
    }

    public static Segment SegmentOf(SampleBlock block, int index) =>
        Segment.FromRow<double>(block.Segments.AsSpan(index * Segment.Columns, Segment.Columns));

    public static Deviation DeviationOf(SampleBlock block, int index) =>
        Deviation.FromRow<double>(block.Deviations.AsSpan(index * Deviation.Columns, Deviation.Columns));

    public static TrackState StateOf(in Segment segment) => new(
        new(segment.X), new(segment.Y), segment.Tx, segment.Ty, ChargeOverMomentum.FromPerMeV(segment.Qop));
}
