using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Lorentz.Bits;

/// <summary>The processor features this process may use, so that a test can see that a switch took effect.</summary>
public static class Hardware
{
    public static string Line =>
        $"hardware vector128={Vector128.IsHardwareAccelerated} vector256={Vector256.IsHardwareAccelerated} "
        + $"vector512={Vector512.IsHardwareAccelerated} avx2={Avx2.IsSupported} fma={Fma.IsSupported} neon={AdvSimd.IsSupported}";
}
