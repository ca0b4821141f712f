namespace Lorentz.Build.Graph;

/// <summary>What was asked for does not exist or makes no sense: the message says what would be valid (exit code 2).</summary>
/// <param name="message">Names the option, target or parameter, the bad text and what would be valid.</param>
public sealed class UsageException(string message) : Exception(message);
