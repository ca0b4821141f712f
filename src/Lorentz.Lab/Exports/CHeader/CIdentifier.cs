using System.Text.RegularExpressions;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>The name that everything in a header starts with.</summary>
internal static partial class CIdentifier
{
    /// <summary>Longest name: the longest identifier made of it stays within the 63 characters that C99 tells apart.</summary>
    public const int Longest = 32;

    /// <summary>The name, if it makes valid identifiers.</summary>
    /// <exception cref="ArgumentException">It does not; the message says what would be valid.</exception>
    public static string Require(string name) => name is not null && name.Length <= Longest && Valid().IsMatch(name)
        ? name
        : throw new ArgumentException(
            $"'{name}' is no name for a C header: valid are a letter and then letters, digits and single underscores, not at the end, "
            + $"{Longest} characters at most, such as track_network.",
            nameof(name));

    // Two underscores in a row are the compiler's own in C++, and every identifier goes on with an underscore.
    [GeneratedRegex(@"\A[A-Za-z](?:_?[A-Za-z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Valid();
}
