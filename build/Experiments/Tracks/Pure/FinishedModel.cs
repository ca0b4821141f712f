using System.Globalization;
using Lorentz.Build.Graph;
using Lorentz.Lab.Files;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>A model kept as soon as it is fitted, so that a run started again goes on with the next one.</summary>
/// <param name="run">The run.</param>
/// <param name="recipe">The model's recipe.</param>
internal sealed class FinishedModel(TargetRun run, PureRecipe recipe)
{
    /// <summary>Where it is kept.</summary>
    public string Path { get; } = run.Checkpoint(recipe.File);

    /// <summary>Whether it has been fitted.</summary>
    public bool IsThere => File.Exists(SecondsFile);

    /// <summary>How long that took.</summary>
    public double Seconds => double.Parse(File.ReadAllText(SecondsFile), NumberStyles.Float, CultureInfo.InvariantCulture);

    private string SecondsFile => Path + ".seconds";

    /// <summary>Says that the model is whole.</summary>
    public void Finish(double seconds) => AtomicFile.WriteText(SecondsFile, seconds.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Copies the model.</summary>
    public void CopyTo(string path)
    {
        using var source = File.OpenRead(Path);
        AtomicFile.Write(path, source.CopyTo);
    }
}
