using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CallBridge.Tests")]
[assembly: InternalsVisibleTo("CallBridge.Functional.Tests")]
[assembly: InternalsVisibleTo("CallBridge.Browser.Tests")]
[assembly: InternalsVisibleTo("CallBridge.Benchmarks")]
