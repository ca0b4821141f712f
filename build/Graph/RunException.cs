namespace Lorentz.Build.Graph;

/// <summary>A run could not be finished; the message says what to do (exit code 1).</summary>
/// <param name="message">What failed, and what to do about it.</param>
/// <param name="cause">What went wrong underneath, shown with <c>--verbose</c>.</param>
public sealed class RunException(string message, Exception? cause = null) : Exception(message, cause);
