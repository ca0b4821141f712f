using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tracks;
using Xunit;

namespace Lorentz.Physics.Tests.Integration;

/// <summary>The written-out steps against the tableaus they stand for.</summary>
public sealed class FourStageKernelTests
{
    public static TheoryData<string> Methods => ["RK4", "Nystrom"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Written_out_step_has_the_bits_of_its_tableau(string name)
    {
        var method = name == "RK4" ? ClassicalRungeKutta.Tableau : ClassicalNystrom.Tableau;
        Assert.NotEqual(FourStageKind.Other, method.Plan.FourStages);
        for (var track = 0; track < 50; track++)
        {
            var state = new State<Real64>(
                new(-300 + (13.0 * track)), new(200 - (7.0 * track)), new(-0.25 + (0.01 * track)), new(0.2 - (0.009 * track)),
                new((track % 2 == 0 ? 1 : -1) / (1500.0 + (777 * track))));
            var z = new Real64(500 + (200.0 * track));
            var h = new Real64((track % 3 == 0 ? -1 : 1) * (10 + (31.0 * track)));
            var fast = NystromStepper.Step(method, PointSourceField.LhcbDipole, state, z, h, out _);
            var plain = NystromStepper.StepByTableau(method.Plan, PointSourceField.LhcbDipole, state, z, h, out _);
            Assert.Equal(plain, fast);
        }
    }

    [Fact]
    public void A_changed_coefficient_is_stepped_from_its_tableau()
    {
        var changed = ClassicalNystrom.Tableau with { Nodes = [0, 0.5, 0.5, 0.99] };
        Assert.Equal(FourStageKind.Other, changed.Plan.FourStages);
    }
}
