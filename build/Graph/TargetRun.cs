using System.Collections.Immutable;
using Lorentz.Lab.Names;

namespace Lorentz.Build.Graph;

/// <summary>What a target is handed when it runs: its parameters, where its files are, and how to show progress.</summary>
public sealed class TargetRun
{
    private readonly Target target;
    private readonly Settings settings;
    private readonly Layout layout;
    private readonly IDisplay display;
    private readonly ImmutableDictionary<string, Target> inputs;
    private readonly string checkpoints;
    private readonly SortedDictionary<string, string> notes = new(StringComparer.Ordinal);

    internal TargetRun(
        Target target,
        Settings settings,
        Layout layout,
        IDisplay display,
        IEnumerable<Target> inputs,
        string checkpoints,
        CancellationToken cancellation)
    {
        this.target = target;
        this.settings = settings;
        this.layout = layout;
        this.display = display;
        this.inputs = inputs.ToImmutableDictionary(input => input.Name);
        this.checkpoints = checkpoints;
        CancellationToken = cancellation;
    }

    /// <summary>The profile this run belongs to.</summary>
    public Profile Profile => settings.Profile;

    /// <summary>How many threads to use. Results do not depend on it, to the last bit.</summary>
    public int Threads => settings.Threads;

    /// <summary>Signalled when the user stops the run.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The folder of the repository (for the housekeeping targets).</summary>
    public string Repository => layout.Repository;

    /// <summary>The folder that holds <c>artifacts/</c> and <c>results/</c>.</summary>
    public string OutputFolder => layout.Output;

    internal IReadOnlyDictionary<string, string> Notes => notes;

    /// <summary>The value of a whole-number parameter.</summary>
    public int Integer(string name) => checked((int)ParameterText.Integer(Declared(name, ParameterKind.Integer), Value(name)));

    /// <summary>The value of a whole-number parameter that may exceed two thousand million.</summary>
    public long Long(string name) => ParameterText.Integer(Declared(name, ParameterKind.Integer), Value(name));

    /// <summary>The values of a parameter that is a list of whole numbers.</summary>
    public ImmutableArray<int> Integers(string name) =>
        [.. ParameterText.Integers(Declared(name, ParameterKind.Integers), Value(name)).Select(value => checked((int)value))];

    /// <summary>The value of a real parameter.</summary>
    public double Real(string name) => ParameterText.Real(Declared(name, ParameterKind.Real), Value(name));

    /// <summary>The values of a parameter that is a list of real numbers.</summary>
    public ImmutableArray<double> Reals(string name) => ParameterText.Reals(Declared(name, ParameterKind.Reals), Value(name));

    /// <summary>The value of a text or choice parameter.</summary>
    public string Text(string name)
    {
        _ = Declared(name, ParameterKind.Text, ParameterKind.Choice);
        return Value(name);
    }

    /// <summary>Whether a file parameter has a value: one without a default need not.</summary>
    public bool IsGiven(string name) => Value(name).Length > 0;

    /// <summary>The full path of a file parameter, to read or to write.</summary>
    public string File(string name)
    {
        _ = Declared(name, ParameterKind.File, ParameterKind.Output);
        return settings.PathOf(target, name);
    }

    /// <summary>Where to write one of this target's declared artifacts. Write it with <c>AtomicFile</c>.</summary>
    public string Artifact(string file) => Listed(target, target.Artifacts, file, layout.Artifacts(target, settings));

    /// <summary>Where to write one of this target's declared results.</summary>
    public string Result(string file) => Listed(target, target.Results, file, layout.Results(target, settings));

    /// <summary>
    /// Where to keep the state of unfinished work, so that a run started again after a kill resumes. The path belongs
    /// to the present parameters, inputs and code: a checkpoint of anything else is never found. Gone after success.
    /// </summary>
    public string Checkpoint(string file)
    {
        Directory.CreateDirectory(checkpoints);
        return Path.Combine(checkpoints, file);
    }

    /// <summary>Where an input target's declared artifact is.</summary>
    public string ArtifactOf(string name, string file)
    {
        var input = Input(name);
        return Listed(input, input.Artifacts, file, layout.Artifacts(input, settings));
    }

    /// <summary>Where an input target's pinned result is. (What is measured must be an artifact to be read by others.)</summary>
    public string ResultOf(string name, string file)
    {
        var input = Input(name);
        return Listed(input, input.Pinned, file, layout.Results(input, settings));
    }

    /// <summary>Opens a progress bar for <paramref name="total"/> units of work.</summary>
    public IStage Stage(string title, double total) => display.Stage(title, total);

    /// <summary>Prints a line above the progress bars.</summary>
    public void Say(string text) => display.Say(text);

    /// <summary>Adds a line to this target's <c>manifest.json</c>: nothing of the machine, nothing of the clock.</summary>
    public void Manifest(string key, string value) => notes[key] = value;

    private static string Listed(Target owner, ImmutableArray<string> files, string file, string folder) =>
        files.Contains(file)
            ? Path.Combine(folder, file)
            : throw new InvalidOperationException($"target `{owner.Name}` does not declare `{file}`: {Nearest.Unknown("file", file, files)}");

    private string Value(string name) => settings.Value(target, name);

    private Target Input(string name) =>
        inputs.TryGetValue(name, out var input)
            ? input
            : throw new InvalidOperationException($"target `{target.Name}` reads `{name}`: {Nearest.Unknown("input", name, inputs.Keys)}");

    private Parameter Declared(string name, params ReadOnlySpan<ParameterKind> kinds)
    {
        var parameter = target.Parameters.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new InvalidOperationException(
                $"target `{target.Name}`: {Nearest.Unknown("parameter", name, target.Parameters.Select(candidate => candidate.Name))}");
        return kinds.Contains(parameter.Kind)
            ? parameter
            : throw new InvalidOperationException($"target `{target.Name}`: parameter `{name}` is of kind {parameter.Kind}");
    }
}
