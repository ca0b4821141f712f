using System.Collections.Immutable;
using Lorentz.Lab.Documents;

namespace Lorentz.Build.Experiments.Tracks.Jacobians;

/// <summary>What the matrices were hoped to be.</summary>
internal static class JacobianVerdict
{
    private const double Agreement = 1e-9;
    private const double Good = 0.01;

    private static ImmutableArray<(string Title, Func<JacobianScore, bool> IsOne)> Families { get; } =
    [
        ("a network of the width scan", score => score.Entry.Family == "network of one layer"),
        ("a network of two layers", score => score.Entry.Family == "network of two layers"),
        ("a network of the pure study", score => score.Entry.Family == "network, pure study"),
        ("a chart", score => score.Entry.Family == "chart"),
        ("a march", score => score.Entry.Family == "march"),
        ("a coarse extrapolator and a network", score => score.Entry.Family == "coarse and network"),
    ];

    /// <summary>Errors: the same on every machine.</summary>
    /// <param name="truth">The true matrices.</param>
    /// <param name="scores">How far each extrapolator's are from them.</param>
    /// <param name="differences">How far matrices by differences are from its own.</param>
    public static MarkdownDocument Of(JacobianTruth truth, ImmutableArray<JacobianScore> scores, ImmutableArray<JacobianScore> differences)
    {
        var learned = scores.Where(score => score.Entry.IsLearned && !score.IsByDifferences).ToImmutableArray();
        var good = learned.Where(score => score.SigmaX99 < Good).ToImmutableArray();
        return MarkdownDocument.Empty
            .Heading(1, "Transport matrices: verdict")
            .Paragraph($"{truth.Matrices.Length} test tracks from z = 770 mm over 500 to 12000 mm, 1.5 to 100 GeV/c. Every matrix is the derivative of what its extrapolator does, exact to rounding, of networks in single precision; here it is compared with that of the true path. A matrix is called good where the standard deviation of x that a Kalman filter predicts with it, from 0.1 mm, 0.5 mrad and 1 % of q/p, is right to 1 % for 99 of 100 tracks.")
            .Heading(2, "The true matrix")
            .Criteria(
            [
                Agree("Dual numbers and the variational equation agree to 1e-9, scaled, on every track", truth.Variational),
                Agree("Dual numbers and extrapolated differences agree to 1e-9, scaled, on every track", truth.Differences),
            ])
            .Heading(2, "Matrices of learned extrapolators")
            .Criteria(
            [
                .. Families.Select(family => BestOf($"The matrix of {family.Title} is good", learned.Where(family.IsOne))),
                Follows(learned),
                Formulations(scores),
            ])
            .Paragraph(good.Length == 0 ? "No learned matrix is good." : $"Good are, best first: {string.Join(", ", good.OrderBy(score => score.SigmaX99).Select(score => FormattableString.Invariant($"{score.Name} ({score.SigmaX99:G2})")))}.")
            .Heading(2, "Matrices by differences, against those of the extrapolator itself")
            .Criteria(differences.Select(Differences));
    }

    /// <summary>Times, which belong to one machine.</summary>
    public static ImmutableArray<Criterion> Of(ImmutableArray<JacobianTimes> times)
    {
        Criterion Less(string statement, Func<JacobianTimes, bool> isOne)
        {
            var members = times.Where(isOne).ToImmutableArray();
            var worst = members.MaxBy(time => time.Matrix.Median / time.Differences.Median)!;
            return new(
                statement,
                members.All(time => time.Matrix.Median < time.Differences.Median),
                FormattableString.Invariant($"{members.Count(time => time.Matrix.Median < time.Differences.Median)} of {members.Length}; at worst {worst.Entry.Name}: {worst.Matrix.Ratio:F1} states, by differences {worst.Differences.Ratio:F1}"));
        }

        return
        [
            Less("An extrapolator's own matrix costs less than five more extrapolations: every classical extrapolator", time => !time.Entry.IsLearned),
            .. Families.Select(family => Less($"The same: {family.Title}", time => family.IsOne(new(time.Entry, false, 0, 0, [])))),
            new(
                "Networks, charts and marches allocate nothing for it",
                times.Where(time => time.Entry.IsLearned).All(time => time.Matrix.AllocatedBytes < 1),
                FormattableString.Invariant($"at most {times.Where(time => time.Entry.IsLearned).Max(time => time.Matrix.AllocatedBytes):F0} bytes a track")),
        ];
    }

    private static Criterion Agree(string statement, double[] distances) =>
        new(statement, distances.Max() < Agreement, FormattableString.Invariant($"{distances.Length} tracks, largest {distances.Max():G2}"));

    private static Criterion BestOf(string statement, IEnumerable<JacobianScore> scores)
    {
        var best = scores.MinBy(score => score.SigmaX99)!;
        return new(statement, best.SigmaX99 < Good, Sigma(best));
    }

    private static Criterion Follows(ImmutableArray<JacobianScore> learned)
    {
        var accurate = learned.Where(score => score.Position < 0.1).ToImmutableArray();
        var worst = accurate.IsEmpty ? null : accurate.MaxBy(score => score.SigmaX99);
        return new(
            "Every learned extrapolator whose median position error is below 0.1 mm has a good matrix",
            worst is null ? null : worst.SigmaX99 < Good,
            worst is null ? "none is as accurate" : FormattableString.Invariant($"{accurate.Length} are as accurate; at worst {Sigma(worst)}"));
    }

    // The same network asked in two ways, at the width where both have their best matrix.
    private static Criterion Formulations(ImmutableArray<JacobianScore> scores)
    {
        JacobianScore Best(string formulation) => scores
            .Where(score => !score.IsByDifferences && WidthScanWeightsTarget.Models.Contains(score.Name) && score.Name.StartsWith(formulation, StringComparison.Ordinal))
            .MinBy(score => score.SigmaX99)!;
        var (absolute, residual) = (Best("absolute"), Best("residual"));
        return new(
            "The residual formulation's best matrix is better than the absolute one's", residual.SigmaX99 < absolute.SigmaX99,
            $"{Sigma(residual)}; {Sigma(absolute)}");
    }

    private static Criterion Differences(JacobianScore score)
    {
        var off = score.At(error => error.Largest, 0.99) ?? double.PositiveInfinity;
        return new(
            $"Five more extrapolations give the matrix of {score.Entry.Name} to 1 % (largest element in natural sizes, 99 of 100 tracks)", off < Good,
            FormattableString.Invariant($"{score.At(error => error.Largest, 0.5):G2} median, {off:G2} p99; sigma x {score.SigmaX99:G2} p99"));
    }

    private static string Sigma(JacobianScore score) => FormattableString.Invariant(
        $"{score.Name}: sigma x {score.At(error => error.SigmaX, 0.5):G2} median, {score.SigmaX99:G2} p99");
}
