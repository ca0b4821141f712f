namespace Lorentz.Physics.Fields.Maps;

/// <summary>What can be wrong with a field map read from text.</summary>
public enum MapDefectKind
{
    /// <summary>There is no row of numbers.</summary>
    EmptyMap,

    /// <summary>The header names other columns, another order or other units than x y z (mm) Bx By Bz (T).</summary>
    Header,

    /// <summary>A row has more or fewer than six columns.</summary>
    ColumnCount,

    /// <summary>A column is not a number.</summary>
    NonNumeric,

    /// <summary>A number is NaN or infinite, or too large for a double.</summary>
    NonFinite,

    /// <summary>All rows have the same coordinate along an axis.</summary>
    SingleValueAxis,

    /// <summary>The coordinates do not form a rectangular lattice.</summary>
    NoLattice,

    /// <summary>A row lies off the lattice that the others form.</summary>
    OffLattice,

    /// <summary>A node stands twice in the map, with the same values.</summary>
    DuplicateIdentical,

    /// <summary>A node stands twice in the map, with different values.</summary>
    DuplicateConflicting,

    /// <summary>The field is stronger than a magnet of this kind can make.</summary>
    TooStrong,

    /// <summary>No row gives the field at a node.</summary>
    MissingNode,
}
