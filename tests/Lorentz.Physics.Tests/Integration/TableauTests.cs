using System.Collections.Immutable;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tests.Oracles;
using Xunit;

namespace Lorentz.Physics.Tests.Integration;

/// <summary>Order conditions of every tableau, exactly: no coefficient can be mistyped or swapped.</summary>
public sealed class TableauTests
{
    // Trees beyond order 8 run into the ten thousands; the methods of order 10 and 12 are checked to 8 and by regression.
    private const int HighestOrder = 8;

    public static TheoryData<string> Methods => AllMethods.Names;

    public static TheoryData<string> Pairs => ["Cash-Karp 5(4)", "Dormand-Prince 5(4)"];

    public static TheoryData<string> Published => ["RK4", "Nystrom", "Cash-Karp 5(4)", "Dormand-Prince 5(4)", "Dormand-Prince 8"];

    [Fact]
    public void Trees_are_counted_right()
    {
        // Order 3 by hand: f_cc, f_cv f, f_vv f f, f_v f_c, f_v f_v f, f_x f.
        Assert.Equal([1, 2, 6], Enumerable.Range(1, 3).Select(order => NystromTree.OfOrder(order).Count));
        Assert.Equal([6, 6, 6, 3, 3, 3], NystromTree.OfOrder(3).Select(tree => tree.Density).OrderDescending().Select(d => d));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Row_sums_are_the_nodes(string name)
    {
        var method = AllMethods.ByName[name];
        for (var stage = 0; stage < method.StageCount; stage++)
        {
            Assert.Equal(stage, method.SlopeStages[stage].Length);
            var size = method.SlopeStages[stage].Sum(Math.Abs) + 1;
            Assert.Equal(method.Nodes[stage], method.SlopeStages[stage].Sum(), 1e-15 * size);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Order_conditions_hold_to_the_declared_order(string name)
    {
        var method = AllMethods.ByName[name];
        Assert.True(WorstDefect(method) < 1e-12, $"{name}: {WorstDefect(method)}");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Polynomials_are_integrated_exactly_up_to_the_order_and_no_further(string name)
    {
        // Integrals of z^k, once for slopes and twice for positions: conditions that reach orders 10 and 12.
        var method = AllMethods.ByName[name];
        for (var k = 0; k < method.Order; k++)
        {
            Assert.Equal(1, (k + 1) * Moment(method.SlopeWeights, k), 1e-12);
        }

        for (var k = 0; k < method.Order - 1; k++)
        {
            Assert.Equal(1, (k + 1) * (k + 2) * Moment(method.PositionWeights, k), 1e-12);
        }

        Assert.True(Math.Abs(((method.Order + 1) * Moment(method.SlopeWeights, method.Order)) - 1) > 1e-7);

        double Moment(ImmutableArray<double> weights, int power) =>
            weights.Select((weight, stage) => weight * Math.Pow(method.Nodes[stage], power)).Sum();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_embedded_solution_has_its_declared_order_and_no_more(string name)
    {
        var embedded = AllMethods.Embedded(AllMethods.ByName[name]);
        Assert.True(WorstDefect(embedded) < 1e-13, $"{name}: {WorstDefect(embedded)}");
        Assert.True(NystromTree.Defect(embedded, embedded.SlopeWeights, embedded.PositionWeights, embedded.Order + 1).Slope > 1e-3);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void No_method_is_better_than_it_says(string name)
    {
        var method = AllMethods.ByName[name];
        if (method.Order < HighestOrder)
        {
            Assert.True(NystromTree.Defect(method, method.SlopeWeights, method.PositionWeights, method.Order + 1).Slope > 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Any_coefficient_off_by_a_millionth_breaks_a_condition(string name)
    {
        var method = AllMethods.ByName[name];
        foreach (var (where, damaged) in Damaged(method))
        {
            Assert.True(Enumerable.Range(1, damaged.Order).Any(order => Defect(damaged, order) > 1e-11), $"{name}: {where} is not pinned");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Positions_of_a_Runge_Kutta_method_follow_from_its_slopes(string name)
    {
        var method = AllMethods.ByName[name];
        if (name == "Nystrom")
        {
            return;
        }

        for (var j = 0; j < method.StageCount; j++)
        {
            for (var i = j + 1; i < method.StageCount; i++)
            {
                Assert.Equal(Product(method.SlopeStages[i], j), method.PositionStages[i][j], 1e-14);
            }

            Assert.Equal(Product(method.SlopeWeights, j), method.PositionWeights[j], 1e-14);
        }

        double Product(ImmutableArray<double> row, int column) =>
            row.Select((value, k) => k > column ? value * method.SlopeStages[k][column] : 0).Sum();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Shared_field_samples_lie_at_the_same_point(string name)
    {
        var method = AllMethods.ByName[name];
        for (var stage = 0; stage < method.StageCount; stage++)
        {
            var first = method.FieldSamples[stage];
            Assert.InRange(first, 0, stage);
            Assert.Equal(first, method.FieldSamples[first]);
            Assert.Equal(method.Nodes[first], method.Nodes[stage]);
            Assert.Equal(Padded(method.PositionStages[first]), Padded(method.PositionStages[stage]));
        }

        double[] Padded(ImmutableArray<double> row) => [.. row, .. new double[method.StageCount - row.Length]];
    }

    [Fact]
    public void Field_evaluations_are_those_of_the_literature()
    {
        Assert.Equal(3, ClassicalNystrom.Tableau.FieldEvaluations);
        Assert.Equal(4, ClassicalRungeKutta.Tableau.FieldEvaluations);
        Assert.Equal(6, CashKarp.Tableau.FieldEvaluations);
        Assert.Equal(7, DormandPrince.Tableau.FieldEvaluations);
        Assert.Equal(12, DormandPrince8.Tableau.FieldEvaluations);
        Assert.Equal(1 + 1 + 3 + 5 + 7 + 9 + 11, GraggBulirschStoer.Tableau(6).FieldEvaluations);
    }

    private static double WorstDefect(NystromTableau method) =>
        Enumerable.Range(1, Math.Min(method.Order, HighestOrder)).Max(order => Defect(method, order));

    private static double Defect(NystromTableau method, int order)
    {
        var (slope, position) = NystromTree.Defect(method, method.SlopeWeights, method.PositionWeights, order);
        return Math.Max(slope, position);
    }

    // The embedded weights count as a method of their own, whose conditions also pin the stages only it uses.
    private static IEnumerable<(string Where, NystromTableau Damaged)> Damaged(NystromTableau method)
    {
        var embedded = method.HasErrorEstimate ? AllMethods.Embedded(method) : method;
        foreach (var (solution, name) in new[] { (method, "propagated"), (embedded, "embedded") }.Distinct())
        {
            for (var i = 0; i < method.StageCount; i++)
            {
                yield return ($"{name} b{i}", solution with { SlopeWeights = Nudge(solution.SlopeWeights, i) });
                yield return ($"{name} bbar{i}", solution with { PositionWeights = Nudge(solution.PositionWeights, i) });
            }
        }

        for (var i = 1; i < method.StageCount; i++)
        {
            // A stage without weight and without successors works through the embedded solution alone.
            var used = method.SlopeWeights[i] != 0 || method.SlopeStages.Skip(i + 1).Any(row => row[i] != 0) ? method : embedded;
            yield return ($"c{i}", used with { Nodes = Nudge(used.Nodes, i) });
            for (var j = 0; j < i; j++)
            {
                yield return ($"a{i},{j}", used with { SlopeStages = used.SlopeStages.SetItem(i, Nudge(used.SlopeStages[i], j)) });
                if (used.Name == "Nystrom" && used.FieldSamples[i] == i)
                {
                    yield return ($"abar{i},{j}", used with { PositionStages = used.PositionStages.SetItem(i, Nudge(used.PositionStages[i], j)) });
                }
            }
        }
    }

    private static ImmutableArray<double> Nudge(ImmutableArray<double> row, int index) => row.SetItem(index, row[index] + 1e-6);
}
