using System.Text.Json;
using System.Text.Json.Serialization;
using Lorentz.Build.Graph;
using Lorentz.Lab.Files;

namespace Lorentz.Build.Experiments.Work;

/// <summary>Keeps what single trainings of a target gave, so that a stopped target goes on with the ones that are missing.</summary>
internal static class FinishedRun
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The kept result of a piece of work, or the result of doing it now.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="name">Name of the piece, one of its kind in the target.</param>
    /// <param name="work">The work.</param>
    public static T Of<T>(TargetRun run, string name, Func<T> work)
    {
        var path = run.Checkpoint($"{name}.json");
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options)!;
        }

        var result = work();
        AtomicFile.WriteText(path, JsonSerializer.Serialize(result, Options));
        return result;
    }
}
