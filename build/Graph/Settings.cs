using System.Collections.Immutable;
using Lorentz.Lab.Names;

namespace Lorentz.Build.Graph;

/// <summary>The values of a run: a profile, and the parameters set by hand.</summary>
public sealed record Settings
{
    private const char Separator = '.';

    /// <summary>The profile.</summary>
    public required Profile Profile { get; init; }

    /// <summary>How many threads to use; never part of a fingerprint.</summary>
    public required int Threads { get; init; }

    /// <summary>Where relative paths given by hand start.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Where relative paths of the catalogue start.</summary>
    public required string Repository { get; init; }

    /// <summary>Parameters set by hand, keyed <c>Target.name</c>, normalised, only where they differ from the profile.</summary>
    public ImmutableSortedDictionary<string, string> Overrides { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>These settings with <c>name=value</c> or <c>Target.name=value</c> applied to the targets of a plan.</summary>
    /// <exception cref="UsageException">No target of the plan has the parameter, or its value is not valid.</exception>
    public Settings With(string assignment, ImmutableArray<Target> targets)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new UsageException($"--set `{assignment}`: write it as name=value, or Target.name=value for one target of several");
        }

        var (key, value) = (assignment[..equals], assignment[(equals + 1)..]);
        var owned = targets.SelectMany(target => target.Parameters.Select(parameter => (Target: target, Parameter: parameter))).ToImmutableArray();
        var chosen = owned.Where(pair => pair.Parameter.Name == key || KeyOf(pair.Target, pair.Parameter.Name) == key).ToImmutableArray();
        if (chosen.IsEmpty)
        {
            var names = owned.Select(pair => key.Contains(Separator, StringComparison.Ordinal) ? KeyOf(pair.Target, pair.Parameter.Name) : pair.Parameter.Name);
            throw new UsageException(Nearest.Unknown("parameter", key, names));
        }

        return chosen.Aggregate(this, (settings, pair) => settings.With(pair.Target, pair.Parameter, value));
    }

    /// <summary>The text of a parameter's value.</summary>
    public string Value(Target target, string name)
    {
        var parameter = target.Parameters.First(candidate => candidate.Name == name);
        return Overrides.TryGetValue(KeyOf(target, name), out var value) ? value : ParameterText.Normalise(parameter, parameter.Value(Profile));
    }

    /// <summary>Whether the user gave the parameter a value of their own.</summary>
    public bool IsOverridden(Target target, string name) => Overrides.ContainsKey(KeyOf(target, name));

    /// <summary>The full path of a file parameter.</summary>
    /// <exception cref="UsageException">The parameter has no default and was not given.</exception>
    public string PathOf(Target target, string name)
    {
        var value = Value(target, name);
        if (value.Length == 0)
        {
            var meaning = target.Parameters.First(candidate => candidate.Name == name).Meaning;
            throw new UsageException($"`{target.Name}` needs --set {name}=FILE ({meaning})");
        }

        return Path.GetFullPath(value, IsOverridden(target, name) ? WorkingFolder : Repository);
    }

    private static string KeyOf(Target target, string name) => $"{target.Name}{Separator}{name}";

    private Settings With(Target target, Parameter parameter, string value)
    {
        var text = ParameterText.Normalise(parameter, value);
        var key = KeyOf(target, parameter.Name);
        var same = text == ParameterText.Normalise(parameter, parameter.Value(Profile));
        return this with { Overrides = same ? Overrides.Remove(key) : Overrides.SetItem(key, text) };
    }
}
