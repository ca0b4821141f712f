using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;
using Lorentz.Series.Training;

namespace Lorentz.Series.Tests.Models;

/// <summary>The recurrent networks against PyTorch's formulas, written down once more with plain loops.</summary>
public sealed class RecurrentOracleTests
{
    private static readonly double[] Prefix = [0.4, -1.3, 0.2, 2.1, -0.6];

    [Fact]
    public void The_network_of_recurrences_is_a_GRU_and_a_linear_layer()
    {
        const int Hidden = 5;
        var model = new PlainRecurrent("", Hidden);
        var weights = ModelRun.Start(model, 7);
        var reader = new WeightReader(weights);
        var (fromInput, fromState) = (reader.Linear(1, 3 * Hidden), reader.Linear(Hidden, 3 * Hidden));
        var last = reader.Linear(Hidden, 1);
        Assert.True(reader.IsAtEnd);
        var state = new double[Hidden];
        foreach (var value in Prefix)
        {
            state = Gru(fromInput([value]), fromState(state), state);
        }

        Assert.Equal(last(state)[0], ModelRun.Answer(model, weights, Prefix), 1e-14);
    }

    [Theory]
    [InlineData(RecurrentKind.Gru)]
    [InlineData(RecurrentKind.Lstm)]
    public void The_network_of_coefficients_is_embedding_cell_and_head(RecurrentKind kind)
    {
        const int Hidden = 6;
        var model = new RecurrentModel("", kind, Hidden, PrefixNormalisation.None) { BiasSpread = 0.5, Gain = 2, HeadGain = 1 };
        var weights = ModelRun.Start(model, 8);
        var reader = new WeightReader(weights);
        var gates = kind == RecurrentKind.Gru ? 3 : 4;
        var embedding = reader.Linear(1, Hidden);
        var (fromInput, fromState) = (reader.Linear(Hidden, gates * Hidden), reader.Linear(Hidden, gates * Hidden));
        var (head, last) = (reader.Linear(Hidden, Hidden / 2), reader.Linear(Hidden / 2, 1));
        Assert.True(reader.IsAtEnd);
        var (state, cell) = (new double[Hidden], new double[Hidden]);
        foreach (var value in Prefix)
        {
            var (x, h) = (fromInput(embedding([value])), fromState(state));
            state = kind == RecurrentKind.Gru ? Gru(x, h, state) : Lstm(x, h, cell);
        }

        var answer = last([.. head(state).Select(value => Math.Max(0, value))])[0];
        Assert.Equal(answer, ModelRun.Answer(model, weights, Prefix), 1e-14);
    }

    [Fact]
    public void The_network_of_the_journal_says_exactly_zero_before_training()
    {
        var model = new RecurrentModel("", RecurrentKind.Gru, 8, PrefixNormalisation.None);
        var weights = ModelRun.Start(model, 1);

        // No coefficient yet: hidden state zero, biases zero. Behind it nothing but zeros is read.
        Assert.All( RollOut.Record(model, Form(), SeedRule.Autoregressive, false).Evaluate(weights), value => Assert.Equal(0.0, value));
    }

    [Fact]
    public void The_scaled_network_grows_with_its_prefix()
    {
        var model = new ScaledRecurrent("", 6);
        var weights = ModelRun.Start(model, 3);
        var answer = ModelRun.Answer(model, weights, Prefix);
        Assert.NotEqual(0, answer);
        Assert.Equal(1024 * answer, ModelRun.Answer(model, weights, [.. Prefix.Select(value => 1024 * value)]));
        Assert.True(double.IsFinite(ModelRun.Answer(model, weights, 0, 0, 0)));

        // The same numbers at another length have another position.
        Assert.NotEqual(ModelRun.Answer(model, weights, 0, 0, 1), ModelRun.Answer(model, weights, 0, 0, 0, 1));
    }

    private static QuadraticForm Form() =>
        new SeriesLoss(KnownEquations.Airy, 6, 20, 1, 1).Compressed;

    private static double[] Gru(double[] x, double[] h, double[] state)
    {
        var size = state.Length;
        return
        [
            .. Enumerable.Range(0, size).Select(i =>
            {
                var (reset, update) = (Sigmoid(x[i] + h[i]), Sigmoid(x[size + i] + h[size + i]));
                var candidate = Math.Tanh(x[(2 * size) + i] + (reset * h[(2 * size) + i]));
                return ((1 - update) * candidate) + (update * state[i]);
            }),
        ];
    }

    // Rows in the order i, f, o, g.
    private static double[] Lstm(double[] x, double[] h, double[] cell)
    {
        var size = cell.Length;
        var state = new double[size];
        for (var i = 0; i < size; i++)
        {
            double Gate(int k) => x[(k * size) + i] + h[(k * size) + i];
            cell[i] = (Sigmoid(Gate(1)) * cell[i]) + (Sigmoid(Gate(0)) * Math.Tanh(Gate(3)));
            state[i] = Sigmoid(Gate(2)) * Math.Tanh(cell[i]);
        }

        return state;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
