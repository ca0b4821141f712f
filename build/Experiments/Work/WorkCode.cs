namespace Lorentz.Build.Experiments.Work;

/// <summary>Where the sources lie that share out the work of a target and keep what is done of it.</summary>
internal static class WorkCode
{
    /// <summary>Folder of the sources: it belongs to the code of every target that uses them.</summary>
    public const string Folder = "build/Experiments/Work";
}
