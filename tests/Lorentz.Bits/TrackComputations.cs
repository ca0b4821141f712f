using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Bits;

/// <summary>Computations of Lorentz.Tracks, small enough for processors that emulate every fused multiply-add.</summary>
public static class TrackComputations
{
    public static IReadOnlyList<Computation> All { get; } =
    [
        new("dataset", Dataset),
        new("track-training", TrackTraining),
        new("chart", Chart),
        new("march", March),
        new("transport-matrices", TransportMatrices),
    ];

    private static ulong Dataset(int threads)
    {
        var hash = new BitHash();
        var planes = new SegmentPlanes[] { new SegmentPlanes.Forward(770, 500, 12000), new SegmentPlanes.Anywhere(0, 13000, 25) };
        for (var problem = 0; problem < planes.Length; problem++)
        {
            var generator = new SampleGenerator<PointSourceField>(
                new TrackPopulation { Planes = planes[problem] }, PointSourceField.LhcbDipole, DormandPrince8.Tableau, 2500, problem);
            var stream = new RandomStream(21, (ulong)problem);
            foreach (var block in FixedOrder.Map(3, threads, index => generator.Generate(stream, 4 * index, 4)))
            {
                hash.Add(block.Segments).Add(block.Deviations).Add(block.Path).Add((ulong)block.Attempts);
            }
        }

        return hash.Value;
    }

    /// <summary>From samples to the errors of a trained network: fit, two epochs, inference, summary by momentum.</summary>
    private static ulong TrackTraining(int threads)
    {
        var hash = new BitHash();
        var generator = new SampleGenerator<GaussianDipoleField>(
            new TrackPopulation(), GaussianDipoleField.Plan, DormandPrince8.Tableau, 2000, 0);
        var block = generator.Generate(new RandomStream(22, 0), 0, 120);
        var rows = new ArrayRows<double>(block.Segments, block.Deviations);
        var tracks = new TestTracks(rows, 60);
        var quartiles = MomentumQuartiles.Of(new ArrayRows<double>(block.Segments[..(60 * Segment.Columns)], block.Deviations[..(60 * Deviation.Columns)]));
        foreach (var formulation in new Formulation[] { FormulationFit.Absolute(rows, 6), FormulationFit.Residual(rows, 6) })
        {
            var samples = new EncodedSamples(rows, formulation);
            var shape = new NetworkShape(6, 11, Formulation.Outputs, ActivationKind.Silu);
            var plan = new TrainingPlan
            {
                BatchSize = 70,
                Epochs = 2,
                Schedule = new(0.02, 0, 1),
                Seed = 4,
                ComponentWeights = [.. formulation.LossWeights.Select(weight => (float)weight)],
                OutputRateFactor = 0.5,
            };
            if (Trainer.Run(plan, WidthScaled.Create(shape, 1, 2), samples, samples, threads, new SilentObserver())
                is not TrainingResult.Completed { State: var state })
            {
                return 0;
            }

            var model = new TrackNetwork(new Network(shape, state.BestWeights), formulation, TrainingDomain.Of(rows));
            var (errors, flagged) = tracks.Judge(new LearnedExtrapolator("bits", model), threads);
            hash.Add(state.Weights).Add((ulong)flagged);
            foreach (var summary in quartiles.Summarise(errors))
            {
                hash.Add(summary.Mean).Add(summary.Median).Add(summary.Rmse).Add(summary.Percentile99).Add(summary.SlopeRmse);
            }
        }

        return hash.Value;
    }

    /// <summary>From tracks on planes to the errors of a fitted chart.</summary>
    private static ulong Chart(int threads)
    {
        PlaneTracks[] tracks =
        [
            .. Enumerable.Range(1, 2).Select(planes => PlaneTracks.Draw(
                new TrackPopulation(), GaussianDipoleField.Plan, 770, 3000, planes, 2000, new RandomStream(23, (ulong)planes), 300, threads)),
        ];
        var domain = TrainingDomain.Of(new ArrayRows<double>(tracks[1].Segments, new double[tracks[1].Count * Deviation.Columns]));
        var chart = ChartFit.Fit(tracks, new ChartShape(4, 3, 3, 0.5), 770, 3000, 1, domain, threads, () => { });
        var hash = new BitHash().Add(chart.Coefficients);
        var extrapolator = new ChartExtrapolator("bits", chart);
        for (var i = 0; i < 20; i++)
        {
            var segment = Segment.FromRow<double>(tracks[1].Segments.AsSpan(i * Segment.Columns, Segment.Columns));
            var end = extrapolator.Extrapolate(
                new(new(segment.X), new(segment.Y), segment.Tx, segment.Ty, ChargeOverMomentum.FromPerMeV(segment.Qop)), new(770), new(770 + (250 * i)));
            hash.Add(end.State.X.Value).Add(end.State.Y.Value).Add(end.State.Tx).Add(end.State.Ty).Add((ulong)end.Status);
        }

        return hash.Value;
    }

