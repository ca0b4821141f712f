using System.Collections.Immutable;
using Lorentz.Lab.Names;

namespace Lorentz.Build.Graph;

/// <summary>The targets and their arrows, checked: names unique, inputs known, no cycle.</summary>
public sealed class TargetGraph
{
    private readonly ImmutableDictionary<string, Target> byName;

    /// <summary>Checks and keeps <paramref name="targets"/>.</summary>
    /// <exception cref="UsageException">A name is used twice, an input is unknown, or the inputs form a cycle.</exception>
    public TargetGraph(ImmutableArray<Target> targets)
    {
        Targets = targets;
        var twice = targets.GroupBy(target => target.Name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new UsageException($"two targets are called `{twice.Key}`");
        }

        byName = targets.ToImmutableDictionary(target => target.Name);
        foreach (var target in targets)
        {
            var unknown = target.Inputs.FirstOrDefault(input => !byName.ContainsKey(input));
            if (unknown is not null)
            {
                throw new UsageException($"`{target.Name}` reads an {Nearest.Unknown("target", unknown, byName.Keys)}");
            }

            var loose = target.Pinned.FirstOrDefault(file => !target.Results.Contains(file));
            if (loose is not null)
            {
                throw new UsageException($"`{target.Name}` pins `{loose}`, which is not one of its results");
            }
        }

        _ = Ordered(targets);
    }

    /// <summary>Every target, as declared.</summary>
    public ImmutableArray<Target> Targets { get; }

    /// <summary>The target called <paramref name="name"/>.</summary>
    /// <exception cref="UsageException">There is none; the message has the nearest names.</exception>
    public Target Find(string name) =>
        byName.TryGetValue(name, out var target) ? target : throw new UsageException(Nearest.Unknown("target", name, byName.Keys));

    /// <summary>The targets whose outputs a target reads, groups replaced by their members.</summary>
    public ImmutableArray<Target> InputsOf(Target target) =>
    [
        .. target.Inputs.Select(Find).SelectMany(input => input.IsGroup ? InputsOf(input) : [input]).DistinctBy(input => input.Name),
    ];

    /// <summary>The names of a target and of everything it needs.</summary>
    public IEnumerable<string> ClosureOf(Target target) => Ordered([target]).Select(member => member.Name);

    /// <summary>The given targets and everything they need, inputs first, otherwise in the order asked for.</summary>
    /// <exception cref="UsageException">The inputs form a cycle; the message shows it.</exception>
    public ImmutableArray<Target> Ordered(IEnumerable<Target> wanted)
    {
        var order = ImmutableArray.CreateBuilder<Target>();
        var done = new HashSet<string>();
        var path = new List<string>();
        foreach (var target in wanted)
        {
            Visit(target);
        }

        return order.ToImmutable();

        void Visit(Target target)
        {
            if (done.Contains(target.Name))
            {
                return;
            }

            var start = path.IndexOf(target.Name);
            path.Add(target.Name);
            if (start >= 0)
            {
                throw new UsageException($"targets need each other in a circle: {string.Join(" -> ", path.Skip(start))}");
            }

            foreach (var input in target.Inputs)
            {
                Visit(byName[input]);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(target.Name);
            order.Add(target);
        }
    }
}
