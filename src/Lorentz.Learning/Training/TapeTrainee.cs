using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lorentz.Learning.Models;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.Training;

/// <summary>A program whose loss is to become small: any architecture, any loss.</summary>
/// <remarks>
/// The loss of a batch is the mean over its samples of s_i times the loss of sample i, with the weights s that samples come
/// with, as for a <see cref="NetworkTrainee"/>. The plan's component weights stay empty and its output rate factor 1: the
/// loss and the groups have their own. Weights in no group learn at the plan's rate; the decay acts on those of them that
/// lie in matrices of more than one row, and on the others as the plan says of biases.
/// </remarks>
public sealed record TapeTrainee : Trainee
{
    private readonly ulong structure;

    /// <summary>A trainee.</summary>
    /// <param name="program">The program.</param>
    /// <param name="loss">The loss of each sample, [samples x 1 x 1]: an output of the program.</param>
    /// <param name="inputs">The program's input that receives the inputs of samples.</param>
    /// <param name="targets">The one that receives their targets; null where the loss needs none.</param>
    /// <param name="groups">Weights that learn at rates of their own; no weight is in two groups.</param>
    /// <param name="masks">Inputs that are dropout masks: each step draws its own, by the plan's seed and the place in the batch.</param>
    /// <exception cref="ArgumentException">Nodes or groups do not fit the program.</exception>
    public TapeTrainee(
        TapeProgram<float> program, TapeNode loss, TapeNode inputs, TapeNode? targets, ImmutableArray<ParameterGroup> groups = default, ImmutableArray<DropoutMask> masks = default)
    {
        program.CheckOutput(loss);
        program.CheckInput(inputs);
        if (loss.Shape != new TapeShape(1, 1, true))
        {
            throw new ArgumentException($"a loss {loss.Shape}: needed is [samples x 1 x 1]", nameof(loss));
        }

        if (targets is { } node)
        {
            program.CheckInput(node);
        }

        Masks = masks.IsDefault ? [] : masks;
        var others = program.Inputs.Where(input => input != inputs && input != targets && !Masks.Any(mask => mask.Node == input)).ToArray();
        if (others.Length > 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"input {others[0].Index} {others[0].Shape} of the program is neither inputs nor targets nor a mask"), nameof(program));
        }

        Program = program;
        Loss = loss;
        InputNode = inputs;
        TargetNode = targets;
        Groups = groups.IsDefault ? [] : groups;
        CheckGroups(Groups, program.ParameterCount);
        structure = Hash(this);
    }

    /// <summary>The program.</summary>
    public TapeProgram<float> Program { get; }

    /// <summary>The loss of each sample.</summary>
    public TapeNode Loss { get; }

    /// <summary>Receives the inputs of samples.</summary>
    public TapeNode InputNode { get; }

    /// <summary>Receives their targets; null where the loss needs none: the samples' targets are then left alone.</summary>
    public TapeNode? TargetNode { get; }

    /// <summary>Weights that learn at rates of their own.</summary>
    public ImmutableArray<ParameterGroup> Groups { get; }

    /// <summary>Inputs that are dropout masks. Validation drops nothing.</summary>
    public ImmutableArray<DropoutMask> Masks { get; }

    /// <inheritdoc/>
    public override int Parameters => Program.ParameterCount;

    /// <inheritdoc/>
    public override int Inputs => InputNode.Shape.Length;

    /// <summary>Number of targets of a sample; 0 where any number is right.</summary>
    public override int Targets => TargetNode?.Shape.Length ?? 0;

    /// <inheritdoc/>
    public override ulong Fingerprint => structure;

    /// <inheritdoc/>
    public override string? Problem(TrainingPlan plan) => plan.OutputRateFactor != 1
        ? string.Create(CultureInfo.InvariantCulture, $"output rate factor {plan.OutputRateFactor}: valid is 1, with parameter groups instead")
        : plan.Problem(0);

    internal override TrainingSession Open(TrainingPlan plan, TrainingState state, SampleSource training, int threads) =>
        new TapeSession(plan, this, state, training, threads);

    /// <summary>Every weight in exactly one group, in order.</summary>
    internal ImmutableArray<ParameterGroup> AllGroups(bool decayBiases)
    {
        var all = ImmutableArray.CreateBuilder<ParameterGroup>();
        var given = Groups.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var next = 0;
        foreach (var range in Program.Parameters)
        {
            var (position, end) = (range.Offset, range.Offset + range.Length);
            while (position < end)
            {
                for (; next < given.Length && given[next].Offset + given[next].Length <= position; next++)
                {
                }

                var group = next < given.Length ? given[next] : new ParameterGroup(end, 0, 1, false);
                var inside = group.Length > 0 && group.Offset <= position;
                var stop = Math.Min(end, inside ? group.Offset + group.Length : Math.Max(group.Offset, position + 1));
                all.Add(inside
                    ? group with { Offset = position, Length = stop - position }
                    : new(position, stop - position, 1, decayBiases || range.Node.Shape.Rows > 1));
                position = stop;
            }
        }

        return all.ToImmutable();
    }

    private static void CheckGroups(ImmutableArray<ParameterGroup> groups, int parameters)
    {
        var end = 0;
        foreach (var group in groups.Sort((a, b) => a.Offset.CompareTo(b.Offset)))
        {
            if (group.Offset < end || group.Length < 1 || group.Length > parameters - group.Offset || !(group.RateFactor >= 0))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"{group}: groups lie within the {parameters} weights, do not overlap, and their factors are at least 0"),
                    nameof(groups));
            }

            end = group.Offset + group.Length;
        }
    }

    private static ulong Hash(TapeTrainee trainee)
    {
        var text = new StringBuilder("tape;");
        text.Append(CultureInfo.InvariantCulture, $"{trainee.Loss.Index};{trainee.InputNode.Index};{trainee.TargetNode?.Index ?? -1};");
        foreach (var group in trainee.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"{group.Offset},{group.Length},{group.RateFactor:R},{group.Decays};");
        }

        foreach (var mask in trainee.Masks)
        {
            text.Append(CultureInfo.InvariantCulture, $"mask {mask.Node.Index},{mask.Probability:R};");
        }

        trainee.Program.Describe(text);
        return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
