using System.Collections.Immutable;

namespace Lorentz.Sequences.Fields;

/// <summary>Pixels at i 2 pi / (side - 1) in x and y, both ends included. Pixel number = row side + column.</summary>
public sealed record SquareGrid
{
    /// <summary>A grid.</summary>
    /// <param name="side">Pixels in a row, and rows; the study's own grid has 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2.</exception>
    public SquareGrid(int side)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 2);
        Side = side;
        Places = [.. Enumerable.Range(0, side * side).Select(pixel => new Place(Along(pixel % side), Along(pixel / side)))];
    }

    /// <summary>Pixels in a row, and rows.</summary>
    public int Side { get; }

    /// <summary>Pixels in all.</summary>
    public int Count => Side * Side;

    /// <summary>Where the pixels lie.</summary>
    public ImmutableArray<Place> Places { get; }

    /// <summary>The pixel in coordinates from -1 to 1, which models are given.</summary>
    public (double X, double Y) Scaled(int pixel) => (((2.0 * (pixel % Side)) / (Side - 1)) - 1.0, ((2.0 * (pixel / Side)) / (Side - 1)) - 1.0);

    /// <summary>The values of a field at all pixels.</summary>
    public double[] Values(SinusoidalField field) => [.. Places.Select(field.Value)];

    private double Along(int index) => 2.0 * Math.PI * index / (Side - 1);
}
