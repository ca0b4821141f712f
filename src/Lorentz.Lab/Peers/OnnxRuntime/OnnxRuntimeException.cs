namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>What ONNX Runtime says when it refuses: a damaged model, a tensor of the wrong shape.</summary>
public sealed class OnnxRuntimeException : Exception
{
    /// <summary>An error.</summary>
    /// <param name="code">Its OrtErrorCode.</param>
    /// <param name="message">Its words.</param>
    public OnnxRuntimeException(int code, string message)
        : base(message) => Code = code;

    /// <summary>Its OrtErrorCode, such as 2 for an invalid argument and 7 for an invalid protocol buffer.</summary>
    public int Code { get; }
}
