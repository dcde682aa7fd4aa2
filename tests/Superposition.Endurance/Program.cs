using System.Globalization;
using Superposition.Endurance;

switch (args)
{
    case ["soak", .. var minutes] when minutes.Length < 2:
        return await Soak.RunAsync(TimeSpan.FromMinutes(minutes is [var number] ? double.Parse(number, CultureInfo.InvariantCulture) : 60)) ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("""
            Attacks that take too long for a test. Exit code 0 when the program stood them.

              soak [minutes]   classify and check in one process, 60 minutes unless told: memory and handles stay flat
            """);
        return 2;
}
