using Superposition.Samples;

Action? sample = args switch
{
    ["derive"] => DeriveSample.Run,
    ["grid"] => GridSample.Run,
    ["kernel"] => KernelSample.Run,
    _ => null,
};
if (sample is null)
    Console.Error.WriteLine($"'{string.Join(' ', args)}' is no sample; there are derive, grid and kernel");
sample?.Invoke();
return sample is null ? 2 : 0;
