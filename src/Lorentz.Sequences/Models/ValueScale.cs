namespace Lorentz.Sequences.Models;

/// <summary>How values are told to a model, (value - Mean) / Deviation, and in which range they lie.</summary>
/// <param name="Mean">Subtracted.</param>
/// <param name="Deviation">Divided by.</param>
/// <param name="Least">Smallest possible value.</param>
/// <param name="Most">Largest possible value.</param>
public readonly record struct ValueScale(double Mean, double Deviation, double Least, double Most)
{
    /// <summary>Values as they are, from 0 to 1.</summary>
    public static ValueScale None { get; } = new(0, 1, 0, 1);

    /// <summary>The value as the model sees it.</summary>
    public double Told(double value) => (value - Mean) / Deviation;

    /// <summary>The value that a model means.</summary>
    public double Meant(double told) => (told * Deviation) + Mean;
}
