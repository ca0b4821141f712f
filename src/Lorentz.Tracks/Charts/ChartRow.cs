namespace Lorentz.Tracks.Charts;

/// <summary>Terms T_i(tx) T_j(ty) T_k(q/p) v for i from 0 up.</summary>
/// <param name="Count">Number of terms.</param>
/// <param name="Ty">j.</param>
/// <param name="Qop">k.</param>
/// <param name="Vertex">v.</param>
public readonly record struct ChartRow(int Count, int Ty, int Qop, VertexPower Vertex);
