using System.Collections.Concurrent;
using Lorentz.Tracks.Learned;

namespace Lorentz.Tracks.Families;

/// <summary>
/// A trained family as an extrapolator. It runs on the tape, for judging; for speed a network of plain layers is packed
/// (<see cref="DeepExtrapolator"/>).
/// </summary>
/// <param name="name">Name in tables.</param>
/// <param name="model">The trained model.</param>
public sealed class FamilyExtrapolator(string name, FamilyModel model) : NetworkExtrapolator(name, model.Formulation, model.Domain, Chunk)
{
    private const int Chunk = 128;

    // Predictors hold the memory of one run: one for each thread that ever asks at the same time as another.
    private readonly ConcurrentBag<FamilyPredictor> predictors = [];
    private readonly ConcurrentBag<FamilyDerivative> differentiators = [];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> inputs, Span<float> outputs) => EvaluateBatch(inputs, 1, outputs);

    /// <inheritdoc/>
    protected override void EvaluateBatch(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        if (!predictors.TryTake(out var predictor))
        {
            predictor = new FamilyPredictor(model, [1], Chunk);
        }

        predictor.Evaluate(inputs, count, outputs);
        predictors.Add(predictor);
    }

    /// <summary>On the tape in double precision, rounded at the end: for judging there is no faster way.</summary>
    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<float> inputs, Span<float> outputs, Span<float> derivatives)
    {
        Span<double> questions = stackalloc double[inputs.Length];
        Span<double> answers = stackalloc double[outputs.Length];
        Span<double> rows = stackalloc double[derivatives.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            questions[i] = inputs[i];
        }

        Differentiate(questions, answers, rows);
        for (var i = 0; i < rows.Length; i++)
        {
            derivatives[i] = (float)rows[i];
        }

        Evaluate(inputs, outputs);
    }

    /// <inheritdoc/>
    protected override void Differentiate(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> derivatives)
    {
        if (!differentiators.TryTake(out var derivative))
        {
            derivative = new FamilyDerivative(model);
        }

        derivative.Of(inputs, outputs, derivatives);
        differentiators.Add(derivative);
    }
}
