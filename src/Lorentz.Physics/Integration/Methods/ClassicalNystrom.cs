namespace Lorentz.Physics.Integration.Methods;

/// <summary>
/// The fourth-order method of Nystrom (1925): four stages at three points, so three field evaluations a step. Stages
/// two and three share the point half-way (E. J. Nystrom; Bugge and Myrheim, Nuclear Instruments and Methods 179
/// (1981) 365, for tracks in a magnetic field).
/// </summary>
public static class ClassicalNystrom
{
    /// <summary>The method's coefficients.</summary>
    public static NystromTableau Tableau { get; } = new(
        "Nystrom",
        4,
        [0, 0.5, 0.5, 1],
        [[], [0.5], [0, 0.5], [0, 0, 1]],
        [[], [0.125], [0.125, 0], [0, 0, 0.5]],
        [1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6],
        [1.0 / 6, 1.0 / 6, 1.0 / 6, 0],
        [],
        [],
        0,
        [0, 1, 1, 3]);
}
