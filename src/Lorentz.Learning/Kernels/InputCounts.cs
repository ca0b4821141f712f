namespace Lorentz.Learning.Kernels;

/// <summary>The input counts that kernels are compiled for.</summary>
internal static class InputCounts
{
    /// <summary>One input.</summary>
    internal readonly struct One : IInputCount
    {
        public static int Value => 1;
    }

    /// <summary>Two inputs.</summary>
    internal readonly struct Two : IInputCount
    {
        public static int Value => 2;
    }

    /// <summary>Three inputs.</summary>
    internal readonly struct Three : IInputCount
    {
        public static int Value => 3;
    }

    /// <summary>Four inputs.</summary>
    internal readonly struct Four : IInputCount
    {
        public static int Value => 4;
    }

    /// <summary>Five inputs.</summary>
    internal readonly struct Five : IInputCount
    {
        public static int Value => 5;
    }

    /// <summary>Six inputs.</summary>
    internal readonly struct Six : IInputCount
    {
        public static int Value => 6;
    }

    /// <summary>Seven inputs.</summary>
    internal readonly struct Seven : IInputCount
    {
        public static int Value => 7;
    }

    /// <summary>Eight inputs.</summary>
    internal readonly struct Eight : IInputCount
    {
        public static int Value => 8;
    }
}
