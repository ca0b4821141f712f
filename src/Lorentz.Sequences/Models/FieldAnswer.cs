using System.Collections.Immutable;
using Lorentz.Learning.Tapes;

namespace Lorentz.Sequences.Models;

/// <summary>What a model makes of a sequence, as nodes.</summary>
/// <param name="Said">[samples x queries x 1]: velocity or value, as the model's head has it, scaled.</param>
/// <param name="States">States of every state-space block, [samples x tokens x components].</param>
/// <param name="Decays">What a token leaves of each component, [1 x components], for every block.</param>
public readonly record struct FieldAnswer(TapeNode Said, ImmutableArray<TapeNode> States, ImmutableArray<TapeNode> Decays);
