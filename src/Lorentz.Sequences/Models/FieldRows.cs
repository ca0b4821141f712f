using Lorentz.Learning.Tapes;

namespace Lorentz.Sequences.Models;

/// <summary>What a sequence is made of, as nodes.</summary>
/// <param name="ReadingPlaces">[samples x readings x 2], coordinates from -1 to 1.</param>
/// <param name="ReadingValues">[samples x readings x 1], scaled.</param>
/// <param name="QueryPlaces">[samples x queries x 2].</param>
/// <param name="QueryValues">[samples x queries x 1]: where the flow stands, scaled; 0 for direct regression.</param>
/// <param name="Time">[samples x 1 x 1], from 0 to 1.</param>
public readonly record struct FieldRows(TapeNode ReadingPlaces, TapeNode ReadingValues, TapeNode QueryPlaces, TapeNode QueryValues, TapeNode Time);
