namespace Lorentz.Lab.Figures;

/// <summary>How numbers are spread along an axis.</summary>
public enum AxisScale
{
    /// <summary>Equal differences, equal lengths.</summary>
    Linear,

    /// <summary>Equal ratios, equal lengths (decades); numbers that are not positive are gaps.</summary>
    Log10,
}
