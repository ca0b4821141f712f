using Lorentz.Build.Graph;
using Spectre.Console;

namespace Lorentz.Build.Displays;

/// <summary>Progress bars with the time left, on a terminal.</summary>
public sealed class TerminalDisplay : IDisplay
{
    private readonly Lock gate = new();
    private ProgressContext? context;

    /// <inheritdoc/>
    public void Run(Action body) => AnsiConsole.Progress()
        .AutoClear(true)
        .HideCompleted(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new PercentageColumn(),
            new RemainingTimeColumn())
        .Start(started =>
        {
            context = started;
            try
            {
                body();
            }
            finally
            {
                context = null;
            }
        });

    /// <inheritdoc/>
    public IStage Stage(string title, double total) => context is { } started
        ? new TerminalStage(title, started.AddTask(Markup.Escape(title), maxValue: total > 0 ? total : 1), total <= 0, Say)
        : new PlainStage(title, total, Say, TimeProvider.System);

    /// <inheritdoc/>
    public void Say(string text)
    {
        lock (gate)
        {
            AnsiConsole.WriteLine(text);
        }
    }

    /// <inheritdoc/>
    public void Warn(string text)
    {
        lock (gate)
        {
            AnsiConsole.MarkupLine($"[red]{Markup.Escape(text)}[/]");
        }
    }
}
