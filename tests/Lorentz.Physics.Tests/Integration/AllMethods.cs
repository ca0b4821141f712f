using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Xunit;

namespace Lorentz.Physics.Tests.Integration;

/// <summary>The methods under test, by name.</summary>
internal static class AllMethods
{
    internal static IReadOnlyDictionary<string, NystromTableau> ByName { get; } = new[]
    {
        ClassicalRungeKutta.Tableau, ClassicalNystrom.Tableau, CashKarp.Tableau, DormandPrince.Tableau, DormandPrince8.Tableau,
        GraggBulirschStoer.Tableau(2), GraggBulirschStoer.Tableau(3), GraggBulirschStoer.Tableau(4), GraggBulirschStoer.Tableau(5), GraggBulirschStoer.Tableau(6),
    }.ToDictionary(method => method.Name);

    internal static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>The method that propagates the embedded solution of another.</summary>
    internal static NystromTableau Embedded(NystromTableau method) => method with
    {
        Order = method.EmbeddedOrder,
        SlopeWeights = method.EmbeddedSlopeWeights,
        PositionWeights = method.EmbeddedPositionWeights,
        EmbeddedSlopeWeights = [],
        EmbeddedPositionWeights = [],
        EmbeddedOrder = 0,
    };
}
