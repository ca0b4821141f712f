using Lorentz.Sequences.Fields;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>How well fields of a family are reconstructed: means over the fields, PSNR in dB.</summary>
/// <param name="Setting">How pixels were asked for.</param>
/// <param name="Family">The family.</param>
/// <param name="Set">Whether the fields were learned from or held out.</param>
/// <param name="Observed">PSNR of a sample on the pixels that were told.</param>
/// <param name="Unobserved">PSNR of a sample on all others.</param>
/// <param name="All">PSNR of a sample on all pixels.</param>
/// <param name="RootMeanSquare">Error of a sample on all pixels.</param>
/// <param name="Similarity">SSIM of a sample.</param>
/// <param name="MeanObserved">PSNR of the mean of the samples on the pixels that were told.</param>
/// <param name="MeanUnobserved">PSNR of the mean of the samples on all others.</param>
/// <param name="MeanAll">PSNR of the mean of the samples on all pixels.</param>
/// <param name="MeanSimilarity">SSIM of the mean of the samples.</param>
internal sealed record ExamMark(
    string Setting, FieldComplexity Family, FieldSet Set, double Observed, double Unobserved, double All, double RootMeanSquare, double Similarity,
    double MeanObserved, double MeanUnobserved, double MeanAll, double MeanSimilarity);
