namespace Lorentz.Numerics.Matrices;

/// <summary>The row counts that <see cref="TileKernel"/> is compiled for.</summary>
internal static class RowCounts
{
    /// <summary>One row.</summary>
    internal readonly struct One : IRowCount
    {
        public static int Value => 1;
    }

    /// <summary>Two rows.</summary>
    internal readonly struct Two : IRowCount
    {
        public static int Value => 2;
    }

    /// <summary>Three rows.</summary>
    internal readonly struct Three : IRowCount
    {
        public static int Value => 3;
    }

    /// <summary>Four rows.</summary>
    internal readonly struct Four : IRowCount
    {
        public static int Value => 4;
    }

    /// <summary>Five rows.</summary>
    internal readonly struct Five : IRowCount
    {
        public static int Value => 5;
    }

    /// <summary>Six rows.</summary>
    internal readonly struct Six : IRowCount
    {
        public static int Value => 6;
    }
}
