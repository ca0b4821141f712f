using Lorentz.Learning.Models;
using Lorentz.Series.Equations;
using Lorentz.Series.Lags;
using Lorentz.Series.Losses;
using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;
using Lorentz.Series.Prefixes;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Training;

namespace Lorentz.Bits;

/// <summary>Computations of the series study, MathNet's factorisations among them.</summary>
public static class SeriesComputations
{
    public static IReadOnlyList<Computation> All { get; } =
    [
        new("series-solved", _ => Solved()),
        new("series-training", _ => Training()),
        new("series-examples", _ => Examples()),
    ];

    /// <summary>Closed form, linear model, network of lags.</summary>
    private static ulong Solved()
    {
        var equation = KnownEquations.Beam;
        var loss = new SeriesLoss(equation, 20, 200, 100, 100);
        var weights = LagTraining.Linear(equation, 20, 6, 1);
        var network = LagTraining.Network(new AttentionEmitter("", 8, 6), equation, 12, 4, 2, 6, default);
        return new BitHash().Add(loss.Compressed.Matrix).Add(ClosedForm.Of(loss).Coefficients).Add(weights)
            .Add(LagSeries.Solve(LinearLagFit.Table(weights, 4, 6, 20), equation)).Add(network.Table.Weights).Value;
    }

    /// <summary>A GRU and a perceptron with dropout, by all three optimisers.</summary>
    private static ulong Training()
    {
        var hash = new BitHash();
        var form = new SeriesLoss(KnownEquations.Hermite, 8, 100, 100, 100).Compressed;
        var recipe = new TrainingRecipe(6, 2) { RoundIterations = 4 };
        foreach (var normalisation in Enum.GetValues<PrefixNormalisation>())
        {
            var model = new RecurrentModel("", RecurrentKind.Gru, 8, normalisation) { BiasSpread = 0.5, Gain = 1, HeadGain = 1 };
            hash.Add(RollOutTraining.Run(model, form, SeedRule.Free(2), recipe with { MarquardtIterations = 2 }, 5, null, default).Weights);
        }

        return hash.Add(RollOutTraining.Run(new PaddedMlp("", [9], 0.3), form, SeedRule.Autoregressive, recipe, 5, null, default).Weights).Value;
    }

    /// <summary>A transformer with dropout learns from examples.</summary>
    private static ulong Examples()
    {
        var recurrence = RecurrenceTable.Of(KnownEquations.Legendre, 5);
        var set = PrefixSet.Draw(recurrence, new PrefixRange(2, 5, 40), 1);
        var model = new Transformer("", new EncoderShape(8, 2, 2) { IsCausal = true }, 6);
        return new BitHash().Add(PrefixTraining.Run(model, set, set, new PrefixRecipe(12, 8) { Falls = true }, 3, default).Weights).Value;
    }
}
