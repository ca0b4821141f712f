namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>A trained model asked in sequences of one length.</summary>
/// <param name="Setting">What differs from the training besides the length, in words.</param>
/// <param name="Length">Tokens N of a sequence.</param>
/// <param name="Decibels">PSNR on 51 pixels that are asked for at every length, for each field.</param>
/// <param name="AllDecibels">PSNR on all queries of a field, their mean over fields.</param>
/// <param name="StateSize">Mean size of a component of the last block's state at the last token, half way through the flow; not a number without states.</param>
/// <param name="TokenDecay">What a token leaves of the last block's state, mean over its components; not a number without states.</param>
internal sealed record LengthPoint(string Setting, int Length, double[] Decibels, double AllDecibels, double StateSize, double TokenDecay)
{
    /// <summary>Mean PSNR over the fields.</summary>
    public double Mean => Decibels.Average();

    /// <summary>What a whole sequence leaves of the state.</summary>
    public double SequenceDecay
    {
        get
        {
            var left = 1.0;
            for (var token = 0; token < Length; token++)
            {
                left *= TokenDecay;
            }

            return left;
        }
    }
}
