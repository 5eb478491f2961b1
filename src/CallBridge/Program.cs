return await CallBridge.Cli.CommandLine.RunAsync(args);
