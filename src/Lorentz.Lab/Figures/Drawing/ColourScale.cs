using System.Globalization;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>
/// Colours in a perceptual order, equal steps to the eye, readable with any colour vision and in grey: nine stations of
/// viridis (S. van der Walt and N. Smith, 2015, public domain), straight between them.
/// </summary>
internal static class ColourScale
{
    /// <summary>Colours told apart: more would make files longer and pictures no clearer.</summary>
    public const int Levels = 33;

    private static readonly int[] Stations = [0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725];
    private const int Between = (Levels - 1) / 8;

    /// <summary>The level of a number between two ends.</summary>
    public static int Level(double value, double low, double high)
    {
        var fraction = (value - low) / (high - low);
        return fraction >= 0 ? (int)Math.Round(Math.Min(1, fraction) * (Levels - 1)) : 0;
    }

    /// <summary>The colour of a level.</summary>
    public static string Colour(int level)
    {
        var station = Math.Min(level / Between, Stations.Length - 2);
        var step = level - (station * Between);
        var colour = 0;
        for (var shift = 16; shift >= 0; shift -= 8)
        {
            var (from, to) = ((Stations[station] >> shift) & 255, (Stations[station + 1] >> shift) & 255);
            colour |= ((from * (Between - step)) + (to * step) + (Between / 2)) / Between << shift;
        }

        return "#" + colour.ToString("X6", CultureInfo.InvariantCulture);
    }
}
