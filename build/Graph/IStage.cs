namespace Lorentz.Build.Graph;

/// <summary>One progress bar. Safe to use from several threads; disposing it ends it.</summary>
public interface IStage : IDisposable
{
    /// <summary>Adds <paramref name="amount"/> to what is done, in the unit the stage's total is in.</summary>
    void Advance(double amount);

    /// <summary>Replaces the words shown beside the bar, such as the present loss.</summary>
    void Report(string text);
}
