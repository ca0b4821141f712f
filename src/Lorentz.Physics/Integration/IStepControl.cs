using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Integration;

/// <summary>Chooses the steps of an integration; the loop of <see cref="Integrator"/> asks it and obeys.</summary>
/// <typeparam name="T">Number type of the integration.</typeparam>
public interface IStepControl<T>
    where T : unmanaged, IReal<T>
{
    /// <summary>First z in mm.</summary>
    T Start { get; }

    /// <summary>The next step to try, or false when the end is reached or the integration has to stop.</summary>
    /// <param name="z">Start of the step in mm.</param>
    /// <param name="h">Signed length in mm.</param>
    /// <param name="end">End of the step in mm: z + h, but without rounding on the last plane.</param>
    bool Propose(out T z, out T h, out T end);

    /// <summary>Whether the proposed step is good enough to be taken.</summary>
    /// <param name="error">Its estimated local error.</param>
    bool Accept(in StepError<T> error);

    /// <summary>Whether the end was reached (false after giving up).</summary>
    bool Finished { get; }
}
