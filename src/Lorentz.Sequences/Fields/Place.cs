namespace Lorentz.Sequences.Fields;

/// <summary>A point of the plane in radians; the grid covers [0, 2 pi] in both.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down the rows of the grid.</param>
public readonly record struct Place(double X, double Y)
{
    /// <summary>Square of the distance to another place.</summary>
    public double SquaredDistance(Place other)
    {
        var (x, y) = (X - other.X, Y - other.Y);
        return (x * x) + (y * y);
    }
}
