using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Jacobians;

/// <summary>What is done with matrices: products, propagated covariances, scaled differences, differences instead of derivatives.</summary>
public sealed class CovarianceTests
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    [Fact]
    public void Drift_widens_positions_by_slopes()
    {
        var (drift, covariance, propagated) = (new double[25], new double[25], new double[25]);
        TransportJacobian.WriteDrift(2000, drift);
        Covariance.Diagonal([3, 1, 2e-3, 1e-3, 1e-6], covariance);
        Covariance.Propagate(drift, covariance, propagated);
        Assert.Equal(9 + (4e6 * 4e-6), propagated[0], 1e-12);
        Assert.Equal(1 + (4e6 * 1e-6), propagated[6], 1e-12);
        Assert.Equal(2000 * 4e-6, propagated[2], 1e-15);
        Assert.Equal(propagated[2], propagated[10]);
        Assert.Equal(1e-12, propagated[24], 1e-20);
    }

    [Fact]
    public void A_covariance_carried_in_two_parts_is_that_of_the_product()
    {
        var nystrom = new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, Magnet, 200);
        var (first, second, whole) = (new double[25], new double[25], new double[25]);
        var start = Ensemble.Physical(3, 1500, 3000);
        var middle = nystrom.Transport(start, new(770), new(4770), first).State;
        nystrom.Transport(middle, new(4770), new(9770), second);
        TransportJacobian.Multiply(second, first, whole);
        var (covariance, half, parts, once) = (new double[25], new double[25], new double[25], new double[25]);
        Covariance.Diagonal([0.1, 0.2, 1e-3, 5e-4, 1e-6], covariance);
        Covariance.Propagate(first, covariance, half);
        Covariance.Propagate(second, half, parts);
        Covariance.Propagate(whole, covariance, once);
        for (var i = 0; i < 25; i++)
        {
            Assert.Equal(once[i], parts[i], 1e-10 * Math.Sqrt(once[6 * (i / 5)] * once[6 * (i % 5)]));
        }
    }

    [Fact]
    public void Differences_are_measured_in_natural_sizes()
    {
        var (found, truth) = (new double[25], new double[25]);
        TransportJacobian.WriteDrift(3000, truth);
        truth.CopyTo(found, 0);
        found[4] += 1e6;
        Assert.Equal(0.1, ScaledMatrix.Difference(found, truth, ..2, 4..), 1e-12);
        Assert.Equal(0, ScaledMatrix.Difference(found, truth, .., ..4));

        // Five ones on the diagonal, and a slope of 0.3 that moves a position by 0.9 m, twice.
        Assert.Equal(0.1 / Math.Sqrt(5 + (2 * 0.81)), ScaledMatrix.Distance(found, truth), 1e-12);
        found[7] = double.NaN;
        Assert.True(double.IsNaN(ScaledMatrix.Distance(found, truth)));
    }

    [Fact]
    public void Five_more_extrapolations_come_near_the_exact_matrix_and_do_not_reach_it()
    {
        var nystrom = new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, Magnet, 500);
        var (exact, differences) = (new double[25], new double[25]);
        for (var i = 0; i < 5; i++)
        {
            var start = Ensemble.Physical(i, 2000, 20_000);
            nystrom.Transport(start, new(770), new(9770), exact);
            Assert.Equal(nystrom.Extrapolate(start, new(770), new(9770)), DifferenceJacobian.Forward(nystrom, start, new(770), new(9770), differences));
            Assert.InRange(ScaledMatrix.Distance(differences, exact), 1e-8, 0.02);
        }
    }

    [Fact]
    public void Differences_of_a_track_without_an_end_are_unknown()
    {
        var matrix = new double[25];
        var slow = Ensemble.Physical(0) with { Qop = ChargeOverMomentum.FromPerMeV(0.1) };
        DifferenceJacobian.Forward(ReferenceTruth.In(Magnet), slow, new(770), new(9770), matrix);
        Assert.All(matrix[..20], entry => Assert.True(double.IsNaN(entry)));
    }
}
