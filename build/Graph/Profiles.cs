using System.Collections.Immutable;
using Lorentz.Lab.Names;

namespace Lorentz.Build.Graph;

/// <summary>The names of the profiles.</summary>
public static class Profiles
{
    /// <summary>Every name, from the smallest profile to the largest.</summary>
    public static ImmutableArray<string> Names { get; } = ["smoke", "standard", "long", "paper"];

    /// <summary>The name of a profile, as typed and as used for folders.</summary>
    public static string NameOf(this Profile profile) => Names[(int)profile];

    /// <summary>The profile called <paramref name="name"/>.</summary>
    /// <exception cref="UsageException">There is none; the message has the nearest names.</exception>
    public static Profile Parse(string name)
    {
        var index = Names.IndexOf(name);
        return index >= 0 ? (Profile)index : throw new UsageException(Nearest.Unknown("profile", name, Names));
    }
}
