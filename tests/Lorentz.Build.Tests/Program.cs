using Lorentz.Build.Commands;
using Lorentz.Build.Tests.Demonstration;
using Xunit.Runner.InProc.SystemConsole;

if (args is [DemonstrationProcess.Switch, var repository, .. var rest])
{
    using var signals = new StopSignals();
    return new Application(DemonstrationCatalogue.Of(), repository, Console.Out, Console.Error).Run(rest, signals.Token);
}

return await ConsoleRunner.Run(args);
