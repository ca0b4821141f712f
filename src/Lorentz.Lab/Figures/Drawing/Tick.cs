namespace Lorentz.Lab.Figures.Drawing;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where it stands.</param>
/// <param name="Text">Its label; empty for a mark without one.</param>
/// <param name="Superscript">The exponent after the text, or empty.</param>
/// <param name="IsMajor">Longer, with a grid line.</param>
internal readonly record struct Tick(double Value, string Text, string Superscript, bool IsMajor);
