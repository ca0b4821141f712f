namespace Lorentz.Lab.Figures.Drawing;

/// <summary>A rectangle in pixels, y downwards.</summary>
internal readonly record struct Rectangle(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double Overlap(Rectangle other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        return width > 0 && height > 0 ? width * height : 0;
    }

    public static Rectangle Around(double x, double y, double halfSize) =>
        new(x - halfSize, y - halfSize, 2 * halfSize, 2 * halfSize);
}
