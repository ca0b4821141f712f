using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Native;

/// <summary>Track states as the five numbers of the C interface: mm, mm, 1, 1, 1/MeV.</summary>
internal static unsafe class States
{
    /// <summary>The state in five numbers.</summary>
    public static TrackState Read(double* numbers) =>
        new(new(numbers[0]), new(numbers[1]), numbers[2], numbers[3], ChargeOverMomentum.FromPerMeV(numbers[4]));

    /// <summary>Writes a state as five numbers.</summary>
    public static void Write(in TrackState state, double* numbers)
    {
        numbers[0] = state.X.Value;
        numbers[1] = state.Y.Value;
        numbers[2] = state.Tx;
        numbers[3] = state.Ty;
        numbers[4] = state.Qop.PerMeV;
    }
}
