using Lorentz.Numerics.Elementary;

namespace Lorentz.Learning.FirstOrder;

/// <summary>What the rate of a step is multiplied by.</summary>
public abstract record RateSchedule
{
    private RateSchedule()
    {
    }

    /// <summary>The factor of a step.</summary>
    /// <param name="step">Step from 0.</param>
    public abstract double Factor(long step);

    /// <summary>One for every step.</summary>
    public sealed record Constant : RateSchedule
    {
        /// <inheritdoc/>
        public override double Factor(long step) => 1.0;
    }

    /// <summary>
    /// Half a cosine from one in step 0 to zero in step <paramref name="Steps"/>, zero from there on (Loshchilov and Hutter,
    /// SGDR, ICLR 2017, eq. 5 without restarts).
    /// </summary>
    /// <param name="Steps">Steps in all, at least 1.</param>
    public sealed record CosineToZero(long Steps) : RateSchedule
    {
        /// <inheritdoc/>
        public override double Factor(long step) =>
            step >= Steps ? 0.0 : 0.5 * (1.0 + Trigonometric.Cosine(Math.PI * ((double)step / Steps)));
    }
}
