using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>A recurrent layer on a tape: reads rows one after the other and gives its last hidden state.</summary>
internal abstract class RecurrentCell(TapeBuilder<double> tape, int hidden)
{
    /// <summary>The tape.</summary>
    protected TapeBuilder<double> Tape => tape;

    /// <summary>Size of the hidden state.</summary>
    protected int Hidden => hidden;

    /// <summary>Records the last hidden state [samples x 1 x hidden] for rows [samples x length x inputs].</summary>
    internal abstract TapeNode Run(TapeNode rows, int length);

    /// <summary>The cell that reads what a layer without activation makes of the rows.</summary>
    internal abstract RecurrentCell Behind(LinearLayer first);

    /// <summary>The hidden state before the first row.</summary>
    internal TapeNode Silent() => tape.ConstantPerSample(1, hidden, new double[hidden]);
}
