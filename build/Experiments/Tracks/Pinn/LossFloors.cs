using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>What a loss with the equation of motion is for paths that no network made.</summary>
/// <param name="Loss">Name of the loss.</param>
/// <param name="Still">Mean loss of the zero correction: every state is the start.</param>
/// <param name="Straight">Mean loss of the straight line along the start's direction.</param>
/// <param name="Best">Mean of the least loss a path start + zeta c has, track by track.</param>
/// <param name="End">Errors at the end of those paths.</param>
internal sealed record LossFloors(string Loss, double Still, double Straight, double Best, ErrorSummary End)
{
    /// <summary>The table of several losses.</summary>
    public static Table Table(IEnumerable<LossFloors> floors)
    {
        var table = new Table(
            "Losses of paths without a network",
            Column.Text("loss", "which loss"),
            Column.Real("zero correction", "", "mean loss when every predicted state is the start", 4),
            Column.Real("straight line", "", "mean loss of the straight line along the start's direction", 4),
            Column.Real("best straight path", "", "mean of the least loss that start + zeta c has, for every track by itself", 4),
            Column.Real("end rmse", "mm", "rms position error at the end of these best paths", 4),
            Column.Real("end slope rmse", "", "rms slope error there", 4));
        return floors.Aggregate(table, (rows, floor) => rows.With(floor.Loss, floor.Still, floor.Straight, floor.Best, floor.End.Rmse, floor.End.SlopeRmse));
    }
}
