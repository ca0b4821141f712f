namespace Lorentz.Learning.SecondOrder;

/// <summary>A problem whose normal equations are collected chunk by chunk.</summary>
internal sealed class BlockLeastSquares(IResidualBlocks blocks, int threads) : ILeastSquares
{
    public int Dimension => blocks.Dimension;

    public double ValueOf(double[] point) => NormalEquations.ValueOf(blocks, point, threads);

    public ILinearModel Linearise(double[] point) => new NormalModel(NormalEquations.Of(blocks, point, threads));
}
