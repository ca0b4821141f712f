using System.Globalization;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Displays;

/// <summary>A stage as plain lines.</summary>
internal sealed class PlainStage : IStage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly string title;
    private readonly double total;
    private readonly Action<string> say;
    private readonly TimeProvider clock;
    private readonly long start;
    private long last;
    private double done;
    private string words = "";
    private bool ended;

    /// <summary>Begins; a stage without a total has no percentage to show on the way, so it is announced.</summary>
    public PlainStage(string title, double total, Action<string> say, TimeProvider clock)
    {
        (this.title, this.total, this.say, this.clock) = (title, total, say, clock);
        start = last = clock.GetTimestamp();
        if (total <= 0)
        {
            say($"{title} ...");
        }
    }

    public void Advance(double amount)
    {
        lock (gate)
        {
            done += amount;
            if (!ended && clock.GetElapsedTime(last) >= Quiet)
            {
                last = clock.GetTimestamp();
                say(Line());
            }
        }
    }

    public void Report(string text)
    {
        lock (gate)
        {
            words = text;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (!ended)
            {
                ended = true;
                say($"{title}: {Durations.Show(clock.GetElapsedTime(start))}{Words()}");
            }
        }
    }

    private string Line()
    {
        var fraction = total > 0 ? Math.Clamp(done / total, 0, 1) : 0;
        var left = fraction > 0 ? $", {Durations.Show(clock.GetElapsedTime(start) * ((1 - fraction) / fraction))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{title}: {Math.Floor(100 * fraction):0} %{left}{Words()}");
    }

    private string Words() => words.Length == 0 ? "" : $"  {words}";
}
