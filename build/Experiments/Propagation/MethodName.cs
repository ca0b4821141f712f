using Lorentz.Build.Graph;
using Lorentz.Lab.Models;
using Lorentz.Lab.Names;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Any extrapolator of the project by name: classical, trained by the project, or a network file.</summary>
internal static class MethodName
{
    private const string NetworkExtension = ".safetensors";

    /// <summary>The extrapolator a name stands for.</summary>
    /// <param name="name">A classical name, the short name of a trained network, or the path of a network file.</param>
    /// <param name="field">The field that classical methods integrate through.</param>
    /// <param name="isDefaultField">Whether the user left the field out.</param>
    /// <param name="trained">The project's own networks.</param>
    /// <exception cref="UsageException">The name stands for nothing; the message has the nearest names.</exception>
    /// <exception cref="IOException">A network file is damaged; the message names it.</exception>
    public static Extrapolator Open(string name, FieldModel field, bool isDefaultField, TrainedNetworks trained)
    {
        if (name.Length == 0)
        {
            throw new UsageException("`Propagate` needs --set method=NAME, for example `cash-karp`, `rk4:10`, `residual-512`");
        }

        if (field.Extrapolator(name) is { } classical)
        {
            return classical;
        }

        var path = NetworkPath(name, trained);
        return isDefaultField
            ? new LearnedExtrapolator(Path.GetFileNameWithoutExtension(path), TrackNetworkFile.Read(path))
            : throw new UsageException($"method `{name}` is a network and knows only the field it was trained in: leave `field` out");
    }

    private static string NetworkPath(string name, TrainedNetworks trained)
    {
        if (TrainedNetworks.IsShortName(name))
        {
            return trained.FileOf(name);
        }

        if (!name.EndsWith(NetworkExtension, StringComparison.OrdinalIgnoreCase))
        {
            var parts = name.Split(':', 2);
            var alike = ExtrapolatorName.Examples.Where(example => example.Split(':')[0] == parts[0]).Select(example => $"`{example}`").ToArray();
            if (parts.Length == 2 && alike.Length > 0)
            {
                throw new UsageException($"method `{name}`: `{parts[1]}` cannot stand there; write {string.Join(", ", alike)}");
            }

            throw new UsageException(Nearest.Unknown("method", name, [.. ExtrapolatorName.Examples, "residual-512", "absolute-512", .. trained.Names]));
        }

        return File.Exists(name)
            ? name
            : throw new UsageException($"`method`: there is no network file `{name}` (looked for {Path.GetFullPath(name)})");
    }
}
