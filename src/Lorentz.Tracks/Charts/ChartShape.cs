using System.Collections.Immutable;

namespace Lorentz.Tracks.Charts;

/// <summary>
/// Which products a chart is a sum of: T_i(tx) T_j(ty) T_k(q/p) with i / TxDegree + j / TyDegree + k / QopDegree at most 1,
/// and the same with all degrees times <see cref="VertexShare"/>, multiplied by where the line points at z = 0 in x or y.
/// </summary>
/// <remarks>
/// Sums over a corner of degrees converge as fast as the whole box and need a fraction of its terms (Trefethen, Multivariate
/// polynomial approximation in the hypercube, Proc. AMS 145 (2017) 4837). As a network this is one layer of fixed polynomial
/// units and one layer of learned weights: Pao's functional-link net (Adaptive Pattern Recognition and Neural Networks, 1989).
/// </remarks>
/// <param name="TxDegree">Greatest power of tx.</param>
/// <param name="TyDegree">Greatest power of ty.</param>
/// <param name="QopDegree">Greatest power of q/p, besides the one every term has.</param>
/// <param name="VertexShare">Share of these degrees for the terms linear in the vertex, 0 to 1; 0 for none.</param>
public sealed record ChartShape(int TxDegree, int TyDegree, int QopDegree, double VertexShare)
{
    /// <summary>Greatest degree there may be.</summary>
    public const int MaximalDegree = 40;

    private const double Rounding = 1e-9;

    /// <summary>Rows of terms that differ in the power of tx alone, which runs from 0 up.</summary>
    public ImmutableArray<ChartRow> Rows { get; } = Build(TxDegree, TyDegree, QopDegree, VertexShare);

    /// <summary>Number of terms.</summary>
    public int Terms { get; } = Build(TxDegree, TyDegree, QopDegree, VertexShare).Sum(row => row.Count);

    /// <summary>What is wrong with these numbers; null where nothing is.</summary>
    public static string? ProblemOf(int txDegree, int tyDegree, int qopDegree, double vertexShare) =>
        Math.Min(txDegree, Math.Min(tyDegree, qopDegree)) < 0 || Math.Max(txDegree, Math.Max(tyDegree, qopDegree)) > MaximalDegree
            ? FormattableString.Invariant($"degrees {txDegree}, {tyDegree}, {qopDegree}: valid are 0 to {MaximalDegree}")
            : vertexShare is >= 0 and <= 1 ? null
            : FormattableString.Invariant($"vertex share {vertexShare}: valid is 0 to 1");

    private static ImmutableArray<ChartRow> Build(int txDegree, int tyDegree, int qopDegree, double vertexShare)
    {
        var rows = ImmutableArray.CreateBuilder<ChartRow>();
        Add(rows, txDegree, tyDegree, qopDegree, 1, VertexPower.None);
        if (vertexShare > 0)
        {
            Add(rows, txDegree, tyDegree, qopDegree, vertexShare, VertexPower.X);
            Add(rows, txDegree, tyDegree, qopDegree, vertexShare, VertexPower.Y);
        }

        return rows.ToImmutable();
    }

    private static void Add(ImmutableArray<ChartRow>.Builder rows, int txDegree, int tyDegree, int qopDegree, double share, VertexPower vertex)
    {
        for (var k = 0; k <= qopDegree; k++)
        {
            for (var j = 0; j <= tyDegree; j++)
            {
                var left = share - Part(k, qopDegree) - Part(j, tyDegree);
                if (left > -Rounding)
                {
                    rows.Add(new((int)Math.Floor((left * txDegree) + Rounding) + 1, j, k, vertex));
                }
            }
        }
    }

    private static double Part(int power, int degree) => power == 0 ? 0 : (double)power / degree;
}
