using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>A formula with all parameters, to be refined.</summary>
/// <param name="Form">The formula.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record FormulaStart(IWaveForm Form, double[] Parameters)
{
    private const int Phases = 32;
    private const double Ridge = 1e-12;
    private static readonly ImmutableArray<double> Swings = [1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0];
    private static readonly ImmutableArray<(double Sine, double Cosine)> Turn =
        [.. Enumerable.Range(0, Phases).Select(i => Trigonometric.SineAndCosine(2.0 * Math.PI * i / Phases))];

    /// <summary>Completes a proposal: phases, amplitudes, depths, swings and spokes that fit the readings best, or nearly.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="seen">The readings.</param>
    public static FormulaStart Of(FieldProposal proposal, Readings seen)
    {
        var p = proposal.Parameters;
        return proposal.Kind switch
        {
            FieldKind.OneWave or FieldKind.WavePair => UnitWaves(Vectors(p), seen),
            FieldKind.TwoWaves or FieldKind.ThreeWaves => Waves(Vectors(p), seen),
            FieldKind.Rings => Best(seen, Enumerable.Range(0, Phases).Select(phase => new FormulaStart(new RadialForm(), [p[0], 2.0 * Math.PI * phase / Phases]))),
            FieldKind.AmplitudeModulated => AmplitudeModulated(p, seen),
            FieldKind.FrequencyModulated => Best(seen, Swings.Select(swing => new FormulaStart(new FrequencyModulatedForm(), [p[0], p[1], swing]))),
            FieldKind.Composite => Best(seen, Enumerable.Range(2, 4).Select(spokes => new FormulaStart(new CompositeForm(spokes), [p[0], p[1], p[2]]))),
            _ => throw new ArgumentOutOfRangeException(nameof(proposal), proposal.Kind, "a kind of field was expected"),
        };
    }

    /// <summary>Values of the formula computed to complete it.</summary>
    public long Evaluations { get; private init; }

    /// <summary>The values at some places.</summary>
    public double[] Predict(ImmutableArray<Place> places) => new WaveFit(Form, Parameters, 0.0).Predict(places);

    private static WaveVector[] Vectors(ImmutableArray<double> p) => [.. Enumerable.Range(0, p.Length / 2).Select(i => new WaveVector(p[2 * i], p[(2 * i) + 1]))];

    private static double[] Oscillation(Readings seen) => [.. seen.Values.Select(value => (2.0 * value) - 1.0)];

    // a cos + b sin is a sine whose phase has the sine a and the cosine b, but for its size.
    private static FormulaStart UnitWaves(WaveVector[] vectors, Readings seen)
    {
        var amplitudes = WaveRemainder.Of(seen.Places, Oscillation(seen), vectors).Amplitudes;
        var start = new double[3 * vectors.Length];
        for (var wave = 0; wave < vectors.Length; wave++)
        {
            var (a, b) = (amplitudes[2 * wave], amplitudes[(2 * wave) + 1]);
            var phase = Enumerable.Range(0, Phases).MaxBy(i => (a * Turn[i].Sine) + (b * Turn[i].Cosine));
            (start[3 * wave], start[(3 * wave) + 1], start[(3 * wave) + 2]) = (vectors[wave].Kx, vectors[wave].Ky, 2.0 * Math.PI * phase / Phases);
        }

        return new(new UnitWavesForm(vectors.Length), start) { Evaluations = seen.Count };
    }

    private static FormulaStart Waves(WaveVector[] vectors, Readings seen)
    {
        var amplitudes = WaveRemainder.Of(seen.Places, Oscillation(seen), vectors).Amplitudes;
        return new(
            new WaveSumForm(vectors.Length),
            [0.5, .. vectors.SelectMany((vector, i) => new[] { vector.Kx, vector.Ky, 0.5 * amplitudes[2 * i], 0.5 * amplitudes[(2 * i) + 1] })])
        {
            Evaluations = seen.Count,
        };
    }

    // z = s + depth m s is linear in the depth.
    private static FormulaStart AmplitudeModulated(ImmutableArray<double> p, Readings seen)
    {
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < seen.Count; i++)
        {
            var at = seen.Places[i];
            var carrier = Trigonometric.Sine((p[0] * at.X) + (p[1] * at.Y));
            var modulated = carrier * Trigonometric.Sine((p[2] * at.X) + (p[3] * at.Y));
            products = Math.FusedMultiplyAdd(modulated, (2.0 * seen.Values[i]) - 1.0 - carrier, products);
            squares = Math.FusedMultiplyAdd(modulated, modulated, squares);
        }

        return new(new AmplitudeModulatedForm(), [Math.Clamp(products / (squares + Ridge), 0.5, 1.0), p[2], p[3], p[0], p[1]])
        {
            Evaluations = seen.Count,
        };
    }

    private static FormulaStart Best(Readings seen, IEnumerable<FormulaStart> starts)
    {
        FormulaStart[] all = [.. starts];
        return all.MinBy(start => Squares(start.Predict(seen.Places), seen))! with { Evaluations = (long)all.Length * seen.Count };
    }

    private static double Squares(double[] values, Readings seen)
    {
        var squares = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            squares = Math.FusedMultiplyAdd(values[i] - seen.Values[i], values[i] - seen.Values[i], squares);
        }

        return squares;
    }
}
