using Lorentz.Numerics.Real;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Xunit;

namespace Lorentz.Physics.Tests.Integration;

/// <summary>The order of each method by regression of log error on log step, for an ensemble of tracks in a non-uniform field.</summary>
public sealed class ConvergenceOrderTests(ITestOutputHelper output)
{
    private const int Tracks = 12;
    private const double Length = 2400;
    private static readonly WigglerField Waves = new(1.2, 7);
    private static readonly State<Real64>[] Truth = [.. Enumerable.Range(0, Tracks).Select(i => Carry(DormandPrince8.Tableau, Waves, Bent(i), 300))];

    public static TheoryData<string> Methods => [.. AllMethods.ByName.Values.Where(method => method.Order <= 8).Select(method => method.Name)];

    public static TheoryData<string> Highest => [.. AllMethods.ByName.Values.Where(method => method.Order >= 8).Select(method => method.Name)];

    public static TheoryData<string> Pairs => TableauTests.Pairs;

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_error_falls_with_the_declared_order(string name) => Check(AllMethods.ByName[name], Waves, Bent, Truth, 1e-13, 0.1);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_embedded_error_falls_with_its_order(string name) => Check(AllMethods.Embedded(AllMethods.ByName[name]), Waves, Bent, Truth, 1e-13, 0.1);

    /// <summary>
    /// On bent tracks orders 10 and 12 reach the rounding floor before their asymptotics; on straight ones, where the
    /// error is that of an integral of the field, they show: order 10 within 0.1, order 12 within 0.4. What order 12 is
    /// exactly, the conditions of <see cref="TableauTests"/> say.
    /// </summary>
    [Theory]
    [MemberData(nameof(Highest))]
    public void High_orders_show_on_straight_tracks(string name)
    {
        // One degree more than the method integrates exactly: only the leading error is left.
        var method = AllMethods.ByName[name];
        var field = new WigglerField(1.2, method.Order + 1);
        var truth = Enumerable.Range(0, Tracks).Select(i => Carry(DormandPrince8.Tableau, field, Straight(i), 1000)).ToArray();
        Check(method, field, Straight, truth, 1e-19, method.Order < 12 ? 0.1 : 0.4);
    }

    private static State<Real64> Bent(int track) => Ensemble.Physical(track, 500, 1500).ToKernel();

    // From the origin, so that the end state is the deflection itself with all its digits.
    private static State<Real64> Straight(int track) => new(new(0), new(0), new(0), new(0), new((track % 2 == 0 ? 1e-9 : -1e-9) * (1 + track)));

    private void Check(NystromTableau method, in WigglerField field, Func<int, State<Real64>> start, State<Real64>[] truth, double floor, double tolerance)
    {
        var points = new List<(double Step, double Error)>();
        for (var count = 2; count < 700 && (points.Count == 0 || !(points[^1].Error < floor)); count = Math.Max(count + 1, (int)Math.Round(count * 1.15)))
        {
            points.Add((Length / count, Error(method, field, start, truth, count)));
        }

        var (order, window) = OrderFit.Of(points, floor);
        output.WriteLine($"{method.Name}: order {order:F3} from {window} of {points.Count} step lengths, down to {points[^1].Error:E1} in {Length / points[^1].Step:F0} steps");
        Assert.Equal(method.Order, order, tolerance);
    }

    // Root mean square over tracks and components, positions in units of the path length.
    private static double Error(NystromTableau method, in WigglerField field, Func<int, State<Real64>> start, State<Real64>[] truth, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < Tracks; i++)
        {
            var end = Carry(method, field, start(i), count);
            sum += Square((end.X.Value - truth[i].X.Value) / Length) + Square((end.Y.Value - truth[i].Y.Value) / Length)
                + Square(end.Tx.Value - truth[i].Tx.Value) + Square(end.Ty.Value - truth[i].Ty.Value);
        }

        return Math.Sqrt(sum / (4 * Tracks));
    }

    private static double Square(double value) => value * value;

    private static State<Real64> Carry(NystromTableau method, in WigglerField field, in State<Real64> start, int count)
    {
        var steps = FixedSteps<Real64>.Exactly(new(0), new(Length), count);
        return Integrator.Run(method, ref steps, field, start).State;
    }
}
