using System.Collections.Immutable;
using System.Globalization;

namespace Lorentz.Lab.Arrays;

/// <summary>Reads the one kind of Python dictionary that a header may hold: descr, fortran_order and shape, each once.</summary>
/// <param name="text">The dictionary and its padding.</param>
/// <param name="path">The file, for errors.</param>
internal sealed class NpyDictionary(string text, string path)
{
    private int position;

    /// <summary>The header that the text describes.</summary>
    /// <exception cref="InvalidDataException">The text is anything else; the message names the file and the place.</exception>
    public NpyHeader Parse()
    {
        string? descriptor = null;
        bool? isFortranOrder = null;
        ImmutableArray<long>? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            var key = Quoted();
            Expect(':');
            switch (key)
            {
                case "descr" when descriptor is null:
                    descriptor = Quoted();
                    break;
                case "fortran_order" when isFortranOrder is null:
                    isFortranOrder = Boolean();
                    break;
                case "shape" when shape is null:
                    shape = Tuple();
                    break;
                default:
                    throw Error("the keys 'descr', 'fortran_order' and 'shape', each once");
            }

            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }

        if (text.AsSpan(position).TrimEnd("\n ").Length > 0)
        {
            throw Error("nothing after the dictionary");
        }

        return descriptor is not null && isFortranOrder is { } order && shape is { } lengths
            ? new NpyHeader(descriptor, order, lengths)
            : throw Error("the keys 'descr', 'fortran_order' and 'shape', each once");
    }

    private bool Take(char wanted)
    {
        while (position < text.Length && text[position] == ' ')
        {
            position++;
        }

        if (position >= text.Length || text[position] != wanted)
        {
            return false;
        }

        position++;
        return true;
    }

    private void Expect(char wanted)
    {
        if (!Take(wanted))
        {
            throw Error($"'{wanted}'");
        }
    }

    private string Quoted()
    {
        var quote = Take('\'') ? '\'' : Take('"') ? '"' : throw Error("a quoted word");
        var end = text.IndexOf(quote, position);
        if (end < 0)
        {
            throw Error("a closing quotation mark");
        }

        var word = text[position..end];
        position = end + 1;
        return word;
    }

    private bool Boolean()
    {
        Take(' ');
        foreach (var (word, value) in new[] { ("True", true), ("False", false) })
        {
            if (text.AsSpan(position).StartsWith(word, StringComparison.Ordinal))
            {
                position += word.Length;
                return value;
            }
        }

        throw Error("True or False");
    }

    private ImmutableArray<long> Tuple()
    {
        var lengths = ImmutableArray.CreateBuilder<long>();
        Expect('(');
        while (!Take(')'))
        {
            Take(' ');
            var end = position;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (!long.TryParse(text.AsSpan(position, end - position), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                throw Error("a length");
            }

            position = end;
            lengths.Add(length);
            if (!Take(','))
            {
                Expect(')');
                break;
            }
        }

        return lengths.ToImmutable();
    }

    private InvalidDataException Error(string expected) => new($"{path}: damaged .npy header, expected {expected} at character {position}.");
}
