using Lorentz.Lab.Deployment;
using Lorentz.Lab.Weights;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Lab.Tests.Deployment;

/// <summary>A file from anywhere is refused with its name or is a model that answers; nothing else may come of it.</summary>
public sealed class DeployedModelFuzzTests
{
    private const int MutationsEach = 12_500;

    // Several times what the largest sample holds; an allocation that a header could ask for is far beyond it.
    private const long MostBytes = 3_000_000;

    public static TheoryData<string> Kinds => [.. ModelSamples.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void More_than_a_hundred_thousand_damaged_files_are_refused_by_name_or_answer(string kind)
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(ModelSamples.Deploy(kind, folder.Root));
        _ = Try(whole);
        var random = new Random(11 + kind.Length);
        var (answered, errors, reasons) = (0, new HashSet<SafeTensorsError>(), new HashSet<string>());
        for (var i = 0; i < MutationsEach; i++)
        {
            var bytes = FileMutation.Of(whole, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var parsed = Record.Exception(() => { SafeTensors.Parse(bytes, "mutated"); });
            Assert.True(parsed is null or SafeTensorsException, $"mutation {i}: {parsed}");
            var read = Record.Exception(() => Try(bytes));
            Assert.True(read is null or SafeTensorsException or InvalidDataException, $"mutation {i}: {read}");
            Assert.True(parsed is null || read is SafeTensorsException, $"mutation {i}: {parsed}, then {read}");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            if (read is not null)
            {
                Assert.Contains("mutated", read.Message, StringComparison.Ordinal);
            }

            answered += read is null ? 1 : 0;
            _ = read is SafeTensorsException known ? errors.Add(known.Error) : read is not null && reasons.Add(read.Message);
        }

        // The damage must reach everything: the parser, the words, the numbers, and models that still answer.
        Assert.True(answered > MutationsEach / 100, $"{answered} answered");
        Assert.True(errors.Count >= 10, string.Join(", ", errors));
        Assert.True(reasons.Count >= 30, $"{reasons.Count} reasons");
    }

    // Reads a model and asks it for tracks, plain and absurd ones, alone and together.
    private static int Try(byte[] bytes)
    {
        var model = DeployedModelFile.Read(bytes, "mutated");
        var questions = TrackColumns.Allocate(Questions.Length);
        var (z0, z1) = (new double[Questions.Length], new double[Questions.Length]);
        for (var i = 0; i < Questions.Length; i++)
        {
            (questions[i], z0[i], z1[i]) = (StateOf(Questions[i]), Questions[i][5], Questions[i][6]);
        }

        var ends = TrackColumns.Allocate(Questions.Length);
        var statuses = new ExtrapolationStatus[Questions.Length];
        model.ExtrapolateBatch(questions, z0, z1, ends, statuses);
        for (var i = 0; i < Questions.Length; i++)
        {
            var alone = model.Extrapolate(questions[i], new(z0[i]), new(z1[i]));
            Assert.True(Enum.IsDefined(alone.Status));
            Assert.Equal(DeployedModel.HasEnd(statuses[i]), double.IsFinite(ends.X[i] + ends.Y[i] + ends.Tx[i] + ends.Ty[i]));
            _ = model.ExpectedError(questions[i], new(z0[i]), new(z1[i]));
        }

        return statuses.Length;
    }

    private static readonly double[][] Questions =
    [
        [12, -30, 0.05, -0.02, 2e-4, 770, 9400],
        [12, -30, 0.05, -0.02, -2e-4, 770, 1500],
        [0, 0, 0, 0, 0, 770, 770],
        [1e9, -1e9, 9, -9, 1, -1e6, 1e6],
        [1e300, 1e300, 1e300, 1e300, 1e300, 1e300, -1e300],
        [double.NaN, 0, 0, 0, 0, 770, 9400],
        [0, 0, 0, 0, 1e-4, 770, double.PositiveInfinity],
    ];

    private static TrackState StateOf(double[] row) =>
        new(new(row[0]), new(row[1]), row[2], row[3], Lorentz.Physics.Units.ChargeOverMomentum.FromPerMeV(row[4]));
}
