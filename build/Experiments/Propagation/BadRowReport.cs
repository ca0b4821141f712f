using System.Globalization;
using Lorentz.Lab.States;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Tells of the first bad rows as they come, and at the end how many more there were.</summary>
/// <param name="file">The name of the table.</param>
/// <param name="shown">How many are told in full.</param>
/// <param name="say">Receives the lines.</param>
internal sealed class BadRowReport(string file, int shown, Action<string> say)
{
    private long count;

    /// <summary>Tells of a row.</summary>
    public void Add(BadRow row)
    {
        count++;
        if (count <= shown)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{file} line {row.LineNumber}: {row.Reason}"));
        }
    }

    /// <summary>Tells how many rows were not told of.</summary>
    public void Close()
    {
        if (count > shown)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{file}: {count - shown:N0} more bad rows; the status column has all of them"));
        }
    }
}
