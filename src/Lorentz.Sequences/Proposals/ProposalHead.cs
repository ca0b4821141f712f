using System.Collections.Immutable;

namespace Lorentz.Sequences.Proposals;

/// <summary>One question to the network whose answer is a distribution over nodes: along an axis, or of a grid of two.</summary>
/// <param name="Offset">Its first output.</param>
/// <param name="Across">The axis along which outputs follow each other.</param>
/// <param name="Down">The axis of the rows of outputs; null for one row.</param>
public sealed record ProposalHead(int Offset, NodeAxis Across, NodeAxis? Down)
{
    /// <summary>Number of outputs.</summary>
    public int Count => Across.Count * Rows;

    private int Rows => Down?.Count ?? 1;

    /// <summary>
    /// Adds a value to the distribution to be learned: shares of the nodes about it whose mean is the value, so that the mean
    /// of what is learned is a number between nodes.
    /// </summary>
    /// <param name="targets">All outputs.</param>
    /// <param name="x">Across.</param>
    /// <param name="y">Down; of no account with one row.</param>
    /// <param name="weight">Sum of the shares.</param>
    public void Add(Span<float> targets, double x, double y, double weight = 1.0)
    {
        var own = targets.Slice(Offset, Count);
        var (column, right) = Across.Between(x);
        var (row, below) = Down?.Between(y) ?? (0, 0.0);
        for (var i = 0; i < Math.Min(2, Rows); i++)
        {
            var share = weight * (i == 0 ? 1.0 - below : below);
            var first = ((row + i) * Across.Count) + column;
            own[first] += (float)(share * (1.0 - right));
            own[first + 1] += (float)(share * right);
        }
    }

    /// <summary>The peaks of a distribution, likeliest first: nodes that are no less likely than their neighbours.</summary>
    /// <param name="outputs">All outputs, this head's as probabilities.</param>
    /// <param name="most">Most peaks.</param>
    public ImmutableArray<HeadPeak> Peaks(ReadOnlySpan<float> outputs, int most)
    {
        var own = outputs.Slice(Offset, Count);
        var peaks = new List<HeadPeak>();
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Across.Count; column++)
            {
                if (Peak(own, column, row) is { } peak)
                {
                    peaks.Add(peak);
                }
            }
        }

        return [.. peaks.OrderByDescending(peak => peak.Mass).Take(most)];
    }

    /// <summary>A node, by its probability.</summary>
    /// <param name="outputs">All outputs, this head's as probabilities.</param>
    /// <param name="choice">Uniform in [0, 1).</param>
    /// <returns>Its number and its probability.</returns>
    public (int Node, double Mass) Choose(ReadOnlySpan<float> outputs, double choice)
    {
        var own = outputs.Slice(Offset, Count);
        var left = choice;
        for (var node = 0; node < own.Length; node++)
        {
            left -= own[node];
            if (left < 0.0)
            {
                return (node, own[node]);
            }
        }

        // Rounded probabilities may sum to a little less than the choice.
        return (own.Length - 1, own[^1]);
    }

    /// <summary>A value near a node that is chosen by its probability.</summary>
    /// <param name="outputs">All outputs, this head's as probabilities.</param>
    /// <param name="choice">Uniform in [0, 1): chooses the node.</param>
    /// <param name="right">How far right of it, in units of the spacing.</param>
    /// <param name="below">How far below it.</param>
    public HeadPeak Draw(ReadOnlySpan<float> outputs, double choice, double right, double below)
    {
        var (node, mass) = Choose(outputs, choice);
        return new(
            Across[node % Across.Count] + (right * Across.Spacing),
            Down is { } down ? down[node / Across.Count] + (below * down.Spacing) : 0.0,
            mass);
    }

    // The mean of the nodes about a peak; of equal neighbours only the first is one.
    private HeadPeak? Peak(ReadOnlySpan<float> own, int column, int row)
    {
        var (at, height) = ((row * Across.Count) + column, own[(row * Across.Count) + column]);
        var (mass, x, y) = (0.0, 0.0, 0.0);
        for (var i = Math.Max(0, row - 1); i <= Math.Min(Rows - 1, row + 1); i++)
        {
            for (var j = Math.Max(0, column - 1); j <= Math.Min(Across.Count - 1, column + 1); j++)
            {
                var (index, share) = ((i * Across.Count) + j, own[(i * Across.Count) + j]);
                if (share > height || (share == height && index < at))
                {
                    return null;
                }

                mass += share;
                x += share * Across[j];
                y += share * (Down?[i] ?? 0.0);
            }
        }

        return mass > 0.0 ? new(x / mass, y / mass, mass) : null;
    }
}
