using System.Runtime.InteropServices;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>An object of ONNX Runtime, released once; what it was made from outlives it.</summary>
internal sealed unsafe class OrtHandle : SafeHandle
{
    private readonly nint release;
    private readonly SafeHandle? parent;

    /// <summary>Takes an object over.</summary>
    /// <param name="made">The object.</param>
    /// <param name="release">The function that releases it.</param>
    /// <param name="parent">What must not be released before it.</param>
    public OrtHandle(nint made, nint release, SafeHandle? parent)
        : base(0, ownsHandle: true)
    {
        (this.release, this.parent) = (release, parent);
        var held = false;
        parent?.DangerousAddRef(ref held);
        SetHandle(made);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The object.</summary>
    public nint Value => DangerousGetHandle();

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        ((delegate* unmanaged<nint, void>)release)(handle);
        parent?.DangerousRelease();
        return true;
    }
}
