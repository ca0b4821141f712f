using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Marching;

namespace Lorentz.Tracks.Tests.Marching;

/// <summary>A small march that many tests look at.</summary>
internal static class Marches
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    public static ArrayRows<double> Rows { get; } = Fine(1500, 3);

    public static ArrayRows<double> TestRows { get; } = Fine(300, 4);

    public static MarchModel Learned { get; } = Fit(20, true, 2);

    public static MarchModel Fit(int planes, bool corrects, int threads) => MarchFit.Of(
        Rows, (int)Rows.Count, Magnet, Table(PlaneSpacing.Of(planes), 20, 16), 4, corrects, threads);

    public static PlaneTable Table(double[] z, int cellsX, int cellsY) =>
        PlaneTableFit.Of(Magnet, new PlaneGrid(z, Magnet.Region, cellsX, cellsY), PlaneAverage.Point, 2);

    private static ArrayRows<double> Fine(int count, ulong seed)
    {
        var block = TrackSamples.Generator(TrackSamples.Forward, 400).Generate(new(seed, 1), 0, count);
        return new(block.Segments, block.Deviations);
    }
}
