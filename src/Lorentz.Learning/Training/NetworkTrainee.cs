using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;

namespace Lorentz.Learning.Training;

/// <summary>
/// A network with one hidden layer and the squared error of its outputs, by the fused kernels: the fastest way to train
/// this one architecture.
/// </summary>
/// <param name="Shape">The network's shape.</param>
public sealed record NetworkTrainee(NetworkShape Shape) : Trainee
{
    /// <inheritdoc/>
    public override int Parameters => Shape.Parameters;

    /// <inheritdoc/>
    public override int Inputs => Shape.Inputs;

    /// <inheritdoc/>
    public override int Targets => Shape.Outputs;

    /// <inheritdoc/>
    public override ulong Fingerprint => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"network;{Shape.Inputs};{Shape.Width};{Shape.Outputs};{(int)Shape.Activation}"))));

    /// <inheritdoc/>
    public override string? Problem(TrainingPlan plan) => plan.Problem(Shape.Outputs);

    internal override TrainingSession Open(TrainingPlan plan, TrainingState state, SampleSource training, int threads) =>
        new NetworkSession(plan, Shape, state, training, threads);
}
