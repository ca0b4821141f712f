namespace Lorentz.Lab.Peers.Compilers;

/// <summary>A source could not be compiled; the message says why, with what the compiler said.</summary>
/// <param name="message">The message.</param>
/// <param name="inner">What caused it, or null.</param>
public sealed class CompilerException(string message, Exception? inner = null) : IOException(message, inner);
