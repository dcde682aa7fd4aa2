using System.Globalization;
using Superposition.Endurance;
using Superposition.Endurance.Fuzzing;

switch (args)
{
    case ["soak", .. var minutes] when minutes.Length < 2:
        return await Soak.RunAsync(TimeSpan.FromMinutes(minutes is [var number] ? double.Parse(number, CultureInfo.InvariantCulture) : 60)) ? 0 : 1;
    case ["interrupt", .. var runs] when runs.Length < 2:
        return await Interruptions.RunAsync(runs is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 200) ? 0 : 1;
    case ["determinism"]:
        return await Determinism.RunAsync() ? 0 : 1;
    case ["extremes"]:
        return Extremes.Run() ? 0 : 1;
    case ["fuzz", .. var numbers] when numbers.Length < 3:
        return Fuzz.Run(
            TimeSpan.FromMinutes(numbers.Length > 0 ? double.Parse(numbers[0], CultureInfo.InvariantCulture) : 10),
            numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : 20220914) ? 0 : 1;
    case [BombTarget.Reader, var kind]:
        return BombTarget.ReadOne(kind, await Console.In.ReadToEndAsync());
    default:
        await Console.Error.WriteLineAsync("""
            Attacks that take too long for a test. Exit code 0 when the program stood them.

              soak [minutes]         classify and check in one process, 60 minutes unless told: memory and handles stay flat
              interrupt [runs]       SIGINT, SIGTERM and SIGKILL at random moments of every command that writes, 200 times unless told: files are old or new, whole
              determinism            every command on 1, 2 and 8 threads, with fewer vectors, in other cultures, time zones and folders: the same bytes
              extremes               the error of losses and gradients near walls and axes, at small weights and densities; censuses at the ends of the range
              fuzz [minutes [seed]]  random inputs against all that reads one, 10 minutes of processor time unless told: no finding
            """);
        return 2;
}
