namespace Lorentz.Physics.Jacobians;

/// <summary>The covariance matrix of a track state on its way: what a Kalman filter's prediction makes of a transport matrix.</summary>
public static class Covariance
{
    private const int Size = TransportJacobian.Size;

    /// <summary>The covariance of independent x, y, tx, ty and q/p.</summary>
    /// <param name="sigmas">Their five standard deviations in mm, mm, 1, 1, 1/MeV.</param>
    /// <param name="covariance">Receives 25 numbers row by row.</param>
    public static void Diagonal(ReadOnlySpan<double> sigmas, Span<double> covariance)
    {
        covariance.Clear();
        for (var i = 0; i < Size; i++)
        {
            covariance[(Size + 1) * i] = sigmas[i] * sigmas[i];
        }
    }

    /// <summary>F C F^T (R. Fruehwirth, Nucl. Instrum. Methods A 262 (1987) 444, eq. 6 without noise).</summary>
    /// <param name="jacobian">F, 25 numbers row by row.</param>
    /// <param name="covariance">C, 25 numbers row by row.</param>
    /// <param name="propagated">Receives 25 numbers row by row; neither of the others.</param>
    public static void Propagate(ReadOnlySpan<double> jacobian, ReadOnlySpan<double> covariance, Span<double> propagated)
    {
        Span<double> half = stackalloc double[TransportJacobian.Length];
        TransportJacobian.Multiply(jacobian, covariance, half);
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var sum = 0.0;
                for (var k = 0; k < Size; k++)
                {
                    sum += half[(Size * row) + k] * jacobian[(Size * column) + k];
                }

                propagated[(Size * row) + column] = sum;
            }
        }
    }
}
