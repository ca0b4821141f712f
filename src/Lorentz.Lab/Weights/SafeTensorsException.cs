namespace Lorentz.Lab.Weights;

/// <summary>A file that is not a valid safetensors file, or lacks what was asked of it.</summary>
public sealed class SafeTensorsException : IOException
{
    /// <summary>An error in a file.</summary>
    /// <param name="error">Which.</param>
    /// <param name="message">The file, what was found and what was expected.</param>
    public SafeTensorsException(SafeTensorsError error, string message)
        : base(message) => Error = error;

    /// <summary>Which error it is.</summary>
    public SafeTensorsError Error { get; }
}
