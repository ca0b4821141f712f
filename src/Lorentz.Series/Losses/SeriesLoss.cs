using Lorentz.Series.Equations;
using Lorentz.Series.Recurrences;

namespace Lorentz.Series.Losses;

/// <summary>
/// How badly a polynomial s_0 + s_1 x + ... + s_N x^N misses an equation: mean squared residual on uniform points, plus
/// weighted squared errors of the conditions, plus the weighted mean squared error of the recurrence.
/// </summary>
public sealed class SeriesLoss
{
    /// <summary>Sets up the rows of the loss.</summary>
    /// <param name="equation">An equation of sound form.</param>
    /// <param name="last">N, at least the order.</param>
    /// <param name="points">Uniform points of the interval, both ends included; at least 2.</param>
    /// <param name="boundaryWeight">The weight of the conditions, not negative.</param>
    /// <param name="recurrenceWeight">The weight of the recurrence, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">N is below the order, fewer than two points, or a negative weight.</exception>
    public SeriesLoss(LinearEquation equation, int last, int points, double boundaryWeight, double recurrenceWeight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(boundaryWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(recurrenceWeight);
        (Equation, Last, Points, BoundaryWeight, RecurrenceWeight) = (equation, last, points, boundaryWeight, recurrenceWeight);
        Table = RecurrenceTable.Of(equation, last);
        ResidualRows = LossRows.Residual(equation, last, points);
        BoundaryRows = LossRows.Boundary(equation, last);
        RecurrenceRows = LossRows.Recurrence(Table);
        Compressed = QuadraticForm.Of(this);
    }

    /// <summary>The equation.</summary>
    public LinearEquation Equation { get; }

    /// <summary>N, the index of the last coefficient.</summary>
    public int Last { get; }

    /// <summary>C, the number of points.</summary>
    public int Points { get; }

    /// <summary>The weight of the conditions.</summary>
    public double BoundaryWeight { get; }

    /// <summary>The weight of the recurrence.</summary>
    public double RecurrenceWeight { get; }

    /// <summary>The recurrence in double.</summary>
    public RecurrenceTable Table { get; }

    /// <summary>The residual of the equation, one row per point, not scaled.</summary>
    public LossRows ResidualRows { get; }

    /// <summary>The conditions, not scaled.</summary>
    public LossRows BoundaryRows { get; }

    /// <summary>The recurrence, one row per l = m..N, not scaled.</summary>
    public LossRows RecurrenceRows { get; }

    /// <summary>The same loss from N + 1 residual rows instead of C, for training.</summary>
    public QuadraticForm Compressed { get; }

    /// <summary>The loss and its parts from the full rows, every sum in ascending order.</summary>
    /// <param name="coefficients">s_0 to s_N.</param>
    /// <exception cref="ArgumentException">Not N + 1 coefficients.</exception>
    public LossParts Evaluate(ReadOnlySpan<double> coefficients)
    {
        if (coefficients.Length != Last + 1)
        {
            throw new ArgumentException(FormattableString.Invariant($"{coefficients.Length} coefficients, expected {Last + 1}"), nameof(coefficients));
        }

        var residual = ResidualRows.SquaredSum(coefficients) / Points;
        var boundary = BoundaryRows.SquaredSum(coefficients);
        var recurrence = RecurrenceRows.SquaredSum(coefficients) / RecurrenceRows.Count;
        return new(residual, boundary, recurrence, residual + (BoundaryWeight * boundary) + (RecurrenceWeight * recurrence));
    }
}
