namespace Lorentz.Build.Experiments.Tracks.Studies;

/// <summary>A row of a <see cref="ModelTable"/>, read back.</summary>
/// <param name="Problem">Which tracks, through which magnet.</param>
/// <param name="Model">What carries the track.</param>
/// <param name="Mean">Mean position error in mm.</param>
/// <param name="Median">Median position error in mm.</param>
/// <param name="Rmse">Root mean square position error in mm.</param>
/// <param name="Percentile99">99th percentile of the position error in mm.</param>
/// <param name="SlopeRmse">Root mean square slope error.</param>
internal sealed record ModelScore(
    string Problem, string Model, double Mean, double Median, double Rmse, double Percentile99, double SlopeRmse);
