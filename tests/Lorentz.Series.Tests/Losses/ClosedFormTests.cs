using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Numbers;
using Lorentz.Series.Solutions;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Lorentz.Series.Tests.Losses;

public sealed class ClosedFormTests
{
    [Fact]
    public void Every_equation_of_the_study_is_one_linear_solve()
    {
        foreach (var equation in KnownEquations.All)
        {
            var solution = ClosedForm.Of(new SeriesLoss(equation, 20, 1000, 100, 100));
            var truth = TrueSolution.Of(equation).Required;
            var beam = equation == KnownEquations.Beam;
            Assert.InRange(solution.Loss.Total, 0, beam ? 3e-16 : 1e-21);
            Assert.InRange(truth.Difference(solution.Coefficients), 0, (beam ? 1e-7 : 1e-11) * Math.Max(1, truth.Maximum));
        }
    }

    [Fact]
    public void The_beam_at_twenty_has_the_published_minimum() =>
        Assert.InRange(ClosedForm.Of(new SeriesLoss(KnownEquations.Beam, 20, 1000, 100, 100)).Loss.Total / 2e-16, 0.7, 1.4);

    [Fact]
    public void Bits_do_not_depend_on_the_threads_of_MathNet()
    {
        var loss = new SeriesLoss(KnownEquations.Beam, 25, 3000, 100, 100);
        var single = ClosedForm.Of(loss).Coefficients;
        try
        {
            Control.UseMultiThreading();
            Control.MaxDegreeOfParallelism = 4;
            Assert.Equal(single, ClosedForm.Of(loss).Coefficients);
        }
        finally
        {
            Control.UseSingleThread();
        }
    }

    [Fact]
    public void A_sum_is_a_mean_of_another_weight()
    {
        var summed = ClosedForm.Of(KnownEquations.Beam, 20, 400, 200, 100, RecurrenceConvention.Summed);
        var averaged = ClosedForm.Of(KnownEquations.Beam, 20, 400, 200, 1700, RecurrenceConvention.Averaged);
        Assert.Equal(averaged.Coefficients, summed.Coefficients);
        Assert.Equal(averaged.Loss, summed.Loss);
    }

    [Fact]
    public void The_journals_closed_form_tests()
    {
        Check(KnownEquations.Legendre, 30, 5000, 100, 100);
        Check(KnownEquations.Airy with { Interval = new(-2, 2) }, 40, 2000, 100, 75);
        Check(KnownEquations.Hermite with { Interval = new(-2, 2) }, 30, 2000, 100, 50);
        Check(KnownEquations.Beam, 40, 8000, 200, 100);

        static void Check(LinearEquation equation, int last, int points, double boundary, double recurrence)
        {
            var solution = ClosedForm.Of(equation, last, points, boundary, recurrence, RecurrenceConvention.Summed);
            var truth = TrueSolution.Of(equation).Required;
            Assert.InRange(truth.Difference(solution.Coefficients), 0, 1e-9 * Math.Max(1, truth.Maximum));
        }
    }

    [Fact]
    public void The_recurrence_conditions_the_problem()
    {
        foreach (var equation in KnownEquations.All)
        {
            var form = new SeriesLoss(equation, 20, 1000, 100, 100).Compressed;
            var beam = equation == KnownEquations.Beam;
            Assert.InRange(SingularValues.HessianCondition(form, withRecurrence: true), beam ? 3e9 : 15, beam ? 5e9 : 2.5e5);
            Assert.InRange(SingularValues.HessianCondition(form, withRecurrence: false), beam ? 3e24 : 1.5e12, beam ? 7e24 : 4e22);
        }
    }

    [Fact]
    public void Singular_values_are_those_of_another_library()
    {
        var form = new SeriesLoss(KnownEquations.Airy, 12, 100, 100, 100).Compressed;
        var oracle = Matrix<double>.Build.Dense(form.Rows, form.Columns, (row, column) => form.Matrix[(row * form.Columns) + column]).Svd(false).S;
        var ours = SingularValues.Of(form.Matrix, form.Rows, form.Columns);
        Assert.All(ours.Index(), pair => Assert.Equal(oracle[pair.Index], pair.Item, 1e-12 * oracle[0]));
    }
}
