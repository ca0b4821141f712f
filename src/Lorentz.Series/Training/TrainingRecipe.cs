namespace Lorentz.Series.Training;

/// <summary>How the weights of a rolled-out model are found: AdamW, then L-BFGS, then Levenberg-Marquardt.</summary>
/// <param name="AdamSteps">Steps of AdamW.</param>
/// <param name="Rounds">Calls of L-BFGS, each of at most <see cref="RoundIterations"/> iterations, as PyTorch's optimiser is called.</param>
public sealed record TrainingRecipe(int AdamSteps, int Rounds)
{
    /// <summary>Learning rate of AdamW.</summary>
    public double Rate { get; init; } = 1e-3;

    /// <summary>Weight decay of AdamW; PyTorch's default is 0.01.</summary>
    public double Decay { get; init; } = 0.01;

    /// <summary>Most iterations in a call of L-BFGS.</summary>
    public int RoundIterations { get; init; } = 40;

    /// <summary>Pairs L-BFGS remembers.</summary>
    public int Memory { get; init; } = 30;

    /// <summary>Most iterations of Levenberg-Marquardt; 0 in everything the journal did.</summary>
    public int MarquardtIterations { get; init; }

    /// <summary>300 steps of AdamW and 10 calls of L-BFGS: the journal's "original" training.</summary>
    public static TrainingRecipe Original { get; } = new(300, 10);

    /// <summary>1000 and 25: the journal's "medium" training.</summary>
    public static TrainingRecipe Medium { get; } = new(1000, 25);

    /// <summary>The recipe with a share of its steps, at least one of each kind it has.</summary>
    /// <param name="share">The share.</param>
    public TrainingRecipe Scaled(double share) => this with
    {
        AdamSteps = Part(AdamSteps, share),
        Rounds = Part(Rounds, share),
        MarquardtIterations = Part(MarquardtIterations, share),
        RoundIterations = share < 1 ? Math.Max(1, (int)(RoundIterations * Math.Sqrt(share))) : RoundIterations,
    };

    private static int Part(int steps, double share) => steps == 0 ? 0 : Math.Max(1, (int)(steps * share));
}
