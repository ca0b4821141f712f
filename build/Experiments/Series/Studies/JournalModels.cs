using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>The models of the journal by the names it gives them.</summary>
internal static class JournalModels
{
    /// <summary>GRU of 128 with adaptive normalisation: the "improved RNN" from experiment 5 on.</summary>
    public static RecurrentModel Gru128 { get; } = new("GRU-128", RecurrentKind.Gru, 128, PrefixNormalisation.Adaptive);

    /// <summary>GRU of 256.</summary>
    public static RecurrentModel Gru256 { get; } = Gru128 with { Name = "GRU-256", Hidden = 256 };

    /// <summary>LSTM of 128.</summary>
    public static RecurrentModel Lstm128 { get; } = Gru128 with { Name = "LSTM-128", Cell = RecurrentKind.Lstm };

    /// <summary>
    /// The same network so started that it can leave y = 0: biases spread over +-0.5, weights at Xavier's own size.
    /// Found by nothing but the wish that every layer pass a signal.
    /// </summary>
    public static RecurrentModel Awake(RecurrentModel model) => model with { Name = $"{model.Name}, awake", BiasSpread = 0.5, Gain = 1, HeadGain = 1 };
}
