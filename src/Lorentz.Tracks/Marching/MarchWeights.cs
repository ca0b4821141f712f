namespace Lorentz.Tracks.Marching;

/// <summary>
/// The weights of a march over planes: sums of accelerations that give the next state. Every weight is four numbers, for
/// x, y, tx, ty, in the order of a vector; histories run from the newest acceleration to the oldest.
/// </summary>
/// <param name="Orders">Powers of the place within a cell that the end weights have, from power 0.</param>
/// <param name="Predict">[planes][<see cref="History"/>][4]: from the accelerations before a plane to the state on it.</param>
/// <param name="Correct">[planes][<see cref="Window"/>][4]: the same with the plane's own acceleration; only the slopes are used. Empty where slopes are not corrected.</param>
/// <param name="Advance">[planes][<see cref="Window"/>][4]: from the base, two planes back, to the base of the next step.</param>
/// <param name="End">[cells][Orders][<see cref="Window"/>][4]: from the base to any z of a cell.</param>
public sealed record MarchWeights(int Orders, float[] Predict, float[] Correct, float[] Advance, float[] End)
{
    /// <summary>Accelerations a prediction uses.</summary>
    public const int History = 6;

    /// <summary>Accelerations used once the newest plane has its own.</summary>
    public const int Window = History + 1;

    /// <summary>Numbers a weight has.</summary>
    public const int Lanes = 4;

    /// <summary>Whether slopes are corrected once a plane has an acceleration of its own.</summary>
    public bool Corrects => Correct.Length > 0;

    /// <summary>Weights of zero.</summary>
    /// <param name="planes">Number of planes.</param>
    /// <param name="orders">Powers of the end weights.</param>
    /// <param name="corrects">Whether slopes are corrected.</param>
    public static MarchWeights Zero(int planes, int orders, bool corrects) => new(
        orders, new float[planes * History * Lanes], corrects ? new float[planes * Window * Lanes] : [], new float[planes * Window * Lanes],
        new float[(planes - 1) * orders * Window * Lanes]);

    /// <summary>What is wrong with these weights for so many planes, or null.</summary>
    public string? Problem(int planes) =>
        Orders is < 1 or > 12 ? $"{Orders} orders: valid are 1 to 12"
        : Wrong("predict", Predict, planes * History) ?? (Corrects ? Wrong("correct", Correct, planes * Window) : null)
        ?? Wrong("advance", Advance, planes * Window) ?? Wrong("end", End, (planes - 1) * Orders * Window);

    private static string? Wrong(string name, float[] values, int weights) =>
        values.Length != weights * Lanes ? $"'{name}' has {values.Length} values, expected {weights * Lanes}"
        : !values.All(float.IsFinite) ? $"'{name}' holds a value that is not a finite number"
        : null;
}
