using System.Collections.Immutable;
using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>
/// A parameter matrix by which many operations multiply few rows each, as the cells of a recurrent network do: it is packed
/// once for all of them, and its gradient is one product instead of one with few rows for each.
/// </summary>
/// <param name="Parameter">The matrix.</param>
/// <param name="Users">The operations.</param>
/// <param name="TransposeFactor">Whether they multiply by its transpose.</param>
/// <param name="DefersGradient">
/// Whether these are all that use the matrix, and in the same way, so that nothing else adds to its gradient between them.
/// </param>
internal sealed record SharedFactor(TapeNode Parameter, ImmutableArray<TapeNode> Users, bool TransposeFactor, bool DefersGradient)
{
    /// <summary>Uses from which on packing is worth while.</summary>
    internal const int LeastUsers = 4;

    // With more rows an ordinary product spends little of its time on packing.
    private const int MostRows = 16;

    private readonly int mostPerSample = Users.Where(user => user.Shape.PerSample).Select(user => user.Shape.Rows).DefaultIfEmpty(0).Max();
    private readonly int perSample = Users.Where(user => user.Shape.PerSample).Sum(user => user.Shape.Rows);
    private readonly int once = Users.Where(user => !user.Shape.PerSample).Sum(user => user.Shape.Rows);

    /// <summary>Whether so many samples make few rows for each operation.</summary>
    internal bool IsNarrow(int samples) => samples > 0 && samples <= MostRows && samples * mostPerSample <= MostRows;

    /// <summary>Rows of all operations together.</summary>
    internal int RowsOf(int samples) => once + (samples * perSample);

    /// <summary>The factors of a program.</summary>
    /// <param name="operations">All operations in order.</param>
    /// <param name="used">Which are used.</param>
    internal static ImmutableArray<SharedFactor> Of<T>(ImmutableArray<TapeOperation<T>> operations, bool[] used)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var users = new SortedDictionary<int, List<TapeNode>>();
        var mentions = new int[operations.Length];
        for (var index = 0; index < operations.Length; index++)
        {
            if (!used[index])
            {
                continue;
            }

            foreach (var operand in operations[index].Operands)
            {
                mentions[operand.Index]++;
            }

            if (operations[index] is ISharedProduct { Rows: not null, Factor: var factor }
                && operations[factor.Index] is ParameterOperation<T> && operations[index].Shape.Rows <= MostRows)
            {
                if (!users.TryGetValue(factor.Index, out var list))
                {
                    users.Add(factor.Index, list = []);
                }

                list.Add(new(index, operations[index].Shape));
            }
        }

        return
        [
            .. users.Where(pair => pair.Value.Count >= LeastUsers).Select(pair => new SharedFactor(
                new(pair.Key, operations[pair.Key].Shape),
                [.. pair.Value],
                Transposes(pair.Value[0]),
                mentions[pair.Key] == pair.Value.Count && pair.Value.Select(Transposes).Distinct().Count() == 1)),
        ];

        bool Transposes(TapeNode user) => ((ISharedProduct)operations[user.Index]).TransposeFactor;
    }
}
