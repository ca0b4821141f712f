using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Matrices;

/// <summary>
/// The innermost loop of a product with a single row: up to four strips of two vectors of c in registers, so that eight
/// independent chains hide the latency of a fused multiply-add, and the packed factor is read as a few streams.
/// </summary>
internal static unsafe class RowKernel
{
    /// <summary>Most strips at once.</summary>
    internal const int Strips = 4;

    /// <summary>c = start + a b for neighbouring strips.</summary>
    /// <param name="depth">Steps of k.</param>
    /// <param name="a">One element a step.</param>
    /// <param name="b">Strips one after the other, each with two vectors a step.</param>
    /// <param name="c">Two vectors for each strip.</param>
    /// <param name="accumulate">Whether the sums start from c instead of zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T, TStrips>(int depth, T* a, T* b, T* c, bool accumulate)
        where T : unmanaged
        where TStrips : struct, IRowCount
    {
        var lanes = Vector256<T>.Count;
        var length = (nint)depth * 2 * lanes;
        var low0 = Vector256<T>.Zero;
        var high0 = Vector256<T>.Zero;
        var low1 = Vector256<T>.Zero;
        var high1 = Vector256<T>.Zero;
        var low2 = Vector256<T>.Zero;
        var high2 = Vector256<T>.Zero;
        var low3 = Vector256<T>.Zero;
        var high3 = Vector256<T>.Zero;
        if (accumulate)
        {
            low0 = Vector256.Load(c);
            high0 = Vector256.Load(c + lanes);
            if (TStrips.Value > 1)
            {
                low1 = Vector256.Load(c + (2 * lanes));
                high1 = Vector256.Load(c + (3 * lanes));
            }

            if (TStrips.Value > 2)
            {
                low2 = Vector256.Load(c + (4 * lanes));
                high2 = Vector256.Load(c + (5 * lanes));
            }

            if (TStrips.Value > 3)
            {
                low3 = Vector256.Load(c + (6 * lanes));
                high3 = Vector256.Load(c + (7 * lanes));
            }
        }

        var b1 = b + length;
        var b2 = b1 + length;
        var b3 = b2 + length;
        for (nint i = 0; i < length; i += 2 * lanes)
        {
            var element = Vector256.Create(*a++);
            low0 = TileKernel.Add(element, Vector256.Load(b + i), low0);
            high0 = TileKernel.Add(element, Vector256.Load(b + i + lanes), high0);
            if (TStrips.Value > 1)
            {
                low1 = TileKernel.Add(element, Vector256.Load(b1 + i), low1);
                high1 = TileKernel.Add(element, Vector256.Load(b1 + i + lanes), high1);
            }

            if (TStrips.Value > 2)
            {
                low2 = TileKernel.Add(element, Vector256.Load(b2 + i), low2);
                high2 = TileKernel.Add(element, Vector256.Load(b2 + i + lanes), high2);
            }

            if (TStrips.Value > 3)
            {
                low3 = TileKernel.Add(element, Vector256.Load(b3 + i), low3);
                high3 = TileKernel.Add(element, Vector256.Load(b3 + i + lanes), high3);
            }
        }

        low0.Store(c);
        high0.Store(c + lanes);
        if (TStrips.Value > 1)
        {
            low1.Store(c + (2 * lanes));
            high1.Store(c + (3 * lanes));
        }

        if (TStrips.Value > 2)
        {
            low2.Store(c + (4 * lanes));
            high2.Store(c + (5 * lanes));
        }

        if (TStrips.Value > 3)
        {
            low3.Store(c + (6 * lanes));
            high3.Store(c + (7 * lanes));
        }
    }
}
