using System.Text.Json;
using Lorentz.Lab.Files;
using Lorentz.Series.Equations;

namespace Lorentz.Lab.Equations;

/// <summary>
/// Linear equations as JSON: <c>{"name", "coefficients", "forcing", "conditions", "interval"}</c>. Numbers are taken as
/// the exact decimals that are written there, or as texts such as <c>"1/3"</c>; every field is required but the forcing.
/// </summary>
public static class EquationFile
{
    // Unlike the default, keeps a fraction readable and takes no comments or commas that other readers refuse.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads an equation and examines it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EquationFileException">The file does not hold a sound equation; the message names it, the field and what would be valid.</exception>
    /// <exception cref="IOException">The file cannot be read; the message names it.</exception>
    public static LinearEquation Read(string path) => Parse(ReadText(path), path);

    /// <summary>Reads an equation from text and examines it.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="source">What messages call it: the path of the file.</param>
    /// <exception cref="EquationFileException">The text does not hold a sound equation; the message names the source, the field and what would be valid.</exception>
    public static LinearEquation Parse(string text, string source)
    {
        LinearEquation equation;
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            equation = EquationReader.Read(new EquationField(document.RootElement, source, ""));
        }
        catch (JsonException exception)
        {
            throw new EquationFileException($"{source}: no valid JSON: {exception.Message}", exception);
        }

        var faults = EquationFaults.Of(equation);
        return faults.IsEmpty ? equation : throw new EquationFileException($"{source}: {string.Join("; ", faults.Select(fault => fault.Message))}");
    }

    /// <summary>Writes an equation whole or not at all.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="equation">The equation.</param>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, LinearEquation equation) => AtomicFile.WriteText(path, EquationWriter.Text(equation));

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"cannot read {path}: {exception.Message}", exception);
        }
    }
}
