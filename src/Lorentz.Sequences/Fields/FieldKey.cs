using Lorentz.Numerics.Random;

namespace Lorentz.Sequences.Fields;

/// <summary>Names one field among all that can be drawn: everything random about it is a function of this key.</summary>
/// <param name="Seed">Seed of the whole experiment.</param>
/// <param name="Set">What the field is for.</param>
/// <param name="Complexity">Its family.</param>
/// <param name="Number">Its number in the set.</param>
public readonly record struct FieldKey(ulong Seed, FieldSet Set, FieldComplexity Complexity, uint Number)
{
    private const ulong ChanceSeed = 0x6368616e63650000;

    /// <summary>The parameters of the field: no other set, family or number has this stream.</summary>
    public RandomStream Parameters => new(Seed, Stream);

    /// <summary>For predictions that roll dice.</summary>
    public RandomStream Chance => new(Seed ^ ChanceSeed, Stream);

    /// <summary>Number of the stream: below 2^42.</summary>
    internal ulong Stream => ((ulong)Set << 40) | ((ulong)Complexity << 32) | Number;
}
