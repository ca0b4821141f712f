using Lorentz.Lab.Deployment;
using Lorentz.Lab.Tests.Deployment;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Native.Tests;

/// <summary>
/// What the managed side says, for programs in other languages to compare with: 14 numbers of the domain, then for each
/// question 47: state, z0, z1; end, status; Jacobian, its end's status; expected errors, their status; end and status of the batch.
/// </summary>
internal static class Conversation
{
    /// <summary>A step longer than any of the training set's.</summary>
    public static double[] Outside { get; } = [12, -30, 0.05, -0.02, 2e-4, 770, 13400];

    /// <summary>Questions of every kind: test tracks, and such as no network has seen.</summary>
    public static double[][] Questions { get; } =
    [
        .. Enumerable.Range(0, ModelSamples.Tests.Count).Select(i =>
        {
            var s = ModelSamples.Tests.Segments[i];
            return new[] { s.X, s.Y, s.Tx, s.Ty, s.Qop, s.Z0, s.Z0 + s.Dz };
        }),
        [12, -30, 0.05, -0.02, 0, 770, 9400],
        [12, -30, 0.05, -0.02, 2e-4, 770, 770],
        [12, -30, 0.05, -0.02, 2e-4, 9400, 770],
        [9000, -30, 0.05, -0.02, 2e-4, 770, 9400],
        Outside,
        [12, -30, 0.05, -0.02, 0.1, 770, 9400],
        [12, -30, 11, -0.02, 2e-4, 770, 9400],
        [double.NaN, -30, 0.05, -0.02, 2e-4, 770, 9400],
        [12, -30, 0.05, -0.02, double.NaN, 770, 9400],
        [12, -30, 0.05, -0.02, 2e-4, 770, double.PositiveInfinity],
    ];

    /// <summary>Writes the numbers of a model to a file.</summary>
    public static void Write(string path, DeployedModel model)
    {
        var count = Questions.Length;
        var (columns, ends) = (TrackColumns.Allocate(count), TrackColumns.Allocate(count));
        var (z0, z1, statuses) = (new double[count], new double[count], new ExtrapolationStatus[count]);
        for (var i = 0; i < count; i++)
        {
            (columns[i], z0[i], z1[i]) = (StateOf(Questions[i]), Questions[i][5], Questions[i][6]);
        }

        model.ExtrapolateBatch(columns, z0, z1, ends, statuses);
        List<double> numbers = [.. model.Domain.Minimum, .. model.Domain.Maximum];
        for (var i = 0; i < count; i++)
        {
            var (end, status, jacobian, derived, error) = Answer(model, Questions[i]);
            numbers.AddRange([.. Questions[i], .. end, (double)status, .. jacobian, derived]);
            numbers.AddRange(error is { } known ? [known.Rmse, known.SlopeRmse, 0] : [double.NaN, double.NaN, 1]);
            numbers.AddRange([ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i], (double)statuses[i]]);
        }

        using var writer = new BinaryWriter(File.Create(path));
        numbers.ForEach(writer.Write);
    }

    /// <summary>Everything a model says to a question.</summary>
    public static (double[] End, ExtrapolationStatus Status, double[] Jacobian, double Derived, ErrorRegion? Error) Answer(DeployedModel model, double[] question)
    {
        var (state, z0, z1) = (StateOf(question), new Millimetre(question[5]), new Millimetre(question[6]));
        var result = model.Extrapolate(state, z0, z1);
        var jacobian = new double[25];
        var derived = model.Transport(state, z0, z1, jacobian).Status;
        return (Numbers(result.State), result.Status, jacobian, (double)derived, model.ExpectedError(state, z0, z1));
    }

    private static double[] Numbers(in TrackState state) => [state.X.Value, state.Y.Value, state.Tx, state.Ty, state.Qop.PerMeV];

    private static TrackState StateOf(double[] row) => new(new(row[0]), new(row[1]), row[2], row[3], ChargeOverMomentum.FromPerMeV(row[4]));
}
