namespace Lorentz.Learning.Kernels;

/// <summary>The vector counts that <see cref="LayerKernel"/> is compiled for.</summary>
internal static class VectorCounts
{
    /// <summary>One vector.</summary>
    internal readonly struct One : IVectorCount
    {
        public static int Value => 1;
    }

    /// <summary>Two vectors.</summary>
    internal readonly struct Two : IVectorCount
    {
        public static int Value => 2;
    }

    /// <summary>Four vectors.</summary>
    internal readonly struct Four : IVectorCount
    {
        public static int Value => 4;
    }

    /// <summary>Eight vectors.</summary>
    internal readonly struct Eight : IVectorCount
    {
        public static int Value => 8;
    }
}
