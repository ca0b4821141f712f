using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>Decides for one target after another whether it must run, and says why.</summary>
/// <param name="layout">Where files live.</param>
/// <param name="settings">The values of this run.</param>
/// <param name="code">The sources.</param>
public sealed class Planner(Layout layout, Settings settings, SourceCode code)
{
    private const int ShortHash = 16;

    /// <summary>The reason given by a command, which has no fingerprint.</summary>
    public const string Always = "runs each time";

    /// <summary>The reason given when the user asked for it.</summary>
    public const string Forced = "`--force`";

    /// <summary>The steps for the wanted targets and everything they need, inputs first.</summary>
    /// <param name="wanted">The targets asked for.</param>
    /// <param name="force">Whether the targets asked for (not their inputs) run even when up to date.</param>
    public ImmutableArray<Step> Plan(ImmutableArray<Target> wanted, bool force)
    {
        var forced = force ? wanted.SelectMany(Members).ToImmutableHashSet() : [];
        var steps = new Dictionary<string, Step>();
        foreach (var target in layout.Graph.Ordered(wanted).Where(target => !target.IsGroup))
        {
            steps[target.Name] = Evaluate(target, steps, forced.Contains(target));
        }

        return [.. steps.Values];
    }

    /// <summary>The step for one target, given the steps of its inputs.</summary>
    public Step Evaluate(Target target, IReadOnlyDictionary<string, Step> before, bool force)
    {
        var expected = Expected(target, before);
        if (target.AlwaysRun)
        {
            return new(target, expected, null, [Always]);
        }

        var recorded = Read(layout.Record(target, settings));
        var reasons = recorded is null ? Missing(target, expected) : Differences(target, recorded, expected, before);
        return new(target, expected, recorded, force ? [.. reasons, Forced] : reasons);
    }

    private IEnumerable<Target> Members(Target target) => target.IsGroup ? layout.Graph.InputsOf(target) : [target];

    private Fingerprint Expected(Target target, IReadOnlyDictionary<string, Step> before)
    {
        var inputs = layout.Graph.InputsOf(target);
        var upstream = ImmutableSortedDictionary.CreateBuilder<string, InputRecord>(StringComparer.Ordinal);
        foreach (var step in inputs.Select(input => before[input.Name]))
        {
            var known = step.IsStale ? step.Expected : step.Recorded!;
            upstream[step.Target.Name] = new(
                step.IsStale ? $"made by {step.Expected.Key}" : known.ContentOf(step.Target),
                known.Recipe,
                known.Inputs.ToImmutableSortedDictionary(name => name, name => known.Upstream[name].Content, StringComparer.Ordinal));
            foreach (var (name, record) in known.Upstream)
            {
                upstream.TryAdd(name, record);
            }
        }

        return new()
        {
            Target = target.Name,
            Recipe = new(Parameters(target), code.Hashes(target.Code)),
            Upstream = upstream.ToImmutable(),
            Inputs = [.. inputs.Select(input => input.Name).Order(StringComparer.Ordinal)],
        };
    }

    private ImmutableSortedDictionary<string, string> Parameters(Target target) => target.Parameters
        .Where(parameter => parameter.Kind != ParameterKind.Output)
        .ToImmutableSortedDictionary(
            parameter => parameter.Name,
            parameter => parameter.Kind == ParameterKind.File ? FileContent(target, parameter) : settings.Value(target, parameter.Name),
            StringComparer.Ordinal);

    private string FileContent(Target target, Parameter parameter)
    {
        if (settings.Value(target, parameter.Name).Length == 0)
        {
            return "no file";
        }

        var path = settings.PathOf(target, parameter.Name);
        var stamp = FileStamp.Of(path) ?? throw new UsageException($"`{parameter.Name}`: there is no file `{path}`; it is {parameter.Meaning}");
        return $"content {stamp.Sha256[..ShortHash]}";
    }

    private ImmutableArray<string> Missing(Target target, Fingerprint expected)
    {
        var record = layout.Record(target, settings);
        if (File.Exists(record))
        {
            return [$"its record `{Layout.RecordFile}` is damaged or of another version"];
        }

        if (Read(layout.Unfinished(target, settings)) is { } unfinished)
        {
            return ["its last run did not finish", .. Changes.Between(unfinished, expected)];
        }

        // A trial with parameters set by hand has a folder of its own: what it differs in from the profile explains it.
        var profile = settings with { Overrides = settings.Overrides.Clear() };
        var changes = Read(layout.Record(target, profile)) is { } usual ? Changes.Between(usual, expected) : [];
        return changes.IsEmpty ? ["never ran"] : changes;
    }

    private ImmutableArray<string> Differences(
        Target target, Fingerprint recorded, Fingerprint expected, IReadOnlyDictionary<string, Step> before)
    {
        var pending = expected.Inputs.Where(name => before[name].IsStale).ToImmutableArray();
        var changes = Changes.Between(recorded, expected)
            .Select(change => pending
                .Where(name => change == $"input `{name}` changed")
                .Select(name => $"input `{name}` runs first ({string.Join(", ", before[name].Reasons)})")
                .FirstOrDefault(change));
        return [.. changes, .. Outputs(target, recorded)];
    }

    private IEnumerable<string> Outputs(Target target, Fingerprint recorded)
    {
        foreach (var (entry, path) in OutputFiles.Of(target, layout, settings))
        {
            var name = OutputFiles.ShortName(entry);
            if (!recorded.Outputs.TryGetValue(entry, out var written))
            {
                yield return $"output `{name}` is new";
            }
            else if (FileStamp.Of(path, written) is not { } present)
            {
                yield return $"`{name}` is missing";
            }
            else if (present.Sha256 != written.Sha256)
            {
                yield return $"`{name}` changed since it was written";
            }
        }
    }

    private static Fingerprint? Read(string path) => File.Exists(path) ? Fingerprint.Parse(File.ReadAllText(path)) : null;
}
