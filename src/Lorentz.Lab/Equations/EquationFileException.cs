namespace Lorentz.Lab.Equations;

/// <summary>A file does not hold an equation that can be solved; the message names the file, the field and what would be valid.</summary>
public sealed class EquationFileException : IOException
{
    /// <summary>An error with a message that names the file.</summary>
    public EquationFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An error with a message that names the file.</summary>
    public EquationFileException(string message)
        : base(message)
    {
    }

    /// <summary>An error without a message.</summary>
    public EquationFileException()
    {
    }
}
