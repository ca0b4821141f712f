using FsCheck;
using FsCheck.Fluent;
using Lorentz.Physics.Fields.Maps;
using Xunit;

namespace Lorentz.Physics.Tests.Fields.Maps;

public sealed class DamagedMapProperties
{
    private static readonly string[] Damage = ["x", "", "NaN", "inf", "1e999", "--1", "1e9", "0x10", "1,2", "1 2", "#", "!", "\0", "1.5.2", "\ufeff7"];

    [Fact]
    public void No_damage_passes_silently()
    {
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var rows = MapText.Rows();
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
            for (var damages = random.Next(1, 4); damages > 0; damages--)
            {
                Apply(random, rows);
            }

            var reading = FieldMapParser.Parse(rows);
            var released = reading.Resolve(MapText.Everywhere(DefectAction.Mask)).Grid;
            return reading.Defects.Total > 0
                && reading.Grid is null
                && (released is null || released.Values.ToArray().All(double.IsFinite))
                && reading.Defects.First.All(defect => defect.Line <= rows.Count && defect.Remedy.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void No_text_makes_the_parser_fail()
    {
        Prop.ForAll<string[]>(lines =>
            FieldMapParser.Parse(lines.Where(line => line is not null)).Grid is null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static void Apply(Random random, List<string> rows)
    {
        var row = random.Next(rows.Count);
        switch (random.Next(4))
        {
            case 0:
                rows.RemoveAt(row);
                break;
            case 1:
                rows.Insert(random.Next(rows.Count), rows[row]);
                break;
            case 2:
                rows[row] = rows[row][..(rows[row].LastIndexOf(' ') + 1)];
                break;
            default:
                rows[row] = MapText.With(rows[row], random.Next(rows[row].Split(' ').Length), Damage[random.Next(Damage.Length)]);
                break;
        }
    }
}
