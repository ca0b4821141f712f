using Lorentz.Lab.Weights;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Models;

/// <summary>Fitted charts on disk: safetensors, with everything needed to use them in the metadata.</summary>
public static class TrackChartFile
{
    /// <summary>The word by which a file is known to hold one.</summary>
    internal const string Format = "lorentz-track-chart-1";

    /// <summary>Writes a chart whole or not at all.</summary>
    public static void Write(string path, TrackChart chart) => SafeTensors.Write(
        path,
        [
            .. ChartFields.Tensors(chart), TensorFields.Row("domain.minimum", chart.Domain.Minimum), TensorFields.Row("domain.maximum", chart.Domain.Maximum),
        ],
        new Dictionary<string, string>(ChartFields.Words(chart))
        {
            ["format"] = Format,
            ["layout"] = "[planes x terms x (x, y, tx, ty)]; terms by vertex power, q/p, ty, tx",
            ["units"] = "mm, mm, 1, 1, 1/MeV, mm",
        });

    /// <summary>Reads a chart.</summary>
    /// <exception cref="InvalidDataException">The file holds no chart; the message names it and what is wrong.</exception>
    /// <exception cref="IOException">The file is missing or no whole safetensors file; the message names it.</exception>
    public static TrackChart Read(string path) => Of(SafeTensors.Read(path), path);

    /// <summary>The chart in a file that has been read.</summary>
    /// <param name="file">What the file holds.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">The file holds no chart; the message names it and what is wrong.</exception>
    internal static TrackChart Of(TensorFile file, string name)
    {
        var fields = new TensorFields(file, name, "a track chart");
        fields.RequireFormat(Format);
        return ChartFields.Read(fields, new TrainingDomain(fields.Row("domain.minimum", 7), fields.Row("domain.maximum", 7)));
    }
}