    /// <summary>From samples to the errors of a march: tables of the field, learned weights, kernels for one track and for eight.</summary>
    private static ulong March(int threads)
    {
        var hash = new BitHash();
        double[] charges = [0, 2500, 5000, 2e6, 0, -2500, 5000, -2e6];
        var field = new PointSourceField(charges, PointSourceField.LhcbDipole.Region);
        var generator = new SampleGenerator<PointSourceField>(new TrackPopulation(), field, DormandPrince8.Tableau, 2000, 0);
        var block = generator.Generate(new RandomStream(23, 0), 0, 60);
        var rows = new ArrayRows<double>(block.Segments, block.Deviations);
        var tracks = new TestTracks(rows, 60);
        foreach (var average in new[] { PlaneAverage.Point, PlaneAverage.Hat })
        {
            var table = PlaneTableFit.Of(field, new PlaneGrid(PlaneSpacing.Of(7), field.Region, 4, 3), average, threads);
            var model = MarchFit.Of(rows, 60, field, table, 3, average == PlaneAverage.Point, threads);
            var march = new MarchExtrapolator("march", model);
            hash.Add(table.Coefficients).Add(model.Weights.Predict).Add(model.Weights.Advance).Add(model.Weights.End);
            foreach (var error in tracks.Judge(march, threads).Errors)
            {
                hash.Add(error.Position).Add(error.Slope);
            }

            for (var i = 0; i < 10; i++)
            {
                var end = march.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i])).State;
                hash.Add(end.X.Value).Add(end.Y.Value).Add(end.Tx).Add(end.Ty);
            }

            var textbook = TextbookMarch.Of(table, model.Domain, 4).Weights;
            hash.Add(textbook.Predict).Add(textbook.Correct).Add(textbook.Advance).Add(textbook.End);
        }

        var wedge = WedgeField.Of(field, 1000, 5000, 4, 3, 4, threads);
        var corrected = new DefectRows(rows, 20, ExtrapolatorName.Parse("nystrom:3steps", wedge)!, threads);
        for (var i = 0; i < 20; i++)
        {
            hash.Add(corrected.Deviation(i).X).Add(corrected.Deviation(i).Ty);
        }

        return hash.Value;
    }

    /// <summary>The matrices of a network of one layer, one of two, a chart, a march and a corrected method on tables.</summary>
    private static ulong TransportMatrices(int threads)
    {
        double[] charges = [0, 2500, 5000, 2e6, 0, -2500, 5000, -2e6];
        var field = new PointSourceField(charges, PointSourceField.LhcbDipole.Region);
        var block = new SampleGenerator<PointSourceField>(new TrackPopulation(), field, DormandPrince8.Tableau, 2000, 0).Generate(new RandomStream(24, 0), 0, 60);
        var rows = new ArrayRows<double>(block.Segments, block.Deviations);
        var domain = TrainingDomain.Of(rows);
        var tracks = new TestTracks(rows, 6);
        var residual = FormulationFit.Residual(rows, 6);
        var network = new LearnedExtrapolator("one", new(WidthScaled.Create(new NetworkShape(6, 20, 4, ActivationKind.Silu), 1, 2), residual, domain));
        var deep = WidthScaled.Create(new DeepShape(6, [12, 20], 4, ActivationKind.Tanh), 1, 2);
        var table = PlaneTableFit.Of(field, new PlaneGrid(PlaneSpacing.Of(6), field.Region, 4, 3), PlaneAverage.Point, threads);
        var shape = new ChartShape(3, 2, 2, 0.5);
        var coefficients = new double[3 * shape.Terms * TrackChart.Outputs];
        for (var i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] = new RandomStream(4, 4).Uniform((ulong)i, -1, 1);
        }

        Extrapolator[] extrapolators =
        [
            network,
            new DeepExtrapolator("two", deep, residual, domain),
            new ChartExtrapolator("chart", new(shape, new(0.3, 0.25, 1 / 1500.0, 20), 770, 4000, coefficients, domain)),
            new MarchExtrapolator("march", MarchFit.Of(rows, 60, field, table, 3, true, threads)),
            new DefectExtrapolator("both", ExtrapolatorName.Parse("nystrom:1step", WedgeField.Of(field, 0, 13000, 4, 3, 4, threads))!, network),
            new FirstOrderPerturbation(field),
        ];
        var hash = new BitHash();
        var matrix = new double[TransportJacobian.Length];
        foreach (var extrapolator in extrapolators)
        {
            for (var i = 0; i < tracks.Count; i++)
            {
                extrapolator.Transport(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]), matrix);
                hash.Add(matrix);
                if (extrapolator is NetworkExtrapolator exact)
                {
                    exact.TransportExactly(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]), matrix);
                    hash.Add(matrix);
                }
            }
        }

        VariationalEquation.Integrate(field, tracks.Columns[0], new(tracks.Z0[0]), new(tracks.Z1[0]), 3000, matrix);
        return hash.Add(matrix).Value;
    }
}
