using System.Collections.Immutable;
using System.Numerics;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The physics-informed loss (Raissi, Perdikaris and Karniadakis 2019, J. Comput. Phys. 378): squared residuals of the
/// equation of motion along the predicted path, dx/dz = tx, dy/dz = ty, d(tx)/dz and d(ty)/dz = Lorentz force in the field
/// where the predicted path is; derivatives along the path are exact. No trajectory is needed, and where the end has no
/// weight no data at all.
/// </summary>
/// <param name="Formulation">What the family is trained with; the start is added in physical units.</param>
/// <param name="Field">The field.</param>
/// <param name="Fractions">Fractions of the step at which residuals are taken, the end (1) last.</param>
/// <param name="OdeWeight">Weight of the mean over these points of the sum of squared residuals.</param>
/// <param name="EndWeight">Weight of the squared normalised errors at the end; 0 for a loss without data.</param>
public sealed record OdeResidualLoss<TField>(
    IncrementFormulation Formulation, TField Field, ImmutableArray<double> Fractions, double OdeWeight, double EndWeight)
    where TField : struct, IMagneticField
{
    // Columns of a segment behind the normalised inputs.
    private const int Qop = 4;
    private const int Z0 = 5;
    private const int Dz = 6;

    /// <summary>Units of the residuals.</summary>
    public OdeResidualForm Form { get; init; } = OdeResidualForm.EndState;

    /// <summary>The family under this loss, to be trained from samples that tell their segment.</summary>
    /// <param name="family">The family.</param>
    public TapeTrainee Trainee(TrackFamily family)
    {
        var program = Program<float>(family);
        return new(program, program.Outputs[0], program.Inputs[0], program.Inputs[1]);
    }

    /// <summary>The program whose output is the loss of each sample.</summary>
    /// <remarks>
    /// Inputs in order: the normalised inputs with the seven numbers of the <see cref="Segment"/> behind them, and the four
    /// normalised numbers at the end.
    /// </remarks>
    /// <param name="family">The family.</param>
    /// <typeparam name="T">float to train, double to check.</typeparam>
    public TapeProgram<T> Program<T>(TrackFamily family)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tape = new TapeBuilder<T>();
        var count = Fractions.Length;
        var inputs = tape.Input(Formulation.Inputs + Segment.Columns);
        var targets = tape.Input(Formulations.Formulation.Outputs);
        var segment = tape.SliceColumns(inputs, Formulation.Inputs, Segment.Columns);
        var fractions = tape.ConstantPerSample(count, 1, Fractions.AsSpan());
        var states = family.Record(tape, tape.SliceColumns(inputs, 0, Formulation.Inputs), fractions, count);
        var slopes = Tangents.Of(tape, states, fractions, tape.ConstantPerSample(count, 1, [.. Enumerable.Repeat(1.0, count)]));
        var residuals = Residuals(tape, states, slopes, segment);
        var ode = tape.Scale(tape.SumColumns(tape.Square(tape.Reshape(residuals, 1, count * residuals.Columns))), OdeWeight / count);
        if (EndWeight == 0)
        {
            return tape.Build(ode);
        }

        var end = tape.SliceColumns(tape.Reshape(states, 1, 4 * count), 4 * (count - 1), 4);
        return tape.Build(tape.Add(ode, tape.Scale(tape.SumColumns(tape.Square(tape.Subtract(end, targets))), EndWeight)));
    }

    /// <summary>Records the residuals of a path.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="states">Normalised states, a row for each fraction.</param>
    /// <param name="slopes">Their derivatives by the fraction.</param>
    /// <param name="segment">The physical segment, a row a sample.</param>
    /// <returns>A row for each fraction: four residuals, or two in the plans' form.</returns>
    public TapeNode Residuals<T>(TapeBuilder<T> tape, TapeNode states, TapeNode slopes, TapeNode segment)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var count = Fractions.Length;
        var scale = Formulation.OutputScale;
        var fractions = tape.ConstantPerSample(count, 1, Fractions.AsSpan());
        var dz = Repeated(Dz, 1);
        var physical = tape.Add(Repeated(0, 4), tape.ScaleColumns(states, scale.AsSpan()));
        var z = tape.Add(Repeated(Z0, 1), tape.Multiply(dz, fractions));
        var bend = tape.Pointwise(new BendFunction<TField>(Field), physical, z, Repeated(Qop, 1));
        if (Form == OdeResidualForm.PerMillimetre)
        {
            var perMillimetre = tape.Divide(tape.ScaleColumns(tape.SliceColumns(slopes, 2, 2), scale[2], scale[3]), dz);
            return tape.Subtract(perMillimetre, bend);
        }

        var rates = tape.Multiply(tape.ConcatColumns(tape.SliceColumns(physical, 2, 2), bend), dz);
        return tape.Subtract(slopes, tape.ScaleColumns(rates, [.. scale.Select(spread => 1 / spread)]));

        TapeNode Repeated(int column, int columns) => tape.RepeatRows(tape.SliceColumns(segment, column, columns), count);
    }
}
