using System.Globalization;
using Lorentz.Bits;

// Lorentz.Bits NAME [threads]: prints NAME and the hash of its result bits; "all" prints every one, after the
// processor features in use; "hardware" prints those alone.
if (args.Length is < 1 or > 2)
{
    return Fail("usage: Lorentz.Bits NAME|all|hardware [threads]");
}

var threads = 1;
if (args.Length == 2 && (!int.TryParse(args[1], CultureInfo.InvariantCulture, out threads) || threads < 1))
{
    return Fail($"threads: '{args[1]}' is not a whole number from 1 up");
}

if (args[0] is "hardware" or "all")
{
    Console.WriteLine(Hardware.Line);
}

if (args[0] == "hardware")
{
    return 0;
}

var chosen = args[0] == "all" ? Registry.All : [.. Registry.All.Where(entry => entry.Name == args[0])];
if (chosen.Count == 0)
{
    return Fail($"no computation '{args[0]}'; there are: {string.Join(", ", Registry.All.Select(entry => entry.Name))}");
}

foreach (var computation in chosen)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{computation.Name} {computation.Run(threads):x16}"));
}

return 0;

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
