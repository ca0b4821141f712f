using Lorentz.Build.Graph;

namespace Lorentz.Build.Displays;

/// <summary>Plain lines, for a log or a pipe: one per stage at its beginning, every few seconds, and at its end.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="error">Where warnings go.</param>
/// <param name="clock">The clock; a test has its own.</param>
public sealed class PlainDisplay(TextWriter output, TextWriter error, TimeProvider clock) : IDisplay
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Run(Action body) => body();

    /// <inheritdoc/>
    public IStage Stage(string title, double total) => new PlainStage(title, total, Say, clock);

    /// <inheritdoc/>
    public void Say(string text) => Write(output, text);

    /// <inheritdoc/>
    public void Warn(string text) => Write(error, text);

    private void Write(TextWriter writer, string text)
    {
        lock (gate)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }
}
