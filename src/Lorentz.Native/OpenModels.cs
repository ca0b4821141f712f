using System.Collections.Concurrent;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Native;

/// <summary>The models that are open, by tickets that are never given twice: a closed one is known to be closed.</summary>
internal static class OpenModels
{
    private static readonly ConcurrentDictionary<nint, DeployedModel> Models = new();
    private static long tickets;

    /// <summary>Keeps a model and gives its ticket.</summary>
    public static nint Add(DeployedModel model)
    {
        var ticket = (nint)Interlocked.Increment(ref tickets);
        Models[ticket] = model;
        return ticket;
    }

    /// <summary>Forgets a model, if it is there.</summary>
    public static void Remove(nint ticket) => Models.TryRemove(ticket, out _);

    /// <summary>The model of a ticket.</summary>
    /// <exception cref="BadArgumentException">It is not open.</exception>
    public static DeployedModel Of(nint ticket) => Models.TryGetValue(ticket, out var model)
        ? model
        : throw new BadArgumentException(
            ticket == 0 ? "model is null: valid is one from lorentz_open" : "the model is closed, or was never opened: valid is one from lorentz_open");
}
