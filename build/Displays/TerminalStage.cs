using System.Diagnostics;
using Lorentz.Build.Graph;
using Spectre.Console;

namespace Lorentz.Build.Displays;

/// <summary>A stage as a progress bar; one that took a while leaves a line behind when it ends.</summary>
internal sealed class TerminalStage : IStage
{
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly string title;
    private readonly ProgressTask task;
    private readonly Action<string> say;
    private readonly long start = Stopwatch.GetTimestamp();
    private string words = "";
    private bool ended;

    public TerminalStage(string title, ProgressTask task, bool endless, Action<string> say)
    {
        (this.title, this.task, this.say) = (title, task, say);
        task.IsIndeterminate = endless;
    }

    public void Advance(double amount)
    {
        lock (gate)
        {
            task.Increment(amount);
        }
    }

    public void Report(string text)
    {
        lock (gate)
        {
            words = $"  {text}";
            task.Description = Markup.Escape(title + words);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }

            ended = true;
            task.Value = task.MaxValue;
            task.StopTask();
            var time = Stopwatch.GetElapsedTime(start);
            if (time > WorthALine)
            {
                say($"{title}: {Durations.Show(time)}{words}");
            }
        }
    }
}
