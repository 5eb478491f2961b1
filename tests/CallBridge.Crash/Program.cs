using System.Globalization;
using CallBridge.Crash;
using CallBridge.Crash.Images;

// [kills at each place] [minutes at most] [these places only …], or: images [how many]
const int MostSaid = 50;
const int Images = 400;

var onlyImages = args is ["images", ..];
if (onlyImages)
    args = ["0", "0", .. args[1..]];

var defaults = new CrashOptions();
var hits = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : defaults.HitsOfEach;
var options = defaults with
{
    HitsOfEach = hits,
    AtRandom = hits * 2,
    Seed = int.TryParse(Environment.GetEnvironmentVariable("CALLBRIDGE_SEED"), out var seed) ? seed : Random.Shared.Next(),
    Longest = args.Length > 1 ? TimeSpan.FromMinutes(int.Parse(args[1], CultureInfo.InvariantCulture)) : defaults.Longest,
    Places = args.Length > 2 ? [.. Place.All.Where(place => args.Skip(2).Contains(place.Name))] : Place.All,
};
Console.WriteLine($"seed {options.Seed}");
var (opened, faults) = await ImageRun.RunAsync(onlyImages && args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Images, options.Seed);
foreach (var fault in faults.Take(MostSaid))
    Console.WriteLine(fault);
Console.WriteLine($"{opened} images of what a power failure leaves were opened, {faults.Count} of them wrong");
if (onlyImages)
    return faults.Count == 0 ? 0 : 1;
using var tally = await CrashRun.RunAsync(options, Console.WriteLine);
return tally.IsClean && faults.Count == 0 ? 0 : 1;
