using System.Globalization;

namespace Lorentz.Build.Displays;

/// <summary>Times as people say them.</summary>
public static class Durations
{
    /// <summary>A time as <c>3.2 s</c>, <c>4 min 05 s</c> or <c>2 h 07 min</c>.</summary>
    public static string Show(TimeSpan time) => time.TotalSeconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
    };
}
