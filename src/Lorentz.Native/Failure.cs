using Lorentz.Lab.Weights;

namespace Lorentz.Native;

/// <summary>What became of a call that failed: its status, and its message for the thread that made it.</summary>
internal static class Failure
{
    [ThreadStatic]
    private static string? last;

    /// <summary>The message of this thread's last failure; empty when there was none.</summary>
    public static string Last => last ?? "";

    /// <summary>Keeps the message of an exception and gives its status.</summary>
    public static NativeStatus Of(Exception exception)
    {
        last = exception.Message;
        return exception switch
        {
            BadArgumentException => NativeStatus.BadArgument,
            SafeTensorsException or InvalidDataException => NativeStatus.FileDamaged,
            IOException or UnauthorizedAccessException => NativeStatus.FileMissing,
            NotSupportedException => NativeStatus.Unsupported,
            _ => NativeStatus.Internal,
        };
    }
}
