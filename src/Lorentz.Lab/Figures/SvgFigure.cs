using Lorentz.Lab.Figures.Drawing;

namespace Lorentz.Lab.Figures;

/// <summary>Draws figures as self-contained SVG: no scripts, no fonts or styles from elsewhere, the same characters on every machine.</summary>
public static class SvgFigure
{
    /// <summary>Draws one figure.</summary>
    /// <param name="figure">The figure; empty series and gaps are allowed.</param>
    /// <returns>An SVG document.</returns>
    public static string Render(Figure figure) => Page.Draw(
        figure.Title, figure.Caption, figure.Width, 1, [figure with { Title = "" }]);

    /// <summary>Draws small multiples.</summary>
    /// <param name="grid">The grid.</param>
    /// <returns>An SVG document.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The grid has less than one column.</exception>
    public static string Render(FigureGrid grid)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grid.Columns, 1);
        return Page.Draw(grid.Title, grid.Caption, grid.Width, grid.Columns, grid.Panels);
    }
}
