namespace Lorentz.Physics.Tests.Oracles;

/// <summary>
/// The order of convergence by regression of log error on log step over the asymptotic window: from the step where the
/// error nears the rounding floor up to twice that length.
/// </summary>
internal static class OrderFit
{
    /// <summary>The slope and the number of points in the window.</summary>
    /// <param name="points">Step length and error, from coarse to fine, the last ones below the floor.</param>
    /// <param name="floor">Smallest error that is not yet rounding.</param>
    internal static (double Order, int Window) Of(IReadOnlyList<(double Step, double Error)> points, double floor)
    {
        var above = points.TakeWhile(point => !(point.Error < floor)).ToArray();
        var window = above.Where(point => point.Step <= 2.001 * above[^1].Step).ToArray();
        var (x, y) = (window.Average(point => Math.Log(point.Step)), window.Average(point => Math.Log(point.Error)));
        var slope = window.Sum(point => (Math.Log(point.Step) - x) * (Math.Log(point.Error) - y))
            / window.Sum(point => Math.Pow(Math.Log(point.Step) - x, 2));
        return (slope, window.Length);
    }
}
