namespace Lorentz.Build.Graph;

/// <summary>A failure that the target itself has told the user all about (exit code 1, nothing more is printed).</summary>
public sealed class ReportedFailureException() : Exception("failed, as reported above");
