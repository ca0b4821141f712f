using Lorentz.Physics.Fields;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Metrics;

/// <summary>The conditional variance where it is known in closed form.</summary>
public static class HiddenStartFloorTests
{
    private static readonly SegmentPlanes.ForwardFrom Planes = new(0, 8000, 1000, 5000, 14_000);

    private static readonly Segment[] Questions =
        [new(10, 20, 0.1, -0.05, 2e-4, 1234, 3000), new(-200, 50, 0.02, 0.1, -1e-4, 5000, 1500)];

    [Fact]
    public static void In_a_uniform_field_nothing_is_hidden()
    {
        var floor = HiddenStartFloor.Of(Planes, new UniformField(0, 1, 0), Questions, 16, 2);
        Assert.Equal(0, floor.Position, 1e-5);
        Assert.Equal(0, floor.Slope, 1e-9);
    }

    /// <summary>A weak field By = g z bends by k q/p g z0 dz^2 / 2 (to first order), and z0 is uniform over 8 m.</summary>
    [Fact]
    public static void In_a_field_that_grows_along_the_beam_it_is_the_spread_of_a_uniform_number()
    {
        const double gradient = 1e-9;
        Segment[] straight = [new(0, 0, 0, 0, 1e-4, 0, 2000)];
        var planes = new SegmentPlanes.ForwardFrom(0, 8000, 1000, 2000, 14_000);
        var floor = HiddenStartFloor.Of(planes, new GrowingField(gradient), straight, 400, 1);
        var expected = 0.299792458 * 1e-4 * gradient * 2000 * 2000 / 2 * 8000 / Math.Sqrt(12);
        Assert.Equal(expected, floor.Position, 0.01 * expected);
    }

    /// <summary>A step that is cut always starts at the same plane: nothing to guess.</summary>
    [Fact]
    public static void A_step_that_can_only_be_a_cut_one_hides_nothing()
    {
        var planes = new SegmentPlanes.ForwardFrom(9000, 9000.001, 6000, 7000, 14_000);
        var floor = HiddenStartFloor.Of(planes, new GrowingField(1e-4), [new(0, 0, 0.1, 0, 1e-4, 9000, 4999.9995)], 8, 1);
        Assert.True(floor.Share < 1e-4, $"{floor.Share}");
    }

    private readonly record struct GrowingField(double Gradient) : IMagneticField
    {
        public FieldRegion Region => FieldRegion.Everywhere;

        public Lorentz.Numerics.Real.Vector3<T> At<T>(T x, T y, T z)
            where T : struct, Lorentz.Numerics.Real.IReal<T> => new(T.Constant(0), T.Constant(Gradient) * z, T.Constant(0));
    }
}
