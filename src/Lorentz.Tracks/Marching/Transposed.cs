using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Lorentz.Numerics.Real;

namespace Lorentz.Tracks.Marching;

/// <summary>Eight vectors (x, y, z, unused), one a track, as three vectors of eight tracks. Numbers are moved, never changed.</summary>
internal static unsafe class Transposed
{
    /// <summary>The three components of eight tracks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector3<FloatLanes> Of(Vector128<float>* rows)
    {
        if (!Avx.IsSupported)
        {
            return Plainly((float*)rows);
        }

        // Tracks 0 and 4, 1 and 5, ... side by side: unpacking works on the halves of a vector.
        var first = Vector256.Create(rows[0], rows[4]);
        var second = Vector256.Create(rows[1], rows[5]);
        var third = Vector256.Create(rows[2], rows[6]);
        var fourth = Vector256.Create(rows[3], rows[7]);
        var lowFirst = Avx.UnpackLow(first, third);
        var lowSecond = Avx.UnpackLow(second, fourth);
        var highFirst = Avx.UnpackHigh(first, third);
        var highSecond = Avx.UnpackHigh(second, fourth);
        return new(
            new(Avx.UnpackLow(lowFirst, lowSecond)), new(Avx.UnpackHigh(lowFirst, lowSecond)), new(Avx.UnpackLow(highFirst, highSecond)));
    }

    private static Vector3<FloatLanes> Plainly(float* rows)
    {
        Vector256<float> x = default, y = default, z = default;
        for (var track = 0; track < 8; track++)
        {
            x = x.WithElement(track, rows[4 * track]);
            y = y.WithElement(track, rows[(4 * track) + 1]);
            z = z.WithElement(track, rows[(4 * track) + 2]);
        }

        return new(new(x), new(y), new(z));
    }
}
