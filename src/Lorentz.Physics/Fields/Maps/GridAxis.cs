namespace Lorentz.Physics.Fields.Maps;

/// <summary>Equally spaced nodes along one axis.</summary>
public sealed record GridAxis
{
    /// <summary>Nodes at origin, origin + spacing, ..., origin + (count - 1) spacing.</summary>
    /// <param name="origin">Position of the first node in mm.</param>
    /// <param name="spacing">Distance between neighbours in mm, positive.</param>
    /// <param name="count">Number of nodes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, the spacing not positive, or the count below 2.</exception>
    public GridAxis(double origin, double spacing, int count)
    {
        if (!double.IsFinite(origin))
        {
            throw new ArgumentOutOfRangeException(nameof(origin), origin, "The first node needs a finite position in mm.");
        }

        if (!(spacing > 0.0 && double.IsFinite(spacing)))
        {
            throw new ArgumentOutOfRangeException(nameof(spacing), spacing, "The spacing must be a positive number of mm.");
        }

        if (count < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "An axis needs at least 2 nodes.");
        }

        Origin = origin;
        Spacing = spacing;
        Count = count;
        End = Position(count - 1);
    }

    /// <summary>Position of the first node in mm.</summary>
    public double Origin { get; }

    /// <summary>Distance between neighbours in mm.</summary>
    public double Spacing { get; }

    /// <summary>Number of nodes.</summary>
    public int Count { get; }

    /// <summary>Position of the last node in mm.</summary>
    public double End { get; }

    /// <summary>Whether <paramref name="position"/> in mm lies between the first node and the last, both included; false for NaN.</summary>
    public bool Contains(double position) => position >= Origin && position <= End;

    /// <summary>The fewest nodes at the given spacing, from <paramref name="minimum"/>, that reach <paramref name="maximum"/> (all mm).</summary>
    public static GridAxis Covering(double minimum, double maximum, double spacing) =>
        new(minimum, spacing, (int)Math.Ceiling((maximum - minimum) / spacing) + 1);

    /// <summary>Position in mm of node <paramref name="index"/>.</summary>
    public double Position(int index) => Origin + (index * Spacing);
}
