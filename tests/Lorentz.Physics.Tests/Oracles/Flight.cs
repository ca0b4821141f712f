namespace Lorentz.Physics.Tests.Oracles;

/// <summary>
/// An independent extrapolator: the relativistic Lorentz force dp/dt = q v x B on a charged pion, integrated in time in
/// SI units (metre, second, kilogram, coulomb, tesla). It shares no formula, constant or unit with the product.
/// </summary>
internal static class Flight
{
    private const double Charge = 1.602176634e-19;
    private const double Light = 299792458;
    private const double MegaElectronVolt = 1e6 * Charge;
    private const double PionMass = 139.57039 * MegaElectronVolt / (Light * Light);

    /// <summary>(x, y, tx, ty, |p| after over |p| before) on the plane z1, all lengths in mm, momentum in MeV/c.</summary>
    /// <param name="start">x, y (mm), tx, ty at z0.</param>
    /// <param name="step">Path length of one step in mm.</param>
    /// <param name="field">(x, y, z) in mm to tesla.</param>
    internal static double[] AtPlane(
        double[] start, int charge, double momentum, double z0, double z1, double step, Func<double, double, double, double[]> field)
    {
        var p = momentum * MegaElectronVolt / Light;
        var length = Math.Sqrt((start[2] * start[2]) + (start[3] * start[3]) + 1);
        double[] y = [start[0] / 1e3, start[1] / 1e3, z0 / 1e3, p * start[2] / length, p * start[3] / length, p / length];
        var speed = p / Math.Sqrt((PionMass * PionMass) + (p * p / (Light * Light)));
        var tick = Math.Sign(z1 - z0) * step / 1e3 / speed;
        double[] Rate(double[] s)
        {
            var energy = Math.Sqrt((PionMass * PionMass) + (((s[3] * s[3]) + (s[4] * s[4]) + (s[5] * s[5])) / (Light * Light)));
            var (vx, vy, vz) = (s[3] / energy, s[4] / energy, s[5] / energy);
            var b = field(s[0] * 1e3, s[1] * 1e3, s[2] * 1e3);
            var q = charge * Charge;
            return [vx, vy, vz, q * ((vy * b[2]) - (vz * b[1])), q * ((vz * b[0]) - (vx * b[2])), q * ((vx * b[1]) - (vy * b[0]))];
        }

        double Missing(double[] s) => (z1 / 1e3) - s[2];
        for (var next = Step(Rate, y, tick); Missing(next) * Math.Sign(tick) > 0; next = Step(Rate, y, tick))
        {
            y = next;
        }

        // The last step is cut so that it ends on the plane, by Newton's method.
        var last = Missing(y) / Rate(y)[2];
        for (var iteration = 0; iteration < 20; iteration++)
        {
            var end = Step(Rate, y, last);
            last += Missing(end) / Rate(end)[2];
        }

        y = Step(Rate, y, last);
        var after = Math.Sqrt((y[3] * y[3]) + (y[4] * y[4]) + (y[5] * y[5]));
        return [y[0] * 1e3, y[1] * 1e3, y[3] / y[5], y[4] / y[5], after / p];
    }

    private static double[] Step(Func<double[], double[]> rate, double[] y, double h)
    {
        double[] Moved(double[] slope, double by) => [.. y.Select((value, i) => value + (by * slope[i]))];
        var a = rate(y);
        var b = rate(Moved(a, h / 2));
        var c = rate(Moved(b, h / 2));
        var d = rate(Moved(c, h));
        return [.. y.Select((value, i) => value + (h / 6 * (a[i] + (2 * b[i]) + (2 * c[i]) + d[i])))];
    }
}
