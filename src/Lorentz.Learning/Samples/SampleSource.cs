namespace Lorentz.Learning.Samples;

/// <summary>Samples to learn from, as the network sees them (already normalised), read by index.</summary>
/// <remarks>Gathering happens inside the workers: implementations must be safe to call from several threads at once.</remarks>
public abstract class SampleSource
{
    /// <summary>Number of samples.</summary>
    public abstract long Count { get; }

    /// <summary>Number of inputs I of a sample.</summary>
    public abstract int Inputs { get; }

    /// <summary>Number of targets O of a sample.</summary>
    public abstract int Outputs { get; }

    /// <summary>Says which samples will be gathered soon, so that a source may fetch them meanwhile; changes no result.</summary>
    /// <param name="indices">Which samples, each in 0 .. Count - 1, in any order.</param>
    public virtual void Announce(ReadOnlySpan<long> indices)
    {
    }

    /// <summary>Copies samples out.</summary>
    /// <param name="indices">Which samples, each in 0 .. Count - 1, in any order.</param>
    /// <param name="inputs">Receives indices.Length x I inputs, row by row.</param>
    /// <param name="targets">Receives indices.Length x O targets, row by row.</param>
    /// <param name="weights">Receives the weight of each sample in the loss.</param>
    public abstract void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights);

    /// <summary>Throws where samples do not fit what is to learn from them; 0 outputs stand for any number.</summary>
    internal static void Check(SampleSource source, int inputs, int outputs, string name)
    {
        if (source.Inputs != inputs || (outputs > 0 && source.Outputs != outputs) || source.Count < 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{source.Count} samples of {source.Inputs} inputs and {source.Outputs} outputs: needed are at least 1 of {inputs} and {outputs}"),
                name);
        }
    }
}
