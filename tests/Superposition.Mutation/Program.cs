using Superposition.Mutation;

if (args is ["--tests", var seconds, var parts, var without])
    return FirstFailure.Of(parts.Split('|'), without.Split('|', StringSplitOptions.RemoveEmptyEntries), TimeSpan.FromSeconds(double.Parse(seconds)));
return await Sample.RunAsync(args);
