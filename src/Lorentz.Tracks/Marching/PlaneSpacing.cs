namespace Lorentz.Tracks.Marching;

/// <summary>
/// Where the planes of a march lie: close together where the field that tracks cross has structure, far apart behind the
/// magnet. Found by coordinate descent on the error of the march itself, for twenty planes and the default field (0.05 mm
/// rms, where twenty equal distances give 0.7 mm); other numbers of planes use the same profile, stretched, and gain less.
/// </summary>
public static class PlaneSpacing
{
    /// <summary>The first plane in mm.</summary>
    public const double First = 770;

    /// <summary>The last plane in mm.</summary>
    public const double Last = 12770;

    private const double Grain = 10;

    private static ReadOnlySpan<double> Places => [First, 1500, 2200, 3000, 4500, 6000, 7500, 8500, 9500, 11000, Last];

    private static ReadOnlySpan<double> Distances => [446, 566, 434, 615, 485, 527, 632, 520, 702, 1169, 1532];

    /// <summary>Planes from 770 to 12770 mm, at whole millimetres.</summary>
    /// <param name="count">How many, at least 2.</param>
    public static double[] Of(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var cells = (int)((Last - First) / Grain);
        var passed = new double[cells + 1];
        for (var i = 0; i < cells; i++)
        {
            passed[i + 1] = passed[i] + (Grain / DistanceAt(First + (Grain * (i + 0.5))));
        }

        var planes = new double[count];
        var cell = 0;
        for (var i = 0; i < count; i++)
        {
            var wanted = passed[cells] * i / (count - 1);
            while (cell < cells - 1 && passed[cell + 1] < wanted)
            {
                cell++;
            }

            planes[i] = Math.Round(First + (Grain * (cell + ((wanted - passed[cell]) / (passed[cell + 1] - passed[cell])))));
        }

        return planes;
    }

    /// <summary>Planes at equal distances over the same length: what the profile is compared with.</summary>
    /// <param name="count">How many, at least 2.</param>
    public static double[] Uniform(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return [.. Enumerable.Range(0, count).Select(i => First + ((Last - First) * i / (count - 1)))];
    }

    private static double DistanceAt(double z)
    {
        var i = 0;
        while (i + 2 < Places.Length && z > Places[i + 1])
        {
            i++;
        }

        var fraction = (z - Places[i]) / (Places[i + 1] - Places[i]);
        return (Distances[i] * (1 - fraction)) + (Distances[i + 1] * fraction);
    }
}
