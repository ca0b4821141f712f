namespace Lorentz.Native;

/// <summary>A caller's mistake: a null pointer, or a model that is not open.</summary>
/// <param name="message">Which argument, and what would be valid.</param>
internal sealed class BadArgumentException(string message) : Exception(message);
