using System.Runtime.CompilerServices;

namespace Lorentz.Physics.Fields.Planes;

/// <summary>Where a place lies on one axis of a uniform cubic B-spline, in double precision, with the weights around it.</summary>
internal readonly struct SplineAxis
{
    /// <summary>The weights of the four nodes around the place.</summary>
    public readonly Four Weights;

    /// <summary>Their derivatives by the place; zero beyond the ends, where the place is held.</summary>
    public readonly Four Slopes;

    /// <summary>A place.</summary>
    /// <param name="place">The place in cells; a number that is none gives slopes that are none.</param>
    /// <param name="cells">Number of cells.</param>
    public SplineAxis(double place, int cells)
    {
        var held = Math.Clamp(place, 0, cells);
        Cell = double.IsNaN(held) ? 0 : Math.Min((int)held, cells - 1);
        PlaneSpline.Weights(held - Cell, Weights);
        if (held == place || double.IsNaN(place))
        {
            PlaneSpline.Slopes(held - Cell, Slopes);
        }
    }

    /// <summary>The cell, whose first node has the same index.</summary>
    public int Cell { get; }

    /// <summary>Four numbers.</summary>
    [InlineArray(4)]
    internal struct Four
    {
        private double first;
    }
}
