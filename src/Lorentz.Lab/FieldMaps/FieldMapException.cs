namespace Lorentz.Lab.FieldMaps;

/// <summary>A field map file could not be read at all; the message names the file and what to do.</summary>
public sealed class FieldMapException : IOException
{
    /// <summary>An error with a message that names the file.</summary>
    public FieldMapException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An error with a message that names the file.</summary>
    public FieldMapException(string message)
        : base(message)
    {
    }

    /// <summary>An error without a message.</summary>
    public FieldMapException()
    {
    }
}
