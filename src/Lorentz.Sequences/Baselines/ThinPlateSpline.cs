using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// The thin-plate spline a0 + a1 x + a2 y + sum c_i r_i^2 log r_i of least bending energy through the readings (Duchon 1977;
/// Bookstein, IEEE Trans. Pattern Anal. Mach. Intell. 11 (1989) 567).
/// </summary>
/// <param name="Smoothing">Added to the diagonal of the kernel matrix, at least 0: against rounding, not against noise.</param>
/// <remarks>
/// The conditions on c (orthogonal to 1, x and y) are met by working in their null space, found by Householder reflections,
/// where the kernel matrix is positive definite (Wahba, Spline Models for Observational Data, 1990, section 2.4).
/// </remarks>
public sealed record ThinPlateSpline(double Smoothing = 1e-9) : Baseline("thin-plate spline")
{
    private const int Affine = 3;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Fewer than four readings, or all on one line.</exception>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        var (affine, bending) = Fit(seen);
        var values = new double[places.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var sum = affine[0] + (affine[1] * places[i].X) + (affine[2] * places[i].Y);
            for (var j = 0; j < bending.Length; j++)
            {
                sum = Math.FusedMultiplyAdd(bending[j], Kernel(places[i].SquaredDistance(seen.Places[j])), sum);
            }

            values[i] = sum;
        }

        return values;
    }

    private static double Kernel(double squared) => squared > 0.0 ? 0.5 * squared * Logarithm.Of(squared) : 0.0;

    private (double[] Affine, double[] Bending) Fit(Readings seen)
    {
        var count = seen.Count;
        if (count <= Affine)
        {
            throw new ArgumentException(FormattableString.Invariant($"{count} readings: a thin-plate spline needs at least {Affine + 1}"), nameof(seen));
        }

        var plane = new double[count * Affine];
        var kernel = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            (plane[i * Affine], plane[(i * Affine) + 1], plane[(i * Affine) + 2]) = (1.0, seen.Places[i].X, seen.Places[i].Y);
            for (var j = 0; j < count; j++)
            {
                kernel[(i * count) + j] = Kernel(seen.Places[i].SquaredDistance(seen.Places[j])) + (i == j ? Smoothing : 0.0);
            }
        }

        var reflections = Reflections.Of(plane, count, Affine)
            ?? throw new ArgumentException("all readings lie on one line: no plane goes through them alone", nameof(seen));
        var right = seen.Values.ToArray();
        reflections.ApplyTransposed(right, 1);
        reflections.ApplyTransposed(kernel, count);
        reflections.ApplyFromRight(kernel, count);

        var rest = count - Affine;
        var inner = new MatrixView<double>(kernel.AsSpan((Affine * count) + Affine), rest, rest, count);
        var bending = new double[count];
        right.AsSpan(Affine).CopyTo(bending.AsSpan(Affine));
        var rows = kernel[..(Affine * count)];
        if (!Cholesky.Factor(inner, new()))
        {
            throw new ArgumentException("two readings lie at the same place", nameof(seen));
        }

        Cholesky.Solve(inner, bending.AsSpan(Affine));
        for (var i = 0; i < Affine; i++)
        {
            for (var j = Affine; j < count; j++)
            {
                right[i] = Math.FusedMultiplyAdd(-rows[(i * count) + j], bending[j], right[i]);
            }
        }

        reflections.Apply(bending);
        return (reflections.SolveTriangle(right), bending);
    }
}
