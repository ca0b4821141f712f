namespace Lorentz.Lab.Tables;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing: not measured, not applicable.</summary>
    Missing,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number, written with all its digits.</summary>
    Integer,

    /// <summary>A real number, written with its column's significant digits.</summary>
    Real,
}
