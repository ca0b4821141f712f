namespace Lorentz.Build.Graph;

/// <summary>Where a run shows what it is doing: progress bars on a terminal, plain lines anywhere else.</summary>
public interface IDisplay
{
    /// <summary>Runs <paramref name="body"/> with progress bars alive around it.</summary>
    void Run(Action body);

    /// <summary>Opens a progress bar.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How much there is of it, in any unit.</param>
    IStage Stage(string title, double total);

    /// <summary>Prints a line.</summary>
    void Say(string text);

    /// <summary>Prints a line that says that something went wrong.</summary>
    void Warn(string text);
}
