namespace Lorentz.Lab.Exports.PlanBinary;

/// <summary>A file that is not a valid one of the plan's binary layout.</summary>
public sealed class PlanBinaryException : IOException
{
    /// <summary>An error in a file.</summary>
    /// <param name="error">Which.</param>
    /// <param name="message">The file, what was found and what would be valid.</param>
    public PlanBinaryException(PlanBinaryError error, string message)
        : base(message) => Error = error;

    /// <summary>Which error it is.</summary>
    public PlanBinaryError Error { get; }
}
