namespace Lorentz.Build.Experiments.Tracks;

/// <summary>
/// Numbers printed in the plans, kept beside ours and marked: they were obtained in a field 1000 times too weak (q/p in
/// 1/MeV multiplied by the constant for 1/GeV), where a straight line is already good to 1.6 mm.
/// </summary>
internal static class PublishedFigures
{
    /// <summary>Mean position error in mm of a width, absolute formulation, dz fixed at 8000 mm (plan V2); null where none was printed.</summary>
    public static double? MeanPosition(string formulation, int width) => (formulation, width) switch
    {
        ("absolute", 256) => 0.065,
        _ => null,
    };

    /// <summary>The plan's estimate of the C++ time of one track in microseconds (phase 1 table).</summary>
    public static double EstimatedMicroseconds(int width) => width switch
    {
        256 => 2,
        512 => 4,
        1024 => 8,
        2048 => 16,
        4096 => 32,
        _ => 65,
    };

    /// <summary>The plan's measured time of RK4 in 10 mm steps in microseconds.</summary>
    public const double RungeKuttaMicroseconds = 85.2;
}
