namespace Lorentz.Build.Graph;

/// <summary>What the text of a parameter means.</summary>
public enum ParameterKind
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Whole numbers separated by commas.</summary>
    Integers,

    /// <summary>A finite real number.</summary>
    Real,

    /// <summary>Finite real numbers separated by commas.</summary>
    Reals,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>One of a fixed set of words.</summary>
    Choice,

    /// <summary>A file to read; its content, not its name, is part of the fingerprint.</summary>
    File,

    /// <summary>A file to write, where the user says.</summary>
    Output,
}
