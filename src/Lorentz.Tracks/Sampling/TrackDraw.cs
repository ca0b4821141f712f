using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Random;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Sampling;

/// <summary>One candidate track as drawn: where it starts and between which planes it is asked for.</summary>
/// <param name="X">x on the plane <paramref name="Z"/> in mm.</param>
/// <param name="Y">y on the plane <paramref name="Z"/> in mm.</param>
/// <param name="Tx">Slope dx/dz there.</param>
/// <param name="Ty">Slope dy/dz there.</param>
/// <param name="Qop">Charge over momentum in 1/MeV.</param>
/// <param name="Z">Plane of the drawn state in mm.</param>
/// <param name="Z0">First plane of the segment in mm.</param>
/// <param name="Z1">Last plane of the segment in mm.</param>
public readonly record struct TrackDraw(double X, double Y, double Tx, double Ty, double Qop, double Z, double Z0, double Z1)
{
    /// <summary>Times a direction may be drawn for one sample before the population is called impossible.</summary>
    public const int MostAttempts = 64;

    private const int NumbersPerAttempt = 16;

    /// <summary>
    /// Attempt <paramref name="attempt"/> of sample <paramref name="sample"/>: a pure function of population, stream and
    /// these two numbers.
    /// </summary>
    /// <exception cref="ArgumentException">When some start plane lies nearer to both ends than the shortest step.</exception>
    public static TrackDraw Of(TrackPopulation population, RandomStream stream, long sample, int attempt)
    {
        var once = (ulong)sample * MostAttempts * NumbersPerAttempt;
        var again = once + ((ulong)attempt * NumbersPerAttempt);
        var logarithm = Logarithm.Of(population.Highest.MeV / population.Lowest.MeV);
        var momentum = population.Lowest.MeV * Exponential.Of(logarithm * stream.Uniform(once));
        var (z0, z1) = Planes(population.Planes, stream.Uniform(once + 1), stream.Uniform(once + 2));

        var charge = stream.Uniform(again + 3) < 0.5 ? -1 : 1;
        var tx = population.LargestTx * ((2 * stream.Uniform(again + 4)) - 1);
        var ty = population.LargestTy * ((2 * stream.Uniform(again + 5)) - 1);
        if (population.Origins is TrackOrigins.Box box)
        {
            return new(
                box.HalfX * ((2 * stream.Uniform(again + 6)) - 1), box.HalfY * ((2 * stream.Uniform(again + 7)) - 1),
                tx, ty, charge / momentum, box.Plane ?? z0, z0, z1);
        }

        var spread = stream.Uniform(again + 6) < population.DisplacedShare ? population.DisplacedSpread : population.PromptSpread;
        var vertexX = spread * stream.Normal(again + 8);
        var vertexY = spread * stream.Normal(again + 10);
        var vertexZ = population.VertexSpreadZ * stream.Normal(again + 12);

        // The state is drawn on the vertex detector's side of the magnet, where the path is straight to micrometres.
        var z = population.Planes is SegmentPlanes.Forward ? z0 : 0;
        return new(
            vertexX + (tx * (z - vertexZ)), vertexY + (ty * (z - vertexZ)), tx, ty, charge / momentum, z, z0, z1);
    }

    private static (double Z0, double Z1) Planes(SegmentPlanes planes, double first, double second)
    {
        switch (planes)
        {
            case SegmentPlanes.Forward forward:
                return (forward.Z0, forward.Z0 + forward.ShortestDz + ((forward.LongestDz - forward.ShortestDz) * first));
            case SegmentPlanes.ForwardFrom from:
                var start = from.FirstZ + ((from.LastZ0 - from.FirstZ) * first);
                return (start, Math.Min(from.LastZ, start + from.ShortestDz + ((from.LongestDz - from.ShortestDz) * second)));
            case SegmentPlanes.Anywhere anywhere:
                var longest = (anywhere.LastZ - anywhere.FirstZ) / 2;
                if (!(anywhere.ShortestDz <= longest))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"The shortest step of {anywhere.ShortestDz} mm fits on neither side of a plane half-way from {anywhere.FirstZ} to {anywhere.LastZ} mm: it may be at most {longest} mm."));
                }

                // z1 is uniform over what is left when the planes nearer than the shortest step are cut out.
                var z0 = anywhere.FirstZ + ((anywhere.LastZ - anywhere.FirstZ) * first);
                var below = Math.Max(0, z0 - anywhere.ShortestDz - anywhere.FirstZ);
                var above = Math.Max(0, anywhere.LastZ - z0 - anywhere.ShortestDz);
                var place = second * (below + above);
                return (z0, place < below ? anywhere.FirstZ + place : z0 + anywhere.ShortestDz + (place - below));
            default:
                throw new InvalidOperationException($"Planes {planes} have no rule.");
        }
    }
}
