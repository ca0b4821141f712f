namespace Lorentz.Lab.Exports.Onnx;

/// <summary>Columns that the graph's linear forms read: those of a segment, and two that warped inputs add.</summary>
internal enum StateColumn
{
    /// <summary>x0 in mm.</summary>
    X,

    /// <summary>y0 in mm.</summary>
    Y,

    /// <summary>Slope dx/dz.</summary>
    Tx,

    /// <summary>Slope dy/dz.</summary>
    Ty,

    /// <summary>q/p in 1/MeV.</summary>
    Qop,

    /// <summary>First plane in mm.</summary>
    Z0,

    /// <summary>Signed step in mm.</summary>
    Dz,

    /// <summary>The share of the field integral before the end plane.</summary>
    Share,

    /// <summary>The kick: q/p times the share.</summary>
    Kick,
}
