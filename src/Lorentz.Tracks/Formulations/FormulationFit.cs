using System.Collections.Immutable;
using Lorentz.Numerics.Reductions;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Datasets;

namespace Lorentz.Tracks.Formulations;

/// <summary>Fits the normalisation of a formulation to a training set, in one fixed order.</summary>
public static class FormulationFit
{
    /// <summary>Samples that are enough for means and spreads to four figures.</summary>
    public const long MostSamples = 200_000;

    // Spread over size below which a column is constant: a mean that rounds leaves 1e-16, single precision 1e-7.
    private const double Negligible = 1e-6;

    /// <summary>The plans' formulation, normalised to <paramref name="rows"/>.</summary>
    /// <param name="rows">Training set.</param>
    /// <param name="inputs">6, or 7 with z0.</param>
    public static AbsoluteFormulation Absolute(SampleRows rows, int inputs) =>
        Normalised(rows, new AbsoluteFormulation(Blank(0, inputs), Blank(1, inputs), Zeros, Ones));

    /// <summary>The residual formulation, normalised to <paramref name="rows"/>.</summary>
    /// <param name="rows">Training set.</param>
    /// <param name="inputs">6, or 7 with z0.</param>
    /// <param name="tellsIntercept">Whether positions are told as where the line points at z = 0.</param>
    public static ResidualFormulation Residual(SampleRows rows, int inputs, bool tellsIntercept = true) =>
        Normalised(rows, new ResidualFormulation(Blank(0, inputs), Blank(1, inputs), Zeros, Ones) { TellsIntercept = tellsIntercept });

    /// <summary>The residual formulation with warped inputs, normalised to <paramref name="rows"/>.</summary>
    /// <param name="rows">Training set.</param>
    public static WarpedFormulation Warped(SampleRows rows) =>
        Normalised(rows, new WarpedFormulation(Blank(0, WarpedFormulation.InputCount), Blank(1, WarpedFormulation.InputCount), Zeros, Ones));

    /// <summary>The formulation of what a chart leaves, normalised to <paramref name="rows"/>.</summary>
    /// <param name="rows">Training set.</param>
    /// <param name="chart">The chart.</param>
    public static ChartRemainderFormulation Remainder(SampleRows rows, TrackChart chart) =>
        Normalised(rows, new ChartRemainderFormulation(
            Blank(0, ChartRemainderFormulation.InputCount), Blank(1, ChartRemainderFormulation.InputCount), Zeros, Ones, chart));

    private static TFormulation Normalised<TFormulation>(SampleRows rows, TFormulation blank)
        where TFormulation : Formulation
    {
        var (inputMean, inputScale) = Inputs(rows, blank);
        var (outputMean, outputScale) = Outputs(rows, blank);
        return (TFormulation)((Formulation)blank with
        {
            InputMean = inputMean,
            InputScale = inputScale,
            OutputMean = outputMean,
            OutputScale = outputScale,
        });
    }

    /// <summary>The change from the start, in units of the spread of end states; nothing is taken off, so that no change stays zero.</summary>
    /// <inheritdoc cref="Absolute"/>
    public static IncrementFormulation Increment(SampleRows rows, int inputs)
    {
        var absolute = Absolute(rows, inputs);
        return new(absolute.InputMean, absolute.InputScale, Zeros, absolute.OutputScale);
    }

    private static ImmutableArray<double> Zeros { get; } = [0, 0, 0, 0];

    private static ImmutableArray<double> Ones { get; } = [1, 1, 1, 1];

    private static ImmutableArray<double> Blank(double value, int inputs) => [.. Enumerable.Repeat(value, inputs)];

    private static (ImmutableArray<double> Mean, ImmutableArray<double> Scale) Inputs(SampleRows rows, Formulation formulation) =>
        Fit(rows, formulation.Inputs, (index, values) => formulation.RawInputs(rows.Segment(index), values));

    private static (ImmutableArray<double> Mean, ImmutableArray<double> Scale) Outputs(SampleRows rows, Formulation formulation) =>
        Fit(rows, Formulation.Outputs, (index, values) => formulation.RawTargets(rows.Segment(index), rows.Deviation(index), values));

    private delegate void Read(long index, Span<double> values);

    private static (ImmutableArray<double> Mean, ImmutableArray<double> Scale) Fit(SampleRows rows, int columns, Read read)
    {
        var count = (int)Math.Min(rows.Count, MostSamples);
        var values = new double[columns];
        var transposed = new double[columns * count];
        for (var i = 0; i < count; i++)
        {
            read(i, values);
            for (var c = 0; c < columns; c++)
            {
                transposed[(c * count) + i] = values[c];
            }
        }

        var moments = Enumerable.Range(0, columns).Select(c => Moments.Of(transposed.AsSpan(c * count, count))).ToArray();

        // A column that never varies carries nothing: its scale of 1 keeps it at zero instead of dividing by rounding errors.
        return (
            [.. moments.Select(moment => moment.Mean)],
            [.. moments.Select(moment => moment.StandardDeviation > Negligible * Math.Abs(moment.Mean) ? moment.StandardDeviation : 1)]);
    }
}
